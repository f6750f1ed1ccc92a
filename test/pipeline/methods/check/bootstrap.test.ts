import { describe, expect, test } from 'vitest';
import { bootstrapRankCorrelations } from '../../../../pipeline/methods/check/bootstrap.js';

const column = (...values: number[]) => Float64Array.from(values);
const OPTIONS = { replicates: 1000, seed: 1 };
const N = 40;
const X = Float64Array.from({ length: N }, (_, i) => Math.sin(7 * i) + i / 20);
const Y = Float64Array.from({ length: N }, (_, i) => Math.sin(5 * i + 1) + i / 20);
const limits = (x: Float64Array, y: Float64Array, options = OPTIONS) =>
  bootstrapRankCorrelations([x], [y], options)[0]![0]!;

describe('the limits of a rank correlation', () => {
  test('are 1 and 1 for a column with itself, and −1 and −1 for its reverse', () => {
    const { lower, upper } = limits(X, X);
    expect([lower, upper]).toEqual([expect.closeTo(1, 12), expect.closeTo(1, 12)]);
    const reversed = limits(
      X,
      X.map((value) => -value),
    );
    expect([reversed.lower, reversed.upper]).toEqual([expect.closeTo(-1, 12), expect.closeTo(-1, 12)]);
  });

  test('depend on ranks only', () => {
    expect(
      limits(
        X.map((value) => Math.exp(value)),
        Y,
      ),
    ).toEqual(limits(X, Y));
  });

  test('are the same for the same seed and others for another', () => {
    expect(limits(X, Y)).toEqual(limits(X, Y));
    expect(limits(X, Y, { replicates: 1000, seed: 2 })).not.toEqual(limits(X, Y));
    expect(limits(X, Y, { replicates: 1000, seed: 2 ** 40 + 1 })).not.toEqual(limits(X, Y));
  });

  test('of each pair are those of the pair by itself: columns do not disturb each other', () => {
    const Z = X.map((value, i) => value * (i % 3));
    const together = bootstrapRankCorrelations([X, Z], [Y, X], OPTIONS);
    expect(together[1]![0]).toEqual(limits(Z, Y));
    expect(together[0]![1]).toEqual(limits(X, X));
  });

  test('are wider with fewer units', () => {
    const width = (n: number) => {
      const { lower, upper } = limits(X.slice(0, n), Y.slice(0, n));
      return upper! - lower!;
    };
    expect(width(10)).toBeGreaterThan(width(N));
  });

  test('are null where one column has the same value everywhere', () => {
    expect(limits(column(1, 2, 3, 4), column(5, 5, 5, 5))).toEqual({ lower: null, upper: null });
  });

  test('of three units leave out the resamples that have one unit only', () => {
    const { lower, upper } = limits(column(1, 2, 3), column(1, 2, 3));
    expect([lower, upper]).toEqual([expect.closeTo(1, 12), expect.closeTo(1, 12)]);
  });

  test('cover what they should: about 95% of samples from a population of known correlation', () => {
    // A population of two correlated columns of 400 units; samples of 50 drawn by a counter of its own.
    let state = 12_345;
    const uniform = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32;
    };
    const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
    // Spearman’s correlation of a bivariate normal with correlation .6 is 6/π asin(.3).
    const truth = (6 / Math.PI) * Math.asin(0.3);
    const samples = 200;
    let covered = 0;
    for (let sample = 0; sample < samples; sample += 1) {
      const x = Float64Array.from({ length: 50 }, normal);
      const y = x.map((value) => 0.6 * value + 0.8 * normal());
      const { lower, upper } = limits(x, y, { replicates: 400, seed: sample });
      if (lower! <= truth && truth <= upper!) covered += 1;
    }
    expect(covered / samples).toBeGreaterThan(0.89);
    expect(covered / samples).toBeLessThan(0.99);
  });
});
