import { describe, expect, test } from 'vitest';
import { aggregate } from '../../../../pipeline/methods/aggregate/aggregate.js';
import { effectiveWeights } from '../../../../pipeline/methods/weigh/effective.js';
import { column, refusal } from '../columns.js';

/** Two uncorrelated columns of four units. */
const across = column(1, -1, 1, -1);
const along = column(1, 1, -1, -1);

describe('effective weights', () => {
  test('by hand: the whole weight of one column; half each of two uncorrelated ones', () => {
    const mean = aggregate([across, along], column(1, 1), 'arithmetic_mean');
    const [one, other] = effectiveWeights([across, along], mean);
    expect(one!.correlation).toBeCloseTo(Math.SQRT1_2, 12);
    expect(other).toMatchObject({ squared: expect.closeTo(0.5, 12), share: expect.closeTo(0.5, 12) });
  });

  test('keep the sign of a part that runs against the result', () => {
    const [part] = effectiveWeights([column(1, 2, 4)], column(-1, -2, -4));
    expect(part).toMatchObject({ correlation: -1, squared: 1, share: 1 });
  });

  test('are undefined for a constant part, which is left out of the shares', () => {
    const [flat, whole] = effectiveWeights([column(1, 1, 1), column(1, 2, 3)], column(1, 2, 3));
    expect(flat!.share).toBeNaN();
    expect(whole!.share).toBe(1);
  });

  test('refuse columns of unequal length', () => {
    expect(refusal(() => effectiveWeights([column(1, 2)], column(1, 2, 3))).problem).toBe('lengths-differ');
  });
});
