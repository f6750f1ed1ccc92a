import { describe, expect, test } from 'vitest';
import { distanceOf } from '../../../../outputs/explorer/weights/distance.js';
import type { Standing } from '../../../../outputs/explorer/weights/standing.js';
import { fifthsOf } from '../../../../pipeline/methods/rank/groups.js';

const standing = (...given: number[]): Standing => {
  const ranks = Int32Array.from(given);
  return {
    code: 'index',
    ranks,
    scores: Float64Array.from(ranks, (rank) => -rank),
    groups: fifthsOf(ranks, 0.2, 1e-9),
  };
};
const published = standing(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

describe('how far a ranking lies from the published one', () => {
  test('is nothing for the same one', () => {
    expect(distanceOf(published, published)).toEqual({
      rank_correlation: 1,
      largest: null,
      groups_changed: 0,
      fifths_changed: 0,
      ranked: 10,
    });
  });

  // 1 − 6 Σd² / (n (n² − 1)) with d = 0, 1, −1, 6, −1, −1, −1, −1, −1, −1 is 1 − 6 × 44 / 990.
  test('has the rank correlation by the plain formula, the furthest move and what changes its group', () => {
    const other = standing(1, 3, 2, 10, 4, 5, 6, 7, 8, 9);
    const found = distanceOf(published, other);
    expect(found.rank_correlation).toBeCloseTo(1 - (6 * 44) / 990, 12);
    expect(found.largest).toEqual({ unit: 3, from: 4, to: 10 });
    // 2 ↔ 3 cross the end of the hotspots; 4 becomes a coldspot, and 9 is none any more.
    expect(found.groups_changed).toBe(4);
    expect(found.fifths_changed).toBe(6);
  });

  test('leaves out areas without a rank, but counts those that lose their group', () => {
    const found = distanceOf(published, standing(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
    expect(found.ranked).toBe(9);
    expect(found.rank_correlation).toBeCloseTo(1, 12);
    // the first area loses its group, and the third is among the best two of nine
    expect(found.groups_changed).toBe(2);
    expect(distanceOf(standing(0, 0, 0), standing(1, 2, 3)).rank_correlation).toBeNaN();
  });
});
