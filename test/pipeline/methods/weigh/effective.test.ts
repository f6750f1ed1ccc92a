import { describe, expect, test } from 'vitest';
import { aggregate } from '../../../../pipeline/methods/aggregate/aggregate.js';
import { effectiveWeights } from '../../../../pipeline/methods/weigh/effective.js';
import { column, refusal } from '../columns.js';

/** Two columns of four units whose correlation is none. */
const across = column(1, -1, 1, -1);
const along = column(1, 1, -1, -1);

describe('effective weights', () => {
  test('by hand: all of a mean of one column; a half each of two with nothing in common', () => {
    const mean = aggregate([across, along], column(1, 1), 'arithmetic_mean');
    const [one, other] = effectiveWeights([across, along], mean);
    expect(one!.correlation).toBeCloseTo(Math.SQRT1_2, 12);
    expect(other).toMatchObject({ squared: expect.closeTo(0.5, 12), share: expect.closeTo(0.5, 12) });
  });

  test('of a part that runs against the result keeps its sign', () => {
    const [part] = effectiveWeights([column(1, 2, 4)], column(-1, -2, -4));
    expect(part).toMatchObject({ correlation: -1, squared: 1, share: 1 });
  });

  test('of a part that does not vary is none, and counts for nothing in the shares', () => {
    const [flat, whole] = effectiveWeights([column(1, 1, 1), column(1, 2, 3)], column(1, 2, 3));
    expect(flat!.share).toBeNaN();
    expect(whole!.share).toBe(1);
  });

  test('refuse columns of unlike length', () => {
    expect(refusal(() => effectiveWeights([column(1, 2)], column(1, 2, 3))).problem).toBe('lengths-differ');
  });
});
