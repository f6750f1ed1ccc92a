import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { onDisk } from '../../errors/file-system.js';
import type { WrittenFile } from './folder-writer.js';

/** Text that is gathered before it is written. */
const PIECE = 2 ** 20;

async function hashed(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of createReadStream(path, { highWaterMark: PIECE })) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** Size and hash of a file, read in pieces. */
export const hashFile = (path: string, name: string) => onDisk(`reading ${name}`, () => hashed(path));

/**
 * Writes the files of a release into one folder and keeps account of them, as `FolderWriter` does, but piece by piece:
 * tables of an index of anyone’s own may be longer than a text can be.
 */
export class ReleaseWriter {
  readonly #folder: string;
  readonly #files: WrittenFile[] = [];

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Every file so far, by path. */
  get files(): WrittenFile[] {
    return [...this.#files].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  async write(path: string, content: string | Uint8Array): Promise<WrittenFile> {
    return this.pieces(path, [content]);
  }

  /** Writes a new file of pieces, and waits until it is on the disk. */
  async pieces(path: string, pieces: Iterable<string | Uint8Array>): Promise<WrittenFile> {
    const hash = createHash('sha256');
    let bytes = 0;
    const put = async (file: FileHandle, content: string | Uint8Array) => {
      const piece = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
      hash.update(piece);
      bytes += piece.byteLength;
      await file.writeFile(piece);
    };
    await onDisk(`writing ${path}`, async () => {
      const file = await open(join(this.#folder, path), 'wx');
      try {
        for (const piece of pieces) await put(file, piece);
        await file.sync();
      } finally {
        await file.close();
      }
    });
    return this.#keep({ path, bytes, sha256: hash.digest('hex') });
  }

  /** Takes account of a file that something else wrote into the folder. */
  async adopt(path: string, writer: (fullPath: string) => Promise<void>): Promise<WrittenFile> {
    const full = join(this.#folder, path);
    await onDisk(`writing ${path}`, () => writer(full));
    return this.#keep({ path, ...(await hashFile(full, path)) });
  }

  #keep(file: WrittenFile): WrittenFile {
    this.#files.push(file);
    return file;
  }
}
