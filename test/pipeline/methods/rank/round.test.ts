import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { roundInto } from '../../../../pipeline/methods/rank/round.js';
import { NONE } from '../columns.js';

const rounded = (decimals: number, ...values: number[]) => {
  const out = new Float64Array(values.length);
  roundInto(out, Float64Array.from(values), decimals);
  return [...out];
};

describe('scores rounded before they are ranked', () => {
  test('are in units of the last decimal, halves away from zero, missing where missing', () => {
    expect(rounded(3, 0.9284, 0.9285, -0.9284, -0.9285, NONE)).toEqual([928, 929, -928, -929, NONE]);
    expect(rounded(0, 1.49, 1.5, -1.5, -0.2)).toEqual([1, 2, -2, 0]);
    expect(Object.is(rounded(0, -0.2)[0], 0)).toBe(true);
  });

  test('do not go down a half because a computer has a little less of it', () => {
    // as computers have it, (.712 + .713) / 2 × 1000 is below 712.5, and 1.005 × 100 below 100.5
    expect(1.005 * 100).toBeLessThan(100.5);
    expect(rounded(2, 1.005)).toEqual([101]);
    expect(rounded(3, (0.712 + 0.713) / 2, 0.1 + 0.2 + 0.0005)).toEqual([713, 301]);
  });

  test('are never out of order, and within half a unit of the score', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 9 }),
        fc.nat(6),
        (values, decimals) => {
          values.sort((a, b) => a - b);
          const found = rounded(decimals, ...values);
          found.forEach((value, i) => {
            if (i > 0) expect(value).toBeGreaterThanOrEqual(found[i - 1]!);
            const far = Math.abs(value - values[i]! * 10 ** decimals);
            expect(far).toBeLessThanOrEqual(0.5 + 1e-8 + Math.abs(value) * 1e-12);
          });
        },
      ),
    );
  });
});
