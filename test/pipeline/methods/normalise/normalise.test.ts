import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Normalisation } from '../../../../pipeline/methods/normalise/method.js';
import { normalise } from '../../../../pipeline/methods/normalise/normalise.js';
import { column, expectClose, known, NONE, someColumns } from '../columns.js';
import { schooling } from '../tai.js';
import { EVERY_METHOD } from './setup.js';

describe('normalising', () => {
  test('the Handbook’s Table 15, mean years of schooling: ranks and min–max as printed', () => {
    const ranks = [15, 23, 19, 12, 17, 9, 9, 20, 18, 1, 16, 22, 9, 8, 21, 6, 5, 14, 4, 3, 12, 7, 1];
    expect([...normalise(schooling, { method: 'rank' })]).toEqual(ranks);
    const printed = [
      0.59, 1, 0.88, 0.49, 0.76, 0.47, 0.47, 0.92, 0.78, 0, 0.63, 0.98, 0.47, 0.45, 0.94, 0.27,
    ];
    expectClose(normalise(schooling, { method: 'min_max', from: 0, to: 1 }).subarray(0, 16), printed, 2);
  });

  test('also its z-scores, which use the sample standard deviation', () => {
    const printed = [
      0.26, 1.52, 1.14, -0.06, 0.76, -0.12, -0.12, 1.27, 0.83, -1.58, 0.38, 1.46, -0.12, -0.19,
    ];
    const scores = normalise(schooling, { method: 'z_score' });
    printed.forEach((score, i) => {
      expect(Math.abs(scores[i]! - score)).toBeLessThan(0.0101);
    });
  });

  test('3, 1, a gap, 2, 2 by hand, higher being better', () => {
    const values = column(3, 1, NONE, 2, 2);
    const by = (method: Normalisation) => [...normalise(values, method)];
    // four of five units have a value: each worse one counts 4/3
    expectClose(by({ method: 'rank' }), [5, 1, NONE, 1 + 4 / 3, 1 + 4 / 3]);
    expectClose(by({ method: 'borda' }), [4, 0, NONE, 4 / 3, 4 / 3]);
    expectClose(by({ method: 'percentile_rank' }), [1, 0, NONE, 1 / 3, 1 / 3]);
    expect(by({ method: 'min_max', from: 1, to: 101 })).toEqual([101, 1, NONE, 51, 51]);
    expectClose(by({ method: 'z_score' }), [Math.sqrt(1.5), -Math.sqrt(1.5), NONE, 0, 0]);
    expect(by({ method: 'distance_to_reference', to: { unit: 3 } })).toEqual([2, 0, NONE, 1, 1]);
    expect(by({ method: 'distance_to_reference', to: { unit: 3 }, cap: true })).toEqual([1, 0, NONE, 1, 1]);
    expect(by({ method: 'goalposts', lower: 2, upper: 6, scale: 100 })).toEqual([25, 0, NONE, 0, 0]);
    expect(by({ method: 'goalposts', lower: 2, upper: 6, scale: 100, truncate: false })).toEqual([
      25,
      -25,
      NONE,
      0,
      0,
    ]);
  });

  test('the same, lower being better: goalposts are kept and measured from the other end', () => {
    const by = (method: Normalisation) => [...normalise(column(3, 1, NONE, 2, 2), method, -1)];
    expectClose(by({ method: 'rank' }), [1, 5, NONE, 1 + 4 / 3, 1 + 4 / 3]);
    expect(by({ method: 'min_max' })).toEqual([0, 100, NONE, 50, 50]);
    expect(by({ method: 'goalposts', lower: 0, upper: 4, scale: 1 })).toEqual([0.25, 0.75, NONE, 0.5, 0.5]);
    expect(by({ method: 'distance_to_reference', to: { target: 2 } })).toEqual([0, 2, NONE, 1, 1]);
    expect(by({ method: 'none' })).toEqual([-3, -1, NONE, -2, -2]);
    // a reversed zero is 0, not −0
    expect([...normalise(column(0, 1), { method: 'none' }, -1)]).toEqual([0, -1]);
  });

  test('the exponential: 100 for the most deprived, and by hand for ranks 1, 2, 2, 4 of four', () => {
    const range = 1 - Math.exp(-100 / 23);
    const x = (share: number) => -23 * Math.log(1 - share * range);
    const without = normalise(column(9, 5, 5, 1), { method: 'exponential', including_itself: false });
    expectClose(without, [x(3 / 4), x(2 / 4), x(2 / 4), 0]);
    const found = normalise(column(9, 5, 5, 1), { method: 'exponential' });
    expectClose(found, [100, x(3 / 4), x(3 / 4), x(1 / 4)]);
    expect(found[0]).toBeCloseTo(100, 10);
    const thousand = Float64Array.from({ length: 1_000 }, (_, i) => i);
    expect(normalise(thousand, { method: 'exponential' })[499]).toBeCloseTo(x(0.5), 9);
  });

  test('values within the tolerance of the one before tie, so that ties form chains', () => {
    const values = column(1, 1.5, 2, 2.5, 4);
    expect([...normalise(values, { method: 'rank' }, 1, 0.5)]).toEqual([1, 1, 1, 1, 5]);
    expect([...normalise(values, { method: 'rank' })]).toEqual([1, 2, 3, 4, 5]);
  });

  test('a rank is one more than the number of worse units, for any number of units', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 2, maxLength: 70 }), (numbers) => {
        const values = Float64Array.from([...numbers, -1]);
        expect([...normalise(values, { method: 'rank' })]).toEqual(
          [...values].map((value) => 1 + values.filter((other) => other < value).length),
        );
      }),
    );
  });

  test('every method keeps the order, or reverses it where lower is better, and leaves gaps', () => {
    fc.assert(
      fc.property(
        someColumns(1),
        fc.constantFrom(...EVERY_METHOD),
        fc.constantFrom(1, -1),
        ([values], method, direction) => {
          const scores = normalise(values!, method, direction as 1 | -1);
          for (let one = 0; one < scores.length; one += 1) {
            expect(Number.isNaN(scores[one]!)).toBe(Number.isNaN(values![one]!));
            for (let other = 0; other < scores.length; other += 1)
              if (direction * (values![one]! - values![other]!) > 0)
                expect(scores[one]!).toBeGreaterThanOrEqual(scores[other]!);
          }
        },
      ),
    );
  });

  test('z-scores have the requested mean and deviation; min–max reaches both ends', () => {
    fc.assert(
      fc.property(someColumns(1), ([values]) => {
        const scores = known(normalise(values!, { method: 'z_score', mean: 50, sd: 10 }, -1));
        const mean = scores.reduce((sum, score) => sum + score) / scores.length;
        const squares = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0);
        expect(mean).toBeCloseTo(50, 9);
        expect(Math.sqrt(squares / (scores.length - 1))).toBeCloseTo(10, 9);
        const ends = known(normalise(values!, { method: 'min_max', from: 1, to: 100 }));
        expect([Math.min(...ends), Math.max(...ends)]).toEqual([1, 100]);
      }),
    );
  });
});
