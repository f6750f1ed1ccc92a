import { expect, test } from 'vitest';
import { covariances, residualCorrelations } from '../../../../pipeline/methods/model/covariance.js';

const column = (...values: number[]) => Float64Array.from(values);

test('correlations are about zero, over the units that have all residuals', () => {
  const found = residualCorrelations([column(3, 4, Number.NaN, 9), column(4, 3, 100, Number.NaN)]);
  expect(found[0]![1]).toBeCloseTo(24 / 25, 14);
  expect(found[1]![0]).toBe(found[0]![1]);
  expect(found[0]![0]).toBe(1);
});

test('an indicator whose residuals are all zero goes with nothing', () => {
  expect(residualCorrelations([column(0, 0), column(1, 2)])).toEqual([column(1, 0), column(0, 1)]);
});

test('with no unit that has all residuals nothing goes with anything', () => {
  const none = residualCorrelations([column(1, Number.NaN), column(Number.NaN, 1)]);
  expect(none).toEqual([column(1, 0), column(0, 1)]);
  expect(residualCorrelations([])).toEqual([]);
});

test('covariances have the standard deviations that are given', () => {
  expect(covariances([column(1, 0.5), column(0.5, 1)], column(2, 10))).toEqual([
    column(4, 10),
    column(10, 100),
  ]);
});
