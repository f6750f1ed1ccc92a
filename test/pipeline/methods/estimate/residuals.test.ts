import { describe, test } from 'vitest';
import { residualsInto } from '../../../../pipeline/methods/estimate/residuals.js';
import { column, expectClose, NONE } from '../columns.js';

const residuals = (y: Float64Array, x: Float64Array) => {
  const out = new Float64Array(y.length);
  residualsInto(out, y, x);
  return out;
};

describe('residuals of a line', () => {
  test('of 1, 3, 2 on 0, 1, 2 by hand: the line 1½ + ½x, so −½, 1, −½', () => {
    expectClose(residuals(column(1, 3, 2), column(0, 1, 2)), [-0.5, 1, -0.5]);
  });

  test('of points on a line are zero, rising or falling', () => {
    expectClose(residuals(column(5, 7, 11), column(-1, 0, 2)), [0, 0, 0]);
    expectClose(residuals(column(-5, -7, -11), column(-1, 0, 2)), [0, 0, 0]);
  });

  test('are missing where either figure is, and such an area does not move the line', () => {
    const y = column(1, 3, NONE, 2, 900, NONE);
    const x = column(0, 1, 700, 2, NONE, NONE);
    expectClose(residuals(y, x), [-0.5, 1, NONE, -0.5, NONE, NONE]);
  });

  test('are missing for all where x is constant, whatever its digits, and for a single area', () => {
    const y = column(1, 2, 4, 8, 3, 3);
    for (const same of [0, 2, 0.1, -0.7, 2.3])
      expectClose(
        residuals(
          y,
          y.map(() => same),
        ),
        Array(6).fill(NONE),
      );
    // sums of tenths in another order
    expectClose(residuals(column(1, 2, 4), column(0.1 + 0.2, 0.3, 0.3)), Array(3).fill(NONE));
    // a relative 1e-13 is rounding, a relative 1e-11 is not
    expectClose(residuals(column(1, 2, 4), column(1e6, 1e6 + 1e-7, 1e6)), Array(3).fill(NONE));
    expectClose(residuals(column(1, 2, 1), column(1e6, 1e6 + 1e-5, 1e6)), [0, 0, 0]);
    expectClose(residuals(column(1, NONE), column(5, 6)), [NONE, NONE]);
    expectClose(residuals(column(NONE), column(NONE)), [NONE]);
  });

  test('exist for an x that varies in its last digits, also below zero', () => {
    // deviations of x −1, 0, 1 and of y −4/3, −1/3, 5/3: slope 3/2
    for (const base of [1e6, -1e6])
      expectClose(residuals(column(1, 2, 4), column(base - 1, base, base + 1)), [1 / 6, -1 / 3, 1 / 6]);
  });
});
