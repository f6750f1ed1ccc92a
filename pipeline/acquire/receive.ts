import { rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { onDisk } from '../../errors/file-system.js';
import { onInterrupt } from '../system/interrupt.js';
import { type Measure, Meter } from './measure.js';
import { dropPartial, newPartial } from './partial.js';

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
