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

describe('sums in which nothing is subtracted', () => {
  test('are the rows that are so, and those that others make so: a − b = 1 and b = 2 make a = 3', () => {
    const found = plainSums([known({ a: 1, b: -1 }, 1, 0), known({ b: 1 }, 2, 1)]).map(written);
    expect(found).toEqual([
      { a: 1, is: 3 },
      { b: 1, is: 2 },
    ]);
  });

  test('are none where what is subtracted nobody adds', () => {
    expect(plainSums([known({ a: 1, b: -1 }, 1, 0)])).toEqual([]);
  });

  test('are made of so many rows and no more', () => {
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
