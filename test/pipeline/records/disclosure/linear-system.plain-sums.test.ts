import { describe, expect, test } from 'vitest';
import type { Known } from '../../../../pipeline/records/disclosure/linear-system.js';
import { plainSums } from '../../../../pipeline/records/disclosure/linear-system.js';

/** `a + b − c = 4`, as `{ a: 1, b: 1, c: -1, is: 4 }`. */
const written = ({ coefficients, values }: Known) => ({ ...Object.fromEntries(coefficients), is: values[0] });
const known = (coefficients: Readonly<Record<string, number>>, value: number, from: number): Known => ({
  coefficients: new Map(Object.entries(coefficients)),
  values: [value],
  from: new Set([from]),
});

describe('sums without subtraction', () => {
  test('are rows without subtraction, and combinations of others: a − b = 1 and b = 2 give a = 3', () => {
    const found = plainSums([known({ a: 1, b: -1 }, 1, 0), known({ b: 1 }, 2, 1)]).map(written);
    expect(found).toEqual([
      { a: 1, is: 3 },
      { b: 1, is: 2 },
    ]);
  });

  test('are empty where a subtracted unknown is never added', () => {
    expect(plainSums([known({ a: 1, b: -1 }, 1, 0)])).toEqual([]);
  });

  test('combine at most the given number of rows', () => {
    const rows = [
      known({ a: 1, b: -1 }, 1, 0),
      known({ b: 1, c: -1 }, 1, 1),
      known({ c: 1, d: -1 }, 1, 2),
      known({ d: 1 }, 1, 3),
    ];
    const first = (max?: number) =>
      plainSums(rows, max)
        .map(written)
        .filter((sum) => 'a' in sum);
    expect(first(3)).toEqual([]);
    expect(first(4)).toEqual([{ a: 1, is: 4 }]);
    expect(first()).toEqual([{ a: 1, is: 4 }]);
  });
});
