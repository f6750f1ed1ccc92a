import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aggregate } from '../../../../pipeline/methods/aggregate/aggregate.js';
import { effectiveWeights } from '../../../../pipeline/methods/weigh/effective.js';
import { equalInfluenceWeights } from '../../../../pipeline/methods/weigh/influence.js';
import { column, expectClose, refusal, someColumns } from '../columns.js';
import { tai } from '../tai.js';

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
/** Two uncorrelated columns of four units. */
const across = column(1, -1, 1, -1);
const along = column(1, 1, -1, -1);

describe('weights of equal influence', () => {
  test('are refused where columns are dependent, and where no positive weights exist', () => {
    const a = tai[0]!;
    const b = tai[1]!;
    const made = a.map((value, i) => value + 3 * b[i]!);
    expect(refusal(() => equalInfluenceWeights([a, b, made])).problem).toBe('collinear');
    // the third correlates with both of two uncorrelated ones, at 0.9 / √1.8 > 0.5
    const between = across.map((value, i) => value + along[i]! + 0.1 * [1, -1, -1, 1][i]!);
    expect(refusal(() => equalInfluenceWeights([across, along, between]))).toMatchObject({
      problem: 'influence-unattainable',
      part: 2,
    });
  });

  test('of two columns are always inverse to their standard deviations', () => {
    const weights = equalInfluenceWeights([across, along.map((value) => 4 * value)]);
    expectClose(weights, [0.8, 0.2]);
  });

  test('of three, two of which correlate: (1 + a, 1, 1) with a the correlation, by hand', () => {
    const x = column(3, 1, -1, -3, 3, 1, -1, -3);
    const y = column(3, -1, 1, -3, 3, -1, 1, -3);
    const z = column(1, 1, 1, 1, -1, -1, -1, -1);
    const r = (9 - 1 - 1 + 9) / 20;
    const sd = Math.sqrt(40 / 7);
    const sd_z = Math.sqrt(8 / 7);
    const own = 1 / sd;
    const other = (1 + r) / sd_z;
    expectClose(
      equalInfluenceWeights([x, y, z]),
      [own, own, other].map((weight) => weight / (2 * own + other)),
    );
  });

  test('give every column the same correlation with the weighted mean, or are refused', () => {
    let reached = 0;
    fc.assert(
      fc.property(someColumns(3, false), (columns) => {
        let weights: Float64Array;
        try {
          weights = equalInfluenceWeights(columns);
        } catch {
          return;
        }
        reached += 1;
        const effective = effectiveWeights(columns, aggregate(columns, weights, 'arithmetic_mean'));
        expectClose(
          effective.map(({ share }) => share),
          [1 / 3, 1 / 3, 1 / 3],
          7,
        );
        expect(sum(weights)).toBeCloseTo(1, 12);
      }),
    );
    expect(reached).toBeGreaterThan(10);
  });

  test('of four, in very different units: two that correlate at 0.8 have 1/1.8 of the weight of the others, a single part all', () => {
    const x = column(3, 1, -1, -3, 3, 1, -1, -3);
    const y = column(3, -1, 1, -3, 3, -1, 1, -3);
    const z = column(1, 1, 1, 1, -1, -1, -1, -1);
    const w = column(1, -1, -1, 1, 1, -1, -1, 1);
    // squares 40, 40, 8 and 8: deviations in proportion √5, √5, 1 and 1
    const by_unit = [1000 / (1.8 * Math.sqrt(5)), 0.01 / (1.8 * Math.sqrt(5)), 1, 50];
    const units = [0.001, 100, 1, 0.02];
    const columns = [x, y, z, w].map((values, part) => values.map((value) => 7 + units[part]! * value));
    const all = by_unit.reduce((total, weight) => total + weight);
    expectClose(
      equalInfluenceWeights(columns),
      by_unit.map((weight) => weight / all),
    );
    expectClose(equalInfluenceWeights([column(3, 1, 2)]), [1]);
  });

  test('of two parts with a correlation of r = 1/√(1 + e²) need about 17/(1 − r) rounds, and are given up beyond 50,000', () => {
    const near = (apart: number) => across.map((value, i) => value + apart * along[i]!);
    const deviation = Math.sqrt(1 + 0.05 ** 2);
    expectClose(
      equalInfluenceWeights([across, near(0.05)]),
      [deviation, 1].map((v) => v / (1 + deviation)),
    );
    expect(refusal(() => equalInfluenceWeights([across, near(0.001)])).problem).toBe('not-converged');
    expect(refusal(() => equalInfluenceWeights([across, near(0.00001)])).problem).toBe('collinear');
  });
});
