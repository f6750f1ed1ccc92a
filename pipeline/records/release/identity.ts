import { basename } from 'node:path';
import type { Receipt } from '../../../schemas/release/receipt.js';
import { hashFile, sha256 } from '../../system/hash.js';
import type { ColumnMap, Role } from '../estimate/column-map.js';

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

/** Columns that decide who stands where. By others the same people would be counted, in the same groups. */
const DECIDING: readonly Role[] = ['area', 'cohort', 'sex', 'fsm', 'circumstances', 'qualification'];

/**
 * Stands for the records in `disclosure.json`: the same text, the same people in the same groups, whatever the order of
 * the files. The columns belong to it: areas of 2011 and of 2021 in the same files differ by a few people, and outputs
 * by the one and by the other must be held against each other as those of different records are.
 */
export function identityOf(hashed: Receipt['inputs'], columns: ColumnMap): string {
  const files = hashed.map((file) => file.sha256).sort();
  return sha256([...files, ...DECIDING.map((role) => JSON.stringify(columns[role] ?? role))].join('\n'));
}
