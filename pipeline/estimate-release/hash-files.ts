import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { onDisk } from '../../errors/file-system.js';
import type { Receipt } from '../../schemas/release/receipt.js';

async function hashOf(path: string): Promise<Receipt['inputs'][number]> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 })) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  // The name alone: where the records lie in a secure setting is nobody’s business outside.
  return { path: basename(path), bytes, sha256: hash.digest('hex') };
}

/** Size and hash of each file, one after the other, in the order given; read in pieces. */
export async function hashFiles(paths: readonly string[]): Promise<Receipt['inputs']> {
  const hashed = [];
  for (const path of paths) hashed.push(await onDisk(`reading ${path}`, () => hashOf(path)));
  return hashed;
}
