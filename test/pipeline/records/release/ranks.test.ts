import { describe, expect, test } from 'vitest';
import { Engine } from '../../../../pipeline/engine/engine.js';
import { MEASURES, type Measure } from '../../../../pipeline/records/estimate/area-estimate.js';
import { rankAreas } from '../../../../pipeline/records/release/ranks.js';
import type { ShrunkenMeasures } from '../../../../pipeline/records/release/shrunken.js';

const CODES = ['A', 'B', 'C', 'D', 'E'];

/** The same value in every area where a measure has one value, else one each; errors of 100 or none. */
function measures(values: Partial<Record<Measure, readonly number[]>>): ShrunkenMeasures {
  const of = (measure: Measure) => {
    const given = values[measure] ?? [1];
    return new Map(
      CODES.map((code, i) => {
        const same = given.length === 1;
        const shrunken = given[same ? 0 : i] ?? 0;
        return [
          code,
          { value: shrunken, shrunken, weight: same ? 0 : 0.5, standard_error: same ? 0 : 100 },
        ] as const;
      }),
    );
  };
  return Object.fromEntries(MEASURES.map((measure) => [measure, of(measure)])) as Record<
    Measure,
    ReturnType<typeof of>
  >;
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
