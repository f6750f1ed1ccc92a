import fc from 'fast-check';
import { expect } from 'vitest';
import { type Problem, ToolboxError } from '../../../pipeline/methods/problem.js';

export const column = (...values: number[]) => Float64Array.from(values);
export const NONE = Number.NaN;

export interface Refusal {
  readonly problem: Problem;
  readonly codes: readonly string[];
  readonly part: unknown;
  readonly message: string;
}

/** The problem that a call is refused for, with the part if any. A refusal needs a message. */
export function refusal(call: () => unknown): Refusal {
  try {
    call();
  } catch (error) {
    if (!(error instanceof ToolboxError)) throw error;
    const { problem, codes, message } = error;
    if (!/\w+ \w+/.test(message)) throw new Error(`${problem} is refused without words: '${message}'`);
    return { problem, codes, part: 'part' in error ? error.part : null, message };
  }
  throw new Error('it was not refused');
}

/** Each number within 1e-9 of the other, and missing where the other is. */
export function expectClose(found: Iterable<number>, expected: Iterable<number>, digits = 9): void {
  const one = [...found];
  const other = [...expected];
  expect(one.length).toBe(other.length);
  one.forEach((value, i) => {
    if (Number.isNaN(other[i]!)) expect(value).toBeNaN();
    else expect(value).toBeCloseTo(other[i]!, digits);
  });
}

export const known = (values: Iterable<number>) => [...values].filter((value) => !Number.isNaN(value));

/** Columns of some units with distinct values, some missing, at least four known and not all equal. */
export const someColumns = (parts: number, missing = true) =>
  fc
    .record({
      units: fc.integer({ min: 6, max: 14 }),
      numbers: fc.array(fc.integer({ min: 1, max: 9_999 }), { minLength: 14 * parts, maxLength: 14 * parts }),
    })
    .map(({ units, numbers }) =>
      Array.from({ length: parts }, (_, part) =>
        Float64Array.from({ length: units }, (_, unit) => {
          const number = numbers[14 * part + unit]!;
          if (missing && unit > 4 && number % 4 === 0) return Number.NaN;
          return (unit < 2 ? 10_000 * (unit + 1) : 0) + number + part / 8;
        }),
      ),
    );
