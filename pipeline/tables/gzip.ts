import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { LIMITS } from './limits.js';

/** A compressed file that unpacks to far more than a table does. */
export class UnpacksTooFar extends Error {}

/** The content of a gzip file in pieces. Throws `UnpacksTooFar`, or an error of zlib where it is damaged. */
export async function* unpacked(path: string): AsyncGenerator<Uint8Array> {
  const packed = createReadStream(path);
  const unpack = createGunzip();
  packed.on('error', (error) => unpack.destroy(error));
  packed.pipe(unpack);
  let length = 0;
  try {
    for await (const bytes of unpack as AsyncIterable<Buffer>) {
      length += bytes.length;
      if (length > packed.bytesRead * LIMITS.unpackedTimes + 1_000_000) throw new UnpacksTooFar();
      yield bytes;
    }
  } finally {
    packed.destroy();
    unpack.destroy();
  }
}

/** The first bytes of the content of a gzip file. */
export async function startOfUnpacked(path: string, length: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let found = 0;
  for await (const piece of unpacked(path)) {
    pieces.push(piece);
    found += piece.length;
    if (found >= length) break;
  }
  return Buffer.concat(pieces).subarray(0, length);
}
