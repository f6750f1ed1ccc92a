import { expect, test } from 'vitest';
import { adjusted } from '../../../../pipeline/methods/check/false-discovery.js';

test('p values are adjusted as Benjamini and Hochberg do, in any order and without those that are missing', () => {
  const found = adjusted(Float64Array.of(0.04, 0.01, Number.NaN, 0.03, 0.005));
  // sorted .005 .01 .03 .04, times 4 ÷ rank: .02 .02 .04 .04
  [0.04, 0.02, Number.NaN, 0.04, 0.02].forEach((value, i) => {
    if (Number.isNaN(value)) expect(found[i]).toBeNaN();
    else expect(found[i]).toBeCloseTo(value, 14);
  });
  expect([...adjusted(Float64Array.of(0.9, 1))]).toEqual([1, 1]);
  expect([...adjusted(new Float64Array(0))]).toEqual([]);
});
