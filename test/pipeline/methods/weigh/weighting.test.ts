import { describe, expect, test } from 'vitest';
import { checkWeights } from '../../../../pipeline/methods/weigh/check-weights.js';
import { entropyWeights } from '../../../../pipeline/methods/weigh/entropy.js';
import { equalWeights } from '../../../../pipeline/methods/weigh/equal.js';
import { pcaWeights } from '../../../../pipeline/methods/weigh/pca.js';
import { weightsByValues } from '../../../../pipeline/methods/weigh/weighting.js';
import { column, expectClose, NONE, refusal } from '../columns.js';
import { tai } from '../tai.js';

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
/** Two columns of four units whose correlation is none. */
const [across, along] = [column(1, -1, 1, -1), column(1, 1, -1, -1)];

describe('weights', () => {
  test('all zero, below zero or no number are refused', () => {
    expect(refusal(() => checkWeights(column(0, 0))).problem).toBe('weights-zero');
    expect(refusal(() => checkWeights(column())).problem).toBe('weights-zero');
    for (const wrong of [-1, NONE, Number.POSITIVE_INFINITY])
      expect(refusal(() => checkWeights(column(1, wrong))).problem).toBe('weight-invalid');
  });

  test('equal ones share out one; a part that is alone has all, whatever its values', () => {
    expect([...equalWeights(4)]).toEqual([0.25, 0.25, 0.25, 0.25]);
    for (const way of ['pca', 'entropy', 'equal_influence'] as const)
      expect([...weightsByValues(way, [column(5, 5, 5)])!]).toEqual([1]);
    expect(weightsByValues('given', [])).toBeNull();
  });
});

describe('weights by entropy', () => {
  test('are refused for a negative value, for values that add up to nothing, and where all are even', () => {
    expect(refusal(() => entropyWeights([column(1, 2), column(3, -1)]))).toMatchObject({
      problem: 'negative',
      part: 1,
    });
    expect(refusal(() => entropyWeights([column(0, 0, 0), column(1, 2, 3)]))).toMatchObject({
      problem: 'out-of-range',
      part: 0,
    });
    expect(refusal(() => entropyWeights([column(NONE, 1), column(1, 2)])).problem).toBe('too-few-values');
    expect(refusal(() => entropyWeights([column(2, 2), column(3, 3)])).problem).toBe('weights-zero');
    expect(refusal(() => entropyWeights([column(1, Number.POSITIVE_INFINITY)])).problem).toBe('out-of-range');
  });

  test('by hand: an even column weighs nothing, one that is all in one unit weighs most', () => {
    const quarter = 1 + (0.25 * Math.log(0.25) + 0.75 * Math.log(0.75)) / Math.log(2);
    expectClose(entropyWeights([column(2, 2), column(0, 5), column(1, 3)]), [
      0,
      1 / (1 + quarter),
      quarter / (1 + quarter),
    ]);
  });

  test('do not change with the unit of a column', () => {
    const two = [column(1, 2, 3, NONE), column(5, 1, 1, 4)];
    expectClose(entropyWeights([two[0]!.map((value) => value * 1_000), two[1]!]), entropyWeights(two));
  });
});

describe('weights by the first principal component', () => {
  test('are refused where two components are level, and where there are too few units', () => {
    expect(refusal(() => pcaWeights([across, along])).problem).toBe('component-undetermined');
    expect(refusal(() => pcaWeights([column(1, 2, NONE), column(1, 3, 5)])).problem).toBe('too-few-units');
    expect(refusal(() => pcaWeights([column(1, 2, 3), column(4, 4, 4)]))).toMatchObject({
      problem: 'constant',
      part: 1,
    });
  });

  test('are equal for two columns that go together, one of them the other way', () => {
    const { weights, loadings } = pcaWeights([column(1, 2, 3, 5), column(-2, -4, -5, -11)]);
    expectClose(weights, [0.5, 0.5]);
    expect(loadings[0]! * loadings[1]!).toBeLessThan(0);
  });

  test('of the 23 countries: the squares of the Handbook’s Table 8 over the eigenvalue, 3.3', () => {
    const printed = [0.11, 0.56, 0.92, -0.35, 0.76, 0.91, 0.74, 0.36];
    const { weights, loadings, share } = pcaWeights(tai);
    printed.forEach((loading, at) => {
      expect(Math.abs(loadings[at]! - loading)).toBeLessThan(0.0151);
      expect(Math.abs(weights[at]! - loading ** 2 / 3.35)).toBeLessThan(0.01);
    });
    expect(sum(weights)).toBeCloseTo(1, 12);
    expect(share).toBeCloseTo(0.419, 2);
  });
});
