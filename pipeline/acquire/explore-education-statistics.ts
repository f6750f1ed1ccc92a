import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { SmiError } from '../../errors/smi-error.js';

/** The pieces, after a first one that was read already; ends the reading of the others when it is ended. */
async function* following(
  first: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield first;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/** The first bytes, at least two where there are so many: enough to recognise gzip. */
async function firstBytes(iterator: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array();
  while (head.byteLength < 2) {
    const next = await iterator.next();
    if (next.done === true) return head;
    head = Buffer.concat([head, next.value]);
  }
  return head;
}

const isDamaged = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');

/**
 * The CSV as text: the interface sends it compressed by gzip, whether it was asked to or not, and the same
 * text may be compressed into different bytes. Whoever reads the pieces limits their size. Throws
 * `answer-unreadable` for a compressed body that is damaged or cut off, and what `chunks` throws.
 */
export async function* uncompressed(
  chunks: AsyncIterable<Uint8Array>,
  shown: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const iterator = chunks[Symbol.asyncIterator]();
  const head = await firstBytes(iterator);
  const all = following(head, iterator);
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    yield* all;
    return;
  }
  // An error of either stream ends the other; it reaches the loop below.
  const text: AsyncIterable<Uint8Array> = pipeline(Readable.from(all), createGunzip(), () => undefined);
  try {
    yield* text;
  } catch (cause) {
    if (!isDamaged(cause)) throw cause;
    throw new SmiError('answer-unreadable', `${shown}: compressed by gzip, and damaged or cut off`, {
      cause,
    });
  }
}
