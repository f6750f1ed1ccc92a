import { basename } from 'node:path';
import type { Receipt } from '../../../schemas/release/receipt.js';
import { hashFile, sha256 } from '../../system/hash.js';
import type { ColumnMap, Role } from '../estimate/column-map.js';
import type { Estimates } from '../estimate/estimates.js';
import type { EstimateOptions } from '../estimate/options.js';

type Hashed = Receipt['inputs'];

async function hashAll(paths: readonly string[], signal: AbortSignal): Promise<Hashed> {
  const hashed = [];
  // Only the name: where the records are in a secure setting must not leave it.
  for (const path of paths) hashed.push({ path: basename(path), ...(await hashFile(path, path, signal)) });
  return hashed;
}

/**
 * Size and hash of each file in the given order, one after the other, read in pieces while `work` runs. When
 * the work fails, reading stops and the error of the work is thrown.
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

/** It changes when the same records give other groups of people: 2, the gap of everyone with earnings. */
const METHOD = 'method 2';

/**
 * The options by which some people have other values: the user's words for a missing value, and what became
 * of earnings out of range, if there were any.
 */
export function readAs(
  { missing = [], maxEarnings, outOfRange }: Pick<EstimateOptions, 'missing' | 'maxEarnings' | 'outOfRange'>,
  { checks }: Pick<Estimates, 'checks'>,
): string[] {
  const words = [...new Set(missing)].sort().map((word) => `missing ${word.toLowerCase()}`);
  const treated = (checks.columns.earnings?.out_of_range ?? 0) > 0;
  return treated ? [...words, `${outOfRange} above ${maxEarnings}`] : words;
}

/**
 * Columns that decide who is in which group. With other columns changed, the same people are in the same
 * groups.
 */
const DECIDING: readonly Role[] = ['area', 'cohort', 'sex', 'fsm', 'circumstances', 'qualification'];

/**
 * Identifies the records in `disclosure.json`: equal text means the same people in the same groups, whatever
 * the order of the files. The columns are part of it: areas of 2011 and of 2021 in the same files differ by a
 * few people, and outputs by the two must be compared as those of different records are. So do outputs with
 * losses and without them: `readAs` says how values were read.
 */
export function identityOf(
  hashed: Receipt['inputs'],
  columns: ColumnMap,
  readAs: readonly string[] = [],
): string {
  const files = hashed.map((file) => file.sha256).sort();
  const names = DECIDING.map((role) => JSON.stringify(columns[role] ?? role));
  return sha256([METHOD, ...files, ...names, ...readAs.map((each) => JSON.stringify(each))].join('\n'));
}
