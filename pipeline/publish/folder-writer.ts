import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { onDisk } from '../../errors/file-system.js';
import type { Content, FileDescription, OutputFile, WrittenFile } from '../../outputs/writer.js';
import { hashFile } from '../system/hash.js';
import { makeFolder } from '../system/make-folder.js';

/** How the bytes of a new file reach the disk; a parameter so that a full disk can be tried. */
export type WriteBytes = (path: string, pieces: Iterable<Uint8Array>) => Promise<void>;

/** Writes a new file piece by piece and waits until it is on the disk. Fails when there is a file of that name. */
export const writePieces: WriteBytes = async (path, pieces) => {
  const file = await open(path, 'wx');
  try {
    for (const piece of pieces) await file.writeFile(piece);
    await file.sync();
  } finally {
    await file.close();
  }
};

/** Content as bytes; what is whole is one piece. */
function* piecesOf(content: Content): Generator<Uint8Array> {
  const whole = typeof content === 'string' || content instanceof Uint8Array;
  for (const piece of whole ? [content] : content)
    yield typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
}

/** Writes the files of a release into one folder and keeps account of them. */
export class FolderWriter {
  readonly #folder: string;
  readonly #write: WriteBytes;
  readonly #files: (WrittenFile & { readonly writer: FileDescription })[] = [];
  readonly #folders = new Set<string>();

  constructor(folder: string, write: WriteBytes = writePieces) {
    this.#folder = folder;
    this.#write = write;
  }

  /** Every file so far, by path. */
  get files(): (WrittenFile & { readonly writer: FileDescription })[] {
    return [...this.#files].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** Throws `disk-full`, `no-permission` or `file-system`. */
  async write(file: OutputFile, writer: FileDescription): Promise<void> {
    const { path, content } = file;
    const full = join(this.#folder, ...path.split('/'));
    this.#makeFolderOf(path);
    if (typeof content === 'function') {
      await onDisk(`writing ${path}`, () => content(full));
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
    this.#files.push({ path, bytes, sha256: hash.digest('hex'), writer });
  }

  /** Makes the folder of a file in a subfolder, once. Names of files may come from data: none may lead out. */
  #makeFolderOf(path: string): void {
    if (path.startsWith('/') || /\\|(^|\/)\.{0,2}(\/|$)/.test(path))
      throw new RangeError(`${JSON.stringify(path)} is not a path inside a release`);
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    if (folder === '' || this.#folders.has(folder)) return;
    makeFolder(join(this.#folder, ...folder.split('/')));
    this.#folders.add(folder);
  }
}
