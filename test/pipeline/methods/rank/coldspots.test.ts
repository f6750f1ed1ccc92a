import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kindsOf } from '../../../../pipeline/methods/rank/coldspots.js';

const rule = { share: 0.2, tolerance: 1e-9 };
const kinds = (level: readonly number[], gap: readonly number[], own = rule) =>
  kindsOf(Float64Array.from(level), Float64Array.from(gap), own);
const missing = Number.NaN;

/** The plain rule: areas counted from each end, ties included, both ends cancelling. */
function plainly(level: readonly number[], gap: readonly number[]) {
  const among = (values: readonly number[], sign: 1 | -1) => {
    const known = values.filter((value) => !Number.isNaN(value));
    const k = Math.ceil(known.length * 0.2 - 1e-9);
    return values.map((value) => known.filter((other) => sign * other < sign * value).length < k);
  };
  const low = among(level, 1);
  const high = among(level, -1);
  const narrow = among(gap, 1);
  const wide = among(gap, -1);
  return level.map((value, i) => {
    if (Number.isNaN(value + gap[i]!)) return null;
    const cold = [low[i] && !high[i], wide[i] && !narrow[i]];
    const hot = [high[i] && !low[i], narrow[i] && !wide[i]];
    if (cold[0] && cold[1]) return 'coldspot';
    if (hot[0] && hot[1]) return 'hotspot';
    return cold[0] ? 'cold_on_level' : cold[1] ? 'cold_on_gap' : 'none';
  });
}

describe('coldspots', () => {
  test('no areas have no classes; one area is at both ends, so at neither', () => {
    expect(kinds([], [])).toEqual([]);
    expect(kinds([1], [1])).toEqual(['none']);
  });

  test('no area is cold where all are equal', () => {
    expect(kinds([3, 3, 3], [1, 1, 1])).toEqual(['none', 'none', 'none']);
  });

  test('of five areas one at each end counts; low level and wide gap are cold', () => {
    expect(kinds([1, 2, 3, 4, 5], [9, 8, 7, 6, 5])).toEqual(['coldspot', 'none', 'none', 'none', 'hotspot']);
    expect(kinds([1, 2, 3, 4, 5], [5, 6, 7, 8, 9])).toEqual([
      'cold_on_level',
      'none',
      'none',
      'none',
      'cold_on_gap',
    ]);
  });

  test('an area tied with the last counted is included', () => {
    expect(kinds([1, 1, 3, 4, 5], [9, 9, 7, 6, 5]).slice(0, 2)).toEqual(['coldspot', 'coldspot']);
  });

  test('ties form chains, as in ranks', () => {
    const wide = { share: 0.2, tolerance: 0.5 };
    expect(kinds([1, 1.5, 2, 4, 5], [9, 8.5, 8, 6, 5], wide).slice(0, 3)).toEqual([
      'coldspot',
      'coldspot',
      'coldspot',
    ]);
  });

  test('k is computed from the areas with the measure', () => {
    // six levels make k 2, five gaps make k 1
    expect(kinds([1, 2, 3, 4, 5, 6], [9, 8, 7, 6, 5, missing])).toEqual([
      'coldspot',
      'cold_on_level',
      'none',
      'none',
      'hotspot',
      null,
    ]);
  });

  test('151 authorities: 31 at each end', () => {
    const level = Array.from({ length: 151 }, (_, i) => i);
    const gap = level.map((value) => -value);
    const found = kinds(level, gap);
    expect(found.filter((kind) => kind === 'coldspot')).toHaveLength(31);
    expect(found.filter((kind) => kind === 'hotspot')).toHaveLength(31);
  });

  test('a share of 0.2 of five areas is one, although 5 × 0.2 may differ in floating point', () => {
    const level = [...Array(15).keys()];
    expect(kinds(level, level).filter((kind) => kind === 'cold_on_level')).toHaveLength(3);
  });

  test('classes agree with the plain rule, for any areas', () => {
    const value = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 12 }) }, fc.constant(missing));
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { maxLength: 25 }), (areas) => {
        const level = areas.map(([own]) => own);
        const gap = areas.map(([, own]) => own);
        expect(kinds(level, gap)).toEqual(plainly(level, gap));
      }),
    );
  });
});
