import { describe, expect, test } from 'vitest';
import type { LongShadowRelease } from '../../outputs/release-data.js';
import type { Row } from '../../schemas/table.js';
import { sum } from './long-shadow-arithmetic.js';
import { areaOf, built, eachOutcome, expected } from './long-shadow-built.js';
import { OUTCOMES, RANKED_OUTCOMES } from './long-shadow-calculation.js';
import { type Belief, type DrawnArea, drawAgain, rankAt } from './long-shadow-draws.js';
import { type Pair, shrunken } from './long-shadow-local-level.js';
import { modelOf, seriesOf } from './long-shadow-series.js';

const DRAWS = 2000;

const data: LongShadowRelease = await built();

describe('intervals and probabilities, against draws of another generator', () => {
  const from = OUTCOMES.map(({ code }) => {
    const years = expected.years.get(code) ?? [];
    const at = years.length - 1;
    const model = data.localLevels.rows.findLast(({ outcome }) => outcome === code) ?? {};
    const { byName, nameOf, means } = seriesOf(years, expected.precision.get(code));
    const believed = (more?: Pair) =>
      new Map(
        [...(years[at]?.level.keys() ?? [])].sort().map((area): [string, Belief] => {
          const series = nameOf(area, at) ?? '';
          const own = byName.get(series) ?? [];
          const { level, gap, variance } = shrunken(modelOf(model), own, at);
          const { factor, drift } = modelOf(model);
          const noise = own.at(-1)?.noise ?? { level: 0, gap: 0, both: 0 };
          const add = (part: keyof Pair) => (more === undefined ? 0 : drift[part] + factor * noise[part]);
          return [
            area,
            {
              series,
              level: means[at]!.level + level,
              gap: means[at]!.gap + gap,
              variance: {
                level: variance.level + add('level'),
                gap: variance.gap + add('gap'),
                both: variance.both + add('both'),
              },
            },
          ];
        }),
      );
    return { code, year: years[at]!, beliefs: believed(), next: believed({ level: 1, gap: 1, both: 1 }) };
  });
  const again = drawAgain(expected.areas, from, DRAWS, 20_261);
  const next = drawAgain(
    expected.areas,
    from.map((one) => ({ ...one, beliefs: one.next })),
    DRAWS,
    20_262,
  );
  const drawnOf = (row: Row): DrawnArea => {
    const drawn = (row.outcome === 'all' ? again.all : again.outcomes.get(String(row.outcome)))?.get(
      areaOf(row),
    );
    if (drawn === undefined) throw new Error(`${areaOf(row)} was not drawn`);
    return drawn;
  };
  /** Five standard errors of the difference of two shares of 2,000 draws each; 0.0005 is one draw. */
  const within = (share: number) => 5 * Math.sqrt((2 * share * (1 - share)) / DRAWS) + 0.0025;

  test('probabilities agree with those of other draws, within five standard errors of two such shares', () => {
    for (const row of eachOutcome(data.coldspots.rows)) {
      const { cold, hot } = drawnOf(row);
      for (const [found, count] of [
        [row.coldspot_probability, cold],
        [row.hotspot_probability, hot],
      ]) {
        const pooled = (Number(found) + Number(count) / DRAWS) / 2;
        expect(Math.abs(Number(found) - Number(count) / DRAWS)).toBeLessThan(within(pooled));
      }
    }
  });

  test('probabilities for the next year agree with draws of the next year’s figures', () => {
    let checked = 0;
    for (const row of eachOutcome(data.coldspots.rows)) {
      if (row.outcome === 'higher_education_25') {
        expect(row.coldspot_next_year).toBeNull();
        continue;
      }
      const { cold } = next.outcomes.get(String(row.outcome))!.get(areaOf(row))!;
      const found = Number(row.coldspot_next_year);
      expect(Math.abs(found - cold / DRAWS)).toBeLessThan(within((found + cold / DRAWS) / 2));
      checked += 1;
    }
    expect(checked).toBe(302);
  });

  test.each([
    ['rank_low', 0.05],
    ['rank_median', 0.5],
    ['rank_high', 0.95],
  ])('%s has that share in other draws, up to the error of a share', (column, share) => {
    for (const row of data.coldspots.rows.filter(({ outcome }) => outcome !== 'higher_education_25')) {
      const { ranks } = drawnOf(row);
      expect(ranks).toHaveLength(DRAWS);
      expect(row[column]).toBeGreaterThanOrEqual(rankAt(ranks, share - within(share)));
      expect(row[column]).toBeLessThanOrEqual(rankAt(ranks, share + within(share)));
    }
  });

  test('over all authorities the errors of the draws cancel out', () => {
    for (const { code } of RANKED_OUTCOMES) {
      const rows = data.coldspots.rows.filter(({ outcome }) => outcome === code);
      const off = rows.map((row) => Number(row.coldspot_probability) - drawnOf(row).cold / DRAWS);
      // Coldspots of a draw: about 15, give or take 2.
      expect(Math.abs(sum(off))).toBeLessThan((5 * 2 * Math.SQRT2) / Math.sqrt(DRAWS));
      const medians = rows.map((row) => Number(row.rank_median) - rankAt(drawnOf(row).ranks, 0.5));
      expect(Math.abs(sum(medians)) / rows.length).toBeLessThan(0.2);
    }
  });

  test('draws without the correlation of level and gap would not agree', () => {
    const uncorrelated = from.map((outcome) => ({
      ...outcome,
      beliefs: new Map(
        [...outcome.beliefs].map(([area, belief]) => [
          area,
          { ...belief, variance: { ...belief.variance, both: 0 } },
        ]),
      ),
    }));
    const other = drawAgain(expected.areas, uncorrelated, 300, 7);
    const [code] = OUTCOMES.map((outcome) => outcome.code);
    const width = (drawn: DrawnArea | undefined) =>
      rankAt(drawn?.ranks ?? [], 0.95) - rankAt(drawn?.ranks ?? [], 0.05);
    const widths = (drawn: ReadonlyMap<string, DrawnArea> | undefined) =>
      sum([...(drawn?.values() ?? [])].map(width)) / 151;
    const published = data.coldspots.rows.filter(({ outcome }) => outcome === code);
    const mean = sum(published.map((row) => Number(row.rank_high) - Number(row.rank_low))) / 151;
    expect(Math.abs(widths(again.outcomes.get(code ?? '')) - mean)).toBeLessThan(0.5);
    expect(Math.abs(widths(other.outcomes.get(code ?? '')) - mean)).toBeGreaterThan(2);
  });

  test('an interval is one of ranks, and most ranks by the figures of a year are within it', () => {
    const ranked = data.byYear.rows.filter(({ rank_low }) => rank_low !== null);
    expect(ranked.length).toBeGreaterThan(151 * 15);
    for (const row of ranked) {
      expect(row.rank_low).toBeLessThanOrEqual(Number(row.rank_median));
      expect(row.rank_median).toBeLessThanOrEqual(Number(row.rank_high));
      expect(row.rank_low).toBeGreaterThanOrEqual(1);
      expect(row.rank_high).toBeLessThanOrEqual(151);
    }
    const inside = ranked.filter(
      ({ rank, rank_low, rank_high }) =>
        Number(rank_low) <= Number(rank) && Number(rank) <= Number(rank_high),
    );
    // The draws are about shrunken values: a rank by chance figures can be outside, and fewer than all are
    // in.
    expect(inside.length / ranked.length).toBeGreaterThan(0.7);
    expect(inside.length / ranked.length).toBeLessThan(0.95);
  });

  test('every rank has an interval, and every class a probability', () => {
    for (const row of data.byYear.rows) {
      expect(row.rank_low === null).toBe(row.rank === null);
      expect(row.coldspot_probability === null).toBe(row.kind === null);
      expect(row.hotspot_probability === null).toBe(row.kind === null);
    }
  });
});
