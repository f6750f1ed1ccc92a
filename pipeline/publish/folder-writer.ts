import { createHash } from 'node:crypto';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ascending } from 'd3-array';
import { onDisk } from '../../errors/file-system.js';
import type { Content, FileDescription, OutputFile, WrittenFile } from '../../outputs/writer.js';
import { hashFile } from '../system/hash.js';
import { makeFolder } from '../system/make-folder.js';
import { syncFolder } from '../system/sync-path.js';
import { DiskQueue } from './disk-queue.js';

/** Writes the bytes of a new file; a parameter so that a test can simulate a full disk. */
export type WriteBytes = (path: string, pieces: Iterable<Uint8Array>) => Promise<void>;

/**
 * Writes a new file piece by piece, at once: a release has thousands of small ones. It need not be on the
 * disk then. Fails where a file of that name exists.
 */
const writePieces: WriteBytes = async (path, pieces) => {
  const file = openSync(path, 'wx');
  try {
    for (const piece of pieces) writeFileSync(file, piece);
  } finally {
    closeSync(file);
  }
};

/** Content as pieces of bytes; a text or a buffer is one piece. */
function* piecesOf(content: Content): Generator<Uint8Array> {
  const whole = typeof content === 'string' || content instanceof Uint8Array;
  for (const piece of whole ? [content] : content)
    yield typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
}

/** Writes the files of a release into one folder and records their sizes and hashes. */
export class FolderWriter {
  readonly #folder: string;
  readonly #write: WriteBytes;
  readonly #files: (WrittenFile & { readonly writer: FileDescription })[] = [];
  readonly #folders = new Set<string>();
  readonly #disk = new DiskQueue();

  constructor(folder: string, write: WriteBytes = writePieces) {
    this.#folder = folder;
    this.#write = write;
  }

  /** Every file written so far, sorted by path. */
  get files(): (WrittenFile & { readonly writer: FileDescription })[] {
    return this.#files.toSorted((a, b) => ascending(a.path, b.path));
  }

  /** Throws `disk-full`, `no-permission` or `file-system`. */
  async write(file: OutputFile, writer: FileDescription): Promise<void> {
    const { path, content } = file;
    const full = join(this.#folder, ...path.split('/'));
    this.#makeFolderOf(path);
    if (typeof content === 'function') {
      await onDisk(`writing ${path}`, () => content(full));
      this.#disk.add(full, path);
      this.#files.push({ path, ...(await hashFile(full, path)), writer });
      return;
    }
    const hash = createHash('sha256');
    let bytes = 0;
    function* hashed() {
      for (const piece of piecesOf(content as Content)) {
        hash.update(piece);
        bytes += piece.byteLength;
        yield piece;
      }
    }
    await onDisk(`writing ${path}`, () => this.#write(full, hashed()));
    this.#disk.add(full, path);
    this.#files.push({ path, bytes, sha256: hash.digest('hex'), writer });
  }

  /**
   * Waits until every file and folder is on the disk, as it must be before a release is published. Throws as
   * `write`.
   */
  async end(): Promise<void> {
    await this.#disk.empty();
    const folders = new Set<string>(['.']);
    for (let folder of this.#folders) for (; folder !== '.'; folder = dirname(folder)) folders.add(folder);
    for (const folder of folders)
      await onDisk(`writing ${folder}`, () => syncFolder(join(this.#folder, ...folder.split('/'))));
  }

  /**
   * Makes the subfolder of a file, once. Names of files may come from data, so none may lead out of the
   * folder.
   */
  #makeFolderOf(path: string): void {
    if (path.startsWith('/') || /\\|(^|\/)\.{0,2}(\/|$)/.test(path))
      throw new RangeError(`${JSON.stringify(path)} is not a path inside a release`);
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    if (folder === '' || this.#folders.has(folder)) return;
    makeFolder(join(this.#folder, ...folder.split('/')));
    this.#folders.add(folder);
  }
}
