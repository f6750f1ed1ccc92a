import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, rmSync } from 'node:fs';
import { type FileHandle, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { onDisk } from '../../errors/file-system.js';
import { onInterrupt } from '../system/interrupt.js';
import { makeFolder } from '../system/make-folder.js';
import { isRunning } from '../system/processes.js';

/** How much of the start of a file is kept, enough to see what kind of file it is. */
const HEAD_BYTES = 1024;

/** What is known of a file once all its bytes have passed. */
export interface Measure {
  readonly bytes: number;
  /** 64 hexadecimal digits. */
  readonly sha256: string;
  /** The first bytes, at most 1,024. */
  readonly head: Uint8Array;
}

/** Measures bytes as they pass; holds none but the head. */
export class Meter {
  readonly #hash = createHash('sha256');
  readonly #head = new Uint8Array(HEAD_BYTES);
  #bytes = 0;

  get bytes(): number {
    return this.#bytes;
  }

  add(chunk: Uint8Array): void {
    if (this.#bytes < HEAD_BYTES) this.#head.set(chunk.subarray(0, HEAD_BYTES - this.#bytes), this.#bytes);
    this.#hash.update(chunk);
    this.#bytes += chunk.byteLength;
  }

  /** Ends the measuring: call it once. */
  result(): Measure {
    return {
      bytes: this.#bytes,
      sha256: this.#hash.digest('hex'),
      head: this.#head.subarray(0, Math.min(this.#bytes, HEAD_BYTES)),
    };
  }
}

/** Measures the file at `path`. Throws what the file system throws, and the signal's reason when it fires. */
export async function measureFile(path: string, signal: AbortSignal): Promise<Measure> {
  const meter = new Meter();
  const chunks: AsyncIterable<Uint8Array> = createReadStream(path);
  for await (const chunk of chunks) {
    signal.throwIfAborted();
    meter.add(chunk);
  }
  return meter.result();
}

const folderOf = (store: string) => join(store, 'partial');

/** A fresh name for a file that is not whole yet; it says which process writes it. */
export async function newPartial(store: string): Promise<string> {
  const folder = folderOf(store);
  await onDisk(`making ${folder}`, () => makeFolder(folder));
  return join(folder, `${process.pid}-${randomUUID()}`);
}

/** Deletes a partial; a refusal is passed over, because the error that led here matters more. */
export async function dropPartial(path: string): Promise<void> {
  await rm(path, { force: true }).catch(() => undefined);
}

async function isLeftOver(path: string, pid: number): Promise<boolean> {
  if (pid !== process.pid) return !isRunning(pid);
  // In a container the same number comes back at each start: what is older than this process is not its own.
  const startedMs = Date.now() - process.uptime() * 1000;
  return (await stat(path)).mtimeMs < startedMs - 1000;
}

/**
 * Deletes what dead runs have left half-written, and nothing of a running one. It is housekeeping: where the file
 * system refuses, the leftover stays, so that a complete store can be used from a read-only disk.
 */
export async function sweepPartials(store: string): Promise<void> {
  const folder = folderOf(store);
  for (const name of await readdir(folder).catch(() => [])) {
    const pid = /^([1-9]\d{0,9})-/.exec(name)?.[1];
    if (pid === undefined) continue;
    const path = join(folder, name);
    if (await isLeftOver(path, Number(pid)).catch(() => false)) await dropPartial(path);
  }
}

/** Writes all of `chunk` at the end of a file; another one is given by tests, to fill the disk. */
export type Write = (file: FileHandle, chunk: Uint8Array) => Promise<void>;

export const writeChunk: Write = (file, chunk) => file.writeFile(chunk);

/** A file that has come in and is on disk under its temporary name. */
export interface Received extends Measure {
  readonly path: string;
  /** True when more than `limit` bytes came: then `bytes` and `sha256` are those of a part. */
  readonly cut: boolean;
}

export interface ReceiveOptions {
  readonly store: string;
  /** The most bytes that are taken in. */
  readonly limit: number;
  readonly write: Write;
  readonly signal: AbortSignal;
}

async function pour(
  chunks: AsyncIterable<Uint8Array>,
  file: FileHandle,
  path: string,
  options: ReceiveOptions,
) {
  const meter = new Meter();
  for await (const chunk of chunks) {
    options.signal.throwIfAborted();
    meter.add(chunk);
    if (meter.bytes > options.limit) break;
    await onDisk(`writing ${path}`, () => options.write(file, chunk));
  }
  // Without this, a loss of power after the rename could leave an empty file under its final name.
  await onDisk(`writing ${path}`, () => file.sync());
  return { ...meter.result(), path, cut: meter.bytes > options.limit };
}

/**
 * Streams `chunks` to a temporary file of the store and measures them on the way. Whatever goes wrong, the temporary
 * file is deleted. Throws `disk-full`, `no-permission` or `file-system` for the disk, the signal's reason when it
 * fires, and what `chunks` throws.
 */
export async function receive(chunks: AsyncIterable<Uint8Array>, options: ReceiveOptions): Promise<Received> {
  const path = await newPartial(options.store);
  const forget = onInterrupt(() => rmSync(path, { force: true }));
  try {
    const file = await onDisk(`writing ${path}`, () => open(path, 'wx'));
    try {
      return await pour(chunks, file, path, options);
    } finally {
      await onDisk(`writing ${path}`, () => file.close());
    }
  } catch (error) {
    await dropPartial(path);
    throw error;
  } finally {
    forget();
  }
}
