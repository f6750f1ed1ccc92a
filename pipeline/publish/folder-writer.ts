import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onDisk } from '../../errors/file-system.js';
import { sha256 } from '../system/hash.js';
import { writeWhole } from '../system/write-whole.js';

/** A file of a release as it was written. */
export interface WrittenFile {
  /** Relative to the release, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** How bytes reach the disk; a parameter so that a full disk can be tried. */
export type WriteBytes = (path: string, content: Uint8Array) => Promise<void>;

/** Writes the files of a release into one folder and keeps account of them. */
export class FolderWriter {
  readonly #folder: string;
  readonly #write: WriteBytes;
  readonly #files: WrittenFile[] = [];

  constructor(folder: string, write: WriteBytes = writeWhole) {
    this.#folder = folder;
    this.#write = write;
  }

  /** Every file so far, by path. */
  get files(): WrittenFile[] {
    return [...this.#files].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  async write(path: string, content: string | Uint8Array): Promise<void> {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    await onDisk(`writing ${path}`, () => this.#write(join(this.#folder, path), bytes));
    this.#files.push({ path, bytes: bytes.byteLength, sha256: sha256(bytes) });
  }

  /** Takes account of a file that something else wrote into the folder. */
  async adopt(path: string, writer: (fullPath: string) => Promise<void>): Promise<void> {
    await onDisk(`writing ${path}`, () => writer(join(this.#folder, path)));
    const bytes = await onDisk(`reading ${path}`, () => readFile(join(this.#folder, path)));
    this.#files.push({ path, bytes: bytes.byteLength, sha256: sha256(bytes) });
  }
}
