import { expect, test } from 'vitest';
import { classOf, partsByRank } from '../../../pipeline/reproduce/compare.js';

test('parts by rank are as even as can be, and a unit without a rank is in none', () => {
  expect([...partsByRank(Int32Array.of(1, 2, 3, 4, 0), 2)]).toEqual([1, 1, 2, 2, Number.NaN]);
  // Of seven in three: ⌈3r/7⌉.
  expect([...partsByRank(Int32Array.of(1, 2, 3, 4, 5, 6, 7), 3)]).toEqual([1, 1, 2, 2, 3, 3, 3]);
  // Two that tie on the border are in the same part.
  expect([...partsByRank(Int32Array.of(1, 2, 2, 4), 2)]).toEqual([1, 1, 1, 2]);
});

test.each([
  [-1, 'low'],
  [-0.999, 'middle'],
  [0, 'middle'],
  [0.999, 'middle'],
  [1, 'high'],
  [Number.NaN, ''],
])('the class of %d is %j: a value on a cut is in the class further from zero', (value, wanted) => {
  expect(classOf(value, [-1, 1], ['low', 'middle', 'high'])).toBe(wanted);
});
