import { expect, test } from 'vitest';
import { indexOfName, isOnlyOne } from '../../../pipeline/tables/column-positions.js';

const HEADER = ['code', 'a', 'b', 'a'];

test('a column is found by its name, the first of several, also with the mark of a note', () => {
  expect(['code', 'a', 'b', 'c', ''].map((name) => indexOfName(HEADER, name))).toEqual([0, 1, 2, -1, -1]);
  expect(indexOfName(['rate'], 'rate [1]')).toBe(0);
});

test('a column is the only one of its name, or not', () => {
  expect([0, 1, 2, 3, 9].map((index) => isOnlyOne(HEADER, index))).toEqual([true, false, true, false, false]);
});
