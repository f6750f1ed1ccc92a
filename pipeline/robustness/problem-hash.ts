import { createHash } from 'node:crypto';
import { PACKAGE } from '../system/package-root.js';
import type { RobustnessProblem } from './problem.js';

/** Typed arrays as their bytes, so that every digit counts; NaN and all. */
const plain = (_: string, value: unknown): unknown =>
  ArrayBuffer.isView(value)
    ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64')
    : value;

/** Hash of all that the ranks of a replicate depend on, but its number. */
export function problemHash(problem: RobustnessProblem, codes: readonly string[]): string {
  // how many replicates and rows of the design are asked for changes none of them
  const choices = { ...problem.choices, replicates: 0, sensitivity: 0 };
  const text = JSON.stringify({ program: PACKAGE.version, codes, ...problem, choices }, plain);
  return createHash('sha256').update(text).digest('hex');
}
