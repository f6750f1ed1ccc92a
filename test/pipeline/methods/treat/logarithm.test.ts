import { expect, test } from 'vitest';
import { logarithmInto, naturalLogarithmInto } from '../../../../pipeline/methods/treat/logarithm.js';
import { column, expectClose, NONE, refusal } from '../columns.js';

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

test('the natural logarithm is that of the value itself; zero and less are refused with the value', () => {
  const out = new Float64Array(3);
  naturalLogarithmInto(out, column(1, NONE, Math.E ** 2));
  expectClose(out, [0, NONE, 2]);
  for (const wrong of [0, -3]) {
    const { problem, message } = refusal(() => naturalLogarithmInto(out, column(1, wrong, 5)));
    expect(problem).toBe('not-positive');
    expect(message).toContain(`${wrong}`);
  }
});
