import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, rmSync } from 'node:fs';
import { type FileHandle, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { onDisk } from '../../errors/file-system.js';
import { sha256Aside } from '../system/hash.js';
import { onInterrupt } from '../system/interrupt.js';
import { makeFolder } from '../system/make-folder.js';
import { isRunning } from '../system/processes.js';
import { readRegular } from '../system/read-regular.js';

/** Bytes kept from the start of a file: enough to recognise its format. */
const HEAD_BYTES = 1024;

/** What is known of a file once all its bytes were read. */
export interface Measure {
  readonly bytes: number;
  /** 64 hexadecimal digits. */
  readonly sha256: string;
  /** The first bytes, at most 1,024. */
  readonly head: Uint8Array;
}

/** Measures bytes as they are streamed; keeps only the first of them. */
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

  /** Ends the measurement: call it once. */
  result(): Measure {
    return {
      bytes: this.#bytes,
      sha256: this.#hash.digest('hex'),
      head: this.#head.subarray(0, Math.min(this.#bytes, HEAD_BYTES)),
    };
  }
}

/** Bytes read from a disk at a time. */
export const PIECE = 2 ** 20;
/** A file up to this size is read whole, and hashed on another thread. */
const WHOLE_BYTES = 16 * PIECE;

/** Measures the file at `path`. Throws errors of the file system, and the signal's reason when it fires. */
export async function measureFile(path: string, signal: AbortSignal): Promise<Measure> {
  signal.throwIfAborted();
  if ((await stat(path)).size <= WHOLE_BYTES) {
    const content = await readRegular(path);
    const hash = await sha256Aside(content);
    signal.throwIfAborted();
    return {
      bytes: content.byteLength,
      sha256: hash,
      head: Uint8Array.from(content.subarray(0, HEAD_BYTES)),
    };
  }
  const meter = new Meter();
  const chunks: AsyncIterable<Uint8Array> = createReadStream(path, { highWaterMark: PIECE });
  for await (const chunk of chunks) {
    signal.throwIfAborted();
    meter.add(chunk);
  }
  return meter.result();
}

const folderOf = (store: string) => join(store, 'partial');

/** A new name for a file that is not complete yet; it includes the number of the process that writes it. */
export async function newPartial(store: string): Promise<string> {
  const folder = folderOf(store);
  await onDisk(`making ${folder}`, () => makeFolder(folder));
  return join(folder, `${process.pid}-${randomUUID()}`);
}

/** Deletes an incomplete file; a failure is ignored, because the error that led here matters more. */
export async function dropPartial(path: string): Promise<void> {
  await rm(path, { force: true }).catch(() => undefined);
}

async function isLeftOver(path: string, pid: number): Promise<boolean> {
  if (pid !== process.pid) return !isRunning(pid);
  // In a container each start gets the same number: a file older than this process belongs to an earlier one.
  const startedMs = Date.now() - process.uptime() * 1000;
  return (await stat(path)).mtimeMs < startedMs - 1000;
}

/**
 * Deletes incomplete files of processes that have ended, and none of a running one. Where the file system
 * refuses, the file stays, so that a complete store can be used from a read-only disk.
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

/** Appends all of `chunk` to a file; tests replace it to simulate a full disk. */
export type Write = (file: FileHandle, chunk: Uint8Array) => Promise<void>;

export const writeChunk: Write = (file, chunk) => file.writeFile(chunk);

/** A file that was received and is on disk under its temporary name. */
export interface Received extends Measure {
  readonly path: string;
  /**
   * True when more than `limit` bytes came: `bytes` and `sha256` are then those of the part that was read.
   */
  readonly cut: boolean;
}

export interface ReceiveOptions {
  readonly store: string;
  /** Largest number of bytes to accept. */
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
  // Without this, a power cut after the rename could leave an empty file under its final name.
  await onDisk(`writing ${path}`, () => file.sync());
  return { ...meter.result(), path, cut: meter.bytes > options.limit };
}

/**
 * Streams `chunks` to a temporary file in the store and measures them. Whatever goes wrong, the temporary
 * file is deleted. Throws `disk-full`, `no-permission` or `file-system` for the disk, the signal's reason
 * when it fires, and what `chunks` throws.
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
