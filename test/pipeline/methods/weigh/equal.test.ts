import { expect, test } from 'vitest';
import { equalWeights } from '../../../../pipeline/methods/weigh/equal.js';
import { column } from '../columns.js';

test('equal weights share out one: a quarter each of four, the whole to a single one', () => {
  expect(equalWeights(4)).toEqual(column(0.25, 0.25, 0.25, 0.25));
  expect(equalWeights(1)).toEqual(column(1));
});
