import { describe, expect, test } from 'vitest';
import { Engine } from '../../../../pipeline/engine/engine.js';
import { MEASURES, type Measure } from '../../../../pipeline/records/estimate/area-estimate.js';
import { rankAreas } from '../../../../pipeline/records/release/ranks.js';
import { type ShrunkenMeasures, shrinkMeasures } from '../../../../pipeline/records/release/shrunken.js';

const CODES = ['A', 'B', 'C', 'D', 'E'];

/**
 * Estimates with standard errors of 100; the same value in every area where a measure has one value, else one
 * each. All may leave.
 */
function measures(values: Partial<Record<Measure, readonly number[]>>): ShrunkenMeasures {
  const valueAt = (measure: Measure, i: number) => {
    const given = values[measure] ?? [1];
    return given[given.length === 1 ? 0 : i] ?? 0;
  };
  const people = { n: 50, largest_share: 0.1 };
  const estimates = CODES.map((area_code, i) => ({
    area_code,
    area_name: area_code,
    level: 'area' as const,
    parent: null,
    disadvantaged: { ...people, below_median: 25, above_median: 25 },
    bottom: people,
    top: people,
    line: people,
    substituted_share: 0,
    measures: Object.fromEntries(
      MEASURES.map((measure) => [measure, { value: valueAt(measure, i), standard_error: 100 }]),
    ) as Record<Measure, { value: number; standard_error: number }>,
    reasons: {},
  }));
  return shrinkMeasures(estimates, 'earnings_mean', () => true);
}

const ranked = (shrunken: ShrunkenMeasures) =>
  Engine.use({ threads: 1 }, (engine) =>
    rankAreas(engine, CODES, shrunken, { level: 'earnings_mean', seed: 1, draws: 200 }),
  );

describe('a measure without variance between areas counts zero', () => {
  test('areas are ranked by the other two, and have intervals', async () => {
    const {
      ranked: ranks,
      drawn,
      noVariance,
    } = await ranked(
      measures({
        earnings_mean: [30_000, 25_000, 20_000, 15_000, 10_000],
        gap: [8000],
        unexplained: [1000, 2000, 3000, 4000, 5000],
      }),
    );
    expect(noVariance).toEqual(['gap']);
    expect(CODES.map((code) => ranks.get(code)?.rank)).toEqual([1, 2, 3, 4, 5]);
    // z-scores of five evenly spaced values are 2/√2.5 at the ends; two of three measures have them.
    expect(ranks.get('A')?.score).toBeCloseTo((2 * 2) / Math.sqrt(2.5) / 3, 9);
    expect(ranks.get('E')?.score).toBeCloseTo((-2 * 2) / Math.sqrt(2.5) / 3, 9);
    expect(drawn.get('A')?.ranks).toMatchObject({ rank_low: 1, rank_median: 1 });
    expect(drawn.get('E')?.ranks).toMatchObject({ rank_median: 5, rank_high: 5 });
    expect(ranks.get('E')?.kind).toBe('cold_on_level');
  });

  test('where none differs, all areas share rank 1', async () => {
    const { ranked: ranks, noVariance } = await ranked(measures({}));
    expect(noVariance).toEqual(['earnings_mean', 'gap', 'unexplained']);
    expect(CODES.map((code) => ranks.get(code)?.rank)).toEqual([1, 1, 1, 1, 1]);
  });
});
