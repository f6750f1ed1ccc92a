import { describe, expect, test } from 'vitest';
import { correlations, pearson, spearman } from '../../../../pipeline/methods/check/correlation.js';
import { cronbach } from '../../../../pipeline/methods/check/cronbach.js';
import { opposed } from '../../../../pipeline/methods/check/opposed.js';
import { normalise } from '../../../../pipeline/methods/normalise/normalise.js';
import { structureOf } from '../../../../pipeline/methods/structure/structure.js';
import { column, NONE, refusal } from '../columns.js';
import { rowsOf } from '../rows.js';
import { tai } from '../tai.js';

describe('correlations', () => {
  test('are none with fewer than three pairs, or where one of the two does not vary', () => {
    expect(pearson(column(1, 2, NONE), column(2, 1, 5))).toBeNaN();
    expect(pearson(column(1, 2, 3), column(4, 4, 4))).toBeNaN();
    expect(pearson(column(1, 2, 3, NONE), column(0.1 + 0.2, 0.3, 0.3, 9))).toBeNaN();
    expect(spearman(column(1, 1, 1), column(1, 2, 3))).toBeNaN();
  });

  test('of what is infinite are refused', () => {
    const infinite = column(1, 2, Number.POSITIVE_INFINITY);
    expect(refusal(() => pearson(infinite, column(1, 2, 3))).problem).toBe('not-finite');
  });

  test('by hand: a line is 1, downwards −1; a curve that rises is 1 by ranks alone', () => {
    expect(pearson(column(1, 2, NONE, 3), column(5, 7, 0, 9))).toBeCloseTo(1, 12);
    expect(pearson(column(1, 2, 3), column(3, 2, 1))).toBeCloseTo(-1, 12);
    expect(pearson(column(1, 2, 3), column(1, 2, 9))).toBeCloseTo(8 / Math.sqrt(2 * 38), 12);
    expect(spearman(column(1, 2, 3), column(1, 2, 9))).toBeCloseTo(1, 12);
  });

  test('by ranks, ties have the mean of their ranks, among the units with both: 1, 2½, 2½, 4 by hand', () => {
    const [x, y] = [column(1, 2, 2, 3, 0), column(10, 40, 20, 30, NONE)];
    expect(spearman(x, y)).toBeCloseTo(3 / Math.sqrt(4.5 * 5), 12);
  });

  test('of the 23 countries are those of the Handbook’s Table 6, printed to two places', () => {
    const printed = [
      [0.13, -0.09, 0.45, 0.28, 0.03, 0.22, 0.08],
      [0.46, 0.25, 0.56, 0.32, 0.3, 0.06],
      [-0.45, 0.56, 0.84, 0.63, 0.27],
      [0, -0.36, -0.35, -0.03],
      [0.64, 0.3, 0.33],
      [0.65, 0.26],
      [0.08],
    ];
    const found = correlations(tai);
    // the book worked with more places of the logarithms than it prints
    printed.forEach((row, at) => {
      row.forEach((r, further) => {
        expect(Math.abs(found[at]![at + 1 + further]! - r)).toBeLessThan(0.02);
      });
    });
  });
});

describe('Cronbach’s alpha', () => {
  test('is refused for one indicator alone, and for two without two units in common', () => {
    expect(refusal(() => cronbach([column(1, 2, 3)])).problem).toBe('too-few-values');
    expect(refusal(() => cronbach([column(1, 2, NONE), column(NONE, 2, 3)])).problem).toBe('too-few-values');
    expect(refusal(() => cronbach([column(1, 2, 3), column(3, 2, 1)])).problem).toBe('constant');
  });

  test('of the 23 countries, standardised, is .70, and .77 without exports, as the Handbook says', () => {
    const scores = tai.map((values) => normalise(values, { method: 'z_score' }));
    expect(cronbach(scores)).toBeCloseTo(0.7, 2);
    expect(cronbach(scores.filter((_, at) => at !== 3))).toBeCloseTo(0.774, 2);
  });

  test('by hand: variances 1 and 4, covariance 1, so that 2 × (1 − 5/7)', () => {
    expect(cronbach([column(1, 2, 3), column(0, 4, 2)])).toBeCloseTo(2 * (1 - 5 / 7), 12);
  });
});

describe('what runs against what it is part of', () => {
  test('is named with its parent and those above, signed, and nothing else is', () => {
    const values = new Map([
      ['a', column(1, 2, 3, 4)],
      ['b', column(4, 3, 2, 2)],
      ['c', column(1, 3, 2, 5)],
      ['one', column(1, 2, 3, 5)],
      ['two', column(1, 3, 2, 5)],
      ['index', column(1, 2, 3, 6)],
    ]);
    const structure = structureOf(rowsOf({ index: { one: ['a', 'b'], two: ['c'] } }));
    const found = opposed(structure, (code) => values.get(code)!);
    expect(found.map(({ code, against, levels_above }) => [code, against, levels_above])).toEqual([
      ['b', 'one', 1],
      ['b', 'index', 2],
    ]);
    expect(found.every(({ correlation }) => correlation < 0)).toBe(true);
    expect(opposed(structure, (code) => values.get(code)!, -1)).toEqual([]);
  });
});
