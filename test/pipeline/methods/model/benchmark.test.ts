import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  errorFactors,
  sharesOf,
  spreadOver,
  weightedMean,
} from '../../../../pipeline/methods/model/benchmark.js';

const column = (...values: number[]) => Float64Array.from(values);
const PER_CENT = [0, 100] as const;

describe('shares', () => {
  test('add up to one, and are equal where no weight is above zero', () => {
    expect(sharesOf(column(1, 3))).toEqual(column(0.25, 0.75));
    expect(sharesOf(column(0, 5))).toEqual(column(0, 1));
    expect(sharesOf(column(0, 0))).toEqual(column(0.5, 0.5));
    expect(sharesOf(column())).toEqual(column());
  });
});

describe('a figure spread over the parts of a county', () => {
  test('is the figure itself for its only district', () => {
    expect(spreadOver(40, column(12), column(1), PER_CENT)).toEqual(column(40));
  });

  test('keeps the distances and the weighted mean', () => {
    expect(spreadOver(40, column(0, 8), column(0.25, 0.75), PER_CENT)).toEqual(column(34, 42));
  });

  test('gives a district without weight its distance all the same', () => {
    expect(spreadOver(40, column(5, 0, 2), column(0, 0.5, 0.5), PER_CENT)).toEqual(column(44, 39, 41));
  });

  test('keeps the weighted mean where one meets a bound', () => {
    // 5 ± 15: the first would be −10; the second then takes 10, the mean of 0 and 10.
    expect(spreadOver(5, column(-15, 15), column(0.5, 0.5), PER_CENT)).toEqual(column(0, 10));
  });

  test('keeps it where several meet bounds, on both sides', () => {
    const shares = sharesOf(column(1, 1, 1, 1));
    const spread = spreadOver(50, column(-90, -80, 0, 170), shares, PER_CENT);
    expect(spread[0]).toBe(0);
    expect(spread[3]).toBe(100);
    expect(weightedMean(spread, shares)).toBeCloseTo(50, 12);
    expect(spread[2]! - spread[1]!).toBeCloseTo(80, 12);
  });

  test('at a bound puts all on it', () => {
    expect(spreadOver(0, column(-3, 8), column(0.5, 0.5), PER_CENT)).toEqual(column(0, 0));
    expect(spreadOver(100, column(-3, 8, 1), column(0.3, 0.3, 0.4), PER_CENT)).toEqual(column(100, 100, 100));
  });

  test('never leaves the bounds, and always has the weighted mean', () => {
    const part = fc.record({
      offset: fc.double({ min: -200, max: 200, noNaN: true }),
      weight: fc.integer({ min: 0, max: 9 }),
    });
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 8 }),
        fc.double({ min: 0, max: 100, noNaN: true }),
        (parts, figure) => {
          const shares = sharesOf(Float64Array.from(parts, ({ weight }) => weight));
          const offsets = Float64Array.from(parts, ({ offset }) => offset);
          const spread = spreadOver(figure, offsets, shares, PER_CENT);
          expect(spread.every((value) => value >= 0 && value <= 100)).toBe(true);
          expect(Math.abs(weightedMean(spread, shares) - figure)).toBeLessThan(1e-9);
          // The order of the offsets is never turned round.
          parts.forEach((_, i) => {
            parts.forEach((_, k) => {
              if (offsets[i]! < offsets[k]!) expect(spread[i]! <= spread[k]! + 1e-9).toBe(true);
            });
          });
        },
      ),
    );
  });
});

describe('the error of a part', () => {
  test('is none for an only part, and grows as the weight falls', () => {
    expect(errorFactors(column(1))).toEqual(column(0));
    expect(errorFactors(column(0.5, 0.5))[0]).toBeCloseTo(Math.SQRT1_2, 14);
    const [large, small] = errorFactors(column(0.8, 0.2));
    expect(large).toBeCloseTo(Math.sqrt(1 - 1.6 + 0.68), 14);
    expect(small).toBeCloseTo(Math.sqrt(1 - 0.4 + 0.68), 14);
    expect(errorFactors(column(0, 1))[0]).toBeCloseTo(Math.SQRT2, 14);
  });
});
