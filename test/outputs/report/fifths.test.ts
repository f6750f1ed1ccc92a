import { describe, expect, it } from 'vitest';
import { fifthsOf } from '../../../outputs/report/fifths.js';

const ranks = (n: number) => Array.from({ length: n }, (_, at) => at + 1);
const sizes = (fifths: readonly (number | null)[]) =>
  [1, 2, 3, 4, 5].map((wanted) => fifths.filter((fifth) => fifth === wanted).length);

describe('fifths of ranks', () => {
  it('of none are none, and an area without a rank has none', () => {
    expect(fifthsOf([], 0.2)).toEqual([]);
    expect(fifthsOf([null, null], 0.2)).toEqual([null, null]);
  });

  it('of one area, or of areas that all tie, are neither the best nor the worst', () => {
    expect(fifthsOf([1], 0.2)).not.toContain(1);
    expect(new Set(fifthsOf([1, 1, 1, 1], 0.2)).size).toBe(1);
    expect(fifthsOf([1, 1, 1, 1], 0.2)).not.toContain(5);
  });

  it('take in areas that tie with the last of the best or with the last of the worst', () => {
    expect(sizes(fifthsOf([1, 2, 2, 4, 5, 6, 7, 8, 9, 9], 0.2))).toEqual([3, 2, 1, 2, 2]);
    expect(fifthsOf([1, 2, 3, 4, 4], 0.2)).toEqual([1, 2, 4, 5, 5]);
  });

  it('cut 294 ranks as 59, 59, 58, 59, 59', () => {
    expect(sizes(fifthsOf(ranks(294), 0.2))).toEqual([59, 59, 58, 59, 59]);
  });

  it('round the share of a group up, but not because it is inexact in binary', () => {
    expect(sizes(fifthsOf(ranks(30), 0.1))).toEqual([3, 8, 8, 8, 3]);
    expect(sizes(fifthsOf(ranks(31), 0.1))[0]).toBe(4);
  });

  it('do not depend on the order of the areas, and count those without a rank out', () => {
    expect(fifthsOf([5, null, 1, 3, 2, 4], 0.2)).toEqual([5, null, 1, 3, 2, 4]);
  });
});
