import { describe, expect, test } from 'vitest';
import { pcaWeights } from '../../../../pipeline/methods/weigh/pca.js';
import { column, expectClose, NONE, refusal } from '../columns.js';
import { tai } from '../tai.js';

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
/** Two uncorrelated columns of four units. */
const across = column(1, -1, 1, -1);
const along = column(1, 1, -1, -1);

describe('weights by the first principal component', () => {
  test('are refused where two components tie, and where there are too few units', () => {
    expect(refusal(() => pcaWeights([across, along])).problem).toBe('component-undetermined');
    expect(refusal(() => pcaWeights([column(1, 2, NONE), column(1, 3, 5)])).problem).toBe('too-few-units');
    expect(refusal(() => pcaWeights([column(1, 2, 3), column(4, 4, 4)]))).toMatchObject({
      problem: 'constant',
      part: 1,
    });
  });

  test('are equal for two correlated columns, one of them reversed', () => {
    const { weights, loadings } = pcaWeights([column(1, 2, 3, 5), column(-2, -4, -5, -11)]);
    expectClose(weights, [0.5, 0.5]);
    expect(loadings[0]! * loadings[1]!).toBeLessThan(0);
  });

  test('of the 23 countries: the squares of the Handbook’s Table 8 over the eigenvalue, 3.3', () => {
    const printed = [0.11, 0.56, 0.92, -0.35, 0.76, 0.91, 0.74, 0.36];
    const { weights, loadings, share } = pcaWeights(tai);
    printed.forEach((loading, i) => {
      expect(Math.abs(loadings[i]! - loading)).toBeLessThan(0.0151);
      expect(Math.abs(weights[i]! - loading ** 2 / 3.35)).toBeLessThan(0.01);
    });
    expect(sum(weights)).toBeCloseTo(1, 12);
    expect(share).toBeCloseTo(0.419, 2);
  });

  test('are the whole for a single part', () => {
    const { weights, loadings, share } = pcaWeights([column(1, 5, 2)]);
    expectClose([...weights, ...loadings, share], [1, 1, 1]);
  });

  test('by hand, of two with a correlation of ½: half each, the first component having 1½ of 2', () => {
    // deviations −1, 0, 1 and −1, 1, 0: products 1, squares 2 and 2
    const { weights, loadings, share } = pcaWeights([column(1, 2, 3), column(0, 2, 1)]);
    expectClose(weights, [0.5, 0.5]);
    expectClose(loadings, [Math.sqrt(0.75), Math.sqrt(0.75)]);
    expect(share).toBeCloseTo(0.75, 12);
  });
});
