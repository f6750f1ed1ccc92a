import { expect, test } from 'vitest';
import { logarithmInto } from '../../../../pipeline/methods/treat/logarithm.js';
import { column, expectClose, NONE } from '../columns.js';

test('the logarithm shifts the minimum to a hundredth of the range: ln 2, ln 102, ln 202 of 0 to 200', () => {
  const out = new Float64Array(4);
  logarithmInto(out, column(0, 100, NONE, 200), 0, 200);
  expectClose(out, [Math.log(2), Math.log(102), NONE, Math.log(202)]);
});

test('negative values are measured from the minimum, so that only differences matter', () => {
  const below = new Float64Array(3);
  const above = new Float64Array(3);
  logarithmInto(below, column(-300, -250, -200), -300, -200);
  logarithmInto(above, column(0, 50, 100), 0, 100);
  expectClose(below, [0, Math.log(51), Math.log(101)]);
  expect(below).toEqual(above);
});
