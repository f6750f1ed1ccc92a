import { basename } from 'node:path';
import type { Receipt } from '../../../schemas/release/receipt.js';
import { hashFile } from '../../system/hash.js';

type Hashed = Receipt['inputs'];

async function hashAll(paths: readonly string[], signal: AbortSignal): Promise<Hashed> {
  const hashed = [];
  // The name alone: where the records lie in a secure setting is nobody’s business outside.
  for (const path of paths) hashed.push({ path: basename(path), ...(await hashFile(path, path, signal)) });
  return hashed;
}

/**
 * Size and hash of each file in the order given, one after the other, read in pieces while `work` goes on. When the
 * work fails there is no more reading, and what went wrong in it is what is told.
 */
export async function whileHashing<T>(
  paths: readonly string[],
  work: () => Promise<T>,
): Promise<{ found: T; hashed: Hashed }> {
  const stop = new AbortController();
  const hashing = hashAll(paths, stop.signal).then(
    (hashed) => ({ hashed }),
    (problem: unknown) => ({ problem }),
  );
  try {
    const found = await work();
    const outcome = await hashing;
    if ('problem' in outcome) throw outcome.problem;
    return { found, hashed: outcome.hashed };
  } finally {
    stop.abort();
    await hashing;
  }
}
