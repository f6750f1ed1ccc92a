import { createHash } from 'node:crypto';
import { PACKAGE } from '../system/package-root.js';
import type { RobustnessProblem } from './problem.js';

/** Writes typed arrays as their bytes, so that every digit counts and NaN is kept. */
const plain = (_: string, value: unknown): unknown =>
  ArrayBuffer.isView(value)
    ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64')
    : value;

/** Hash of everything that the ranks of a replicate depend on, except its number. */
export function problemHash(problem: RobustnessProblem, codes: readonly string[]): string {
  // the numbers of replicates and of rows of the design do not change any replicate
  const choices = { ...problem.choices, replicates: 0, sensitivity: 0 };
  const text = JSON.stringify({ program: PACKAGE.version, codes, ...problem, choices }, plain);
  return createHash('sha256').update(text).digest('hex');
}
