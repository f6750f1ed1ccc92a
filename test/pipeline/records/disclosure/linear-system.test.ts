import { describe, expect, test } from 'vitest';
import { type Known, LinearSystem, less } from '../../../../pipeline/records/disclosure/linear-system.js';

const systemOf = (...sums: readonly (readonly [string, number])[]) => {
  const system = new LinearSystem();
  sums.forEach(([unknowns, value], index) => {
    system.add(unknowns, [value], index);
  });
  return system;
};
/** `a + b − c = 4`, as `{ a: 1, b: 1, c: -1, is: 4 }`. */
const written = ({ coefficients, values }: Known) => ({ ...Object.fromEntries(coefficients), is: values[0] });
const known = (coefficients: Readonly<Record<string, number>>, value: number, from: number): Known => ({
  coefficients: new Map(Object.entries(coefficients)),
  values: [value],
  from: new Set([from]),
});

describe('one sum less another', () => {
  test('by hand: 2a + b = 7 less twice a − c = 2 is b + 2c = 3, from both', () => {
    const found = less(known({ a: 2, b: 1 }, 7, 0), known({ a: 1, c: -1 }, 2, 4), 2);
    expect(written(found)).toEqual({ b: 1, c: 2, is: 3 });
    expect([...found.from]).toEqual([0, 4]);
  });

  test('leaves rounding out', () => {
    const third = less(known({ a: 1, b: 1 }, 1, 0), known({ a: 1 / 3 }, 1, 1), 3);
    expect(written(third)).toEqual({ b: 1, is: -2 });
  });
});

describe('what sums reveal', () => {
  test('is nothing about unknowns in no sum, and each sum itself', () => {
    expect(systemOf().equationsFor('a')).toBeNull();
    const system = systemOf(['abc', 12]);
    expect([...system.equationsFor('abc')!]).toEqual([0]);
    expect(system.equationsFor('ab')).toBeNull();
    expect(system.equationsFor('abcd')).toBeNull();
  });

  test('is a part by subtraction, with the sums used', () => {
    const system = systemOf(['abc', 12], ['de', 5], ['ab', 7]);
    expect([...system.equationsFor('c')!].sort()).toEqual([0, 2]);
    expect(system.equationsFor('a')).toBeNull();
    expect([...system.equationsFor('cde')!].sort()).toEqual([0, 1, 2]);
  });

  test('is all of three from their pairs: 3, 4 and 5 give 1, 2 and 3', () => {
    const rows = [...systemOf(['ab', 3], ['ac', 4], ['bc', 5]).rows()].map(written);
    expect(rows).toHaveLength(3);
    expect(rows).toEqual(
      expect.arrayContaining([
        { a: 1, is: 1 },
        { b: 1, is: 2 },
        { c: 1, is: 3 },
      ]),
    );
  });

  test('does not grow with a redundant sum', () => {
    expect([...systemOf(['ab', 3], ['c', 4], ['abc', 7]).rows()].map(written)).toEqual(
      expect.arrayContaining([
        { a: 1, b: 1, is: 3 },
        { c: 1, is: 4 },
      ]),
    );
    expect([...systemOf(['ab', 3], ['c', 4], ['abc', 7]).rows()]).toHaveLength(2);
  });
});
