import { beforeAll, describe, expect, test } from 'vitest';
import type { IndexRelease } from '../../outputs/release-data.js';
import { isIndexRelease } from '../../outputs/release-data.js';
import { buildEdition } from '../../pipeline/build.js';
import type { RobustnessProblem } from '../../pipeline/robustness/problem.js';
import { type RobustnessResult, robustnessOf } from '../../pipeline/robustness/robustness-of.js';
import { silentLog } from '../../pipeline/system/log.js';
import { shipped } from '../../pipeline/system/package-root.js';
import type { MethodRobustness } from '../../schemas/method.js';
import type { Row } from '../../schemas/table.js';
import { england } from '../pipeline/robustness/england.js';
import { type Certainty, certaintyOf, sharedSpreadOf, spreadOf } from './robustness-certainty.js';
import { published, scoresOf } from './robustness-chain.js';
import { drawRanks, type Ranks } from './robustness-draws.js';
import { type Figures, readFigures } from './robustness-figures.js';
import { meanOf, ranksOf } from './robustness-steps.js';

/** Method 1, whose draws are those of the plain Monte Carlo. */
const EDITION = 'england-2026-method-1';
const figures = readFigures(shipped('editions', EDITION));
const { areas } = figures;
/** Replicates of the program and of the plain Monte Carlo, and the size of a group: ⌈294 / 5⌉. */
const OURS = 1000;
const PLAIN = 300;
const GROUP = 59;

/** Compatible scales and means; a geometric mean takes min–max from 1 to 100 whichever scale is drawn. */
const SCALES = [
  ['z_score', 'arithmetic_mean'],
  ['min_max', 'arithmetic_mean'],
  ['percentile_rank', 'arithmetic_mean'],
  ['z_score', 'geometric_mean'],
] as const;

const rowsByArea = (rows: readonly Row[]) => new Map(rows.map((row) => [String(row.area_code), row]));
const numberIn = (row: Row | undefined, column: string): number => {
  const found = row?.[column];
  return typeof found === 'number' ? found : Number.NaN;
};
/** Relative distance of one number from another. */
const off = (found: number, due: number) => Math.abs(found / due - 1);

describe('how sure the ranks of england-2026 by method 1 are', () => {
  let data: IndexRelease;
  let plain: Ranks;
  beforeAll(async () => {
    const built = await buildEdition(EDITION, {
      editions: shipped('editions'),
      release: 'nowhere',
      dryRun: true,
      areas: false,
      replicates: OURS,
      sensitivity: false,
      threads: 1,
      log: silentLog,
    });
    if (!isIndexRelease(built.data)) throw new Error('not an index');
    data = built.data;
    plain = drawRanks(figures, PLAIN, 1);
  });
  const column = (rows: readonly Row[], name: string) => {
    const found = rowsByArea(rows);
    return areas.map((area) => numberIn(found.get(area), name));
  };

  test('the published ranks are those of plain arithmetic without a draw', () => {
    const ranks = ranksOf(scoresOf(figures, figures.values, published(figures)));
    expect(areas).toHaveLength(294);
    expect(column(data.index.rows, 'rank')).toEqual(ranks);
    expect(column(data.robustness.areas.rows, 'rank')).toEqual(ranks);
  });

  test('the ranks without an indicator are those of plain arithmetic', () => {
    expect(data.robustness.leaveOneOut.rows).toHaveLength(21 * 294);
    for (const [dropped, { code }] of figures.indicators.entries()) {
      const rows = data.robustness.leaveOneOut.rows.filter(({ indicator }) => indicator === code);
      const ranks = ranksOf(scoresOf(figures, figures.values, { ...published(figures), dropped }));
      expect(column(rows, 'rank_without')).toEqual(ranks);
    }
  });

  test('is the same in the index and in the table of robustness, with as many replicates as requested', () => {
    const { index, robustness } = data;
    for (const name of [
      'rank_median',
      'rank_low',
      'rank_high',
      'coldspot_probability',
      'hotspot_probability',
    ])
      expect(column(index.rows, name)).toEqual(column(robustness.areas.rows, name));
    expect(new Set(column(robustness.areas.rows, 'replicates'))).toEqual(new Set([OURS]));
  });

  describe.each([
    ['figures and choices', '', 'choices'],
    ['figures alone', '_figures', 'figures'],
  ] as const)('with %s drawn', (_, suffix, draw) => {
    let certainty: Certainty[];
    const ours = (name: string) => column(data.robustness.areas.rows, `${name}${suffix}`);
    beforeAll(() => {
      certainty = plain[draw].map((ranks) => certaintyOf(ranks, areas.length, GROUP));
    });

    // Seen over batches, the mean width of the intervals has a standard deviation of 0.9 % of itself at 300
    // replicates and of 0.4 % at 1000; four times both together are 3.8 %. The ends of an interval of some 80
    // ranks are two to four ranks apart on average, and the median about two and a half at most.
    test('gives intervals of the width and with the ends of an independent Monte Carlo', () => {
      const low = ours('rank_low');
      const high = ours('rank_high');
      const width = meanOf(high.map((end, i) => end - (low[i] ?? 0)));
      expect(off(meanOf(certainty.map(({ high, low }) => high - low)), width)).toBeLessThan(0.038);
      expect(meanOf(certainty.map((area, i) => Math.abs(area.low - (low[i] ?? Number.NaN))))).toBeLessThan(4);
      expect(meanOf(certainty.map((area, i) => Math.abs(area.high - (high[i] ?? Number.NaN))))).toBeLessThan(
        5,
      );
    });
  });

  // Two shares, of 1000 and of 300 replicates, differ by √(p (1 − p) (1/1000 + 1/300)) as a standard
  // deviation: at most .033. The furthest of 588 is seldom beyond 4.5 of them (4 in a thousand, were they
  // independent), a little more often where p is near 0 or 1. The mean distance is √(2/π) of those standard
  // deviations, .008 on average; areas move together, so that it comes out between .8 and 1.25 times that
  // over batches of 400.
  test('gives each area the probabilities of a coldspot and a hotspot of plain draws, figures alone', () => {
    const certainty = plain.figures.map((ranks) => certaintyOf(ranks, areas.length, GROUP));
    const pairs = (['cold', 'hot'] as const).flatMap((group) =>
      column(data.robustness.areas.rows, `${group}spot_probability`).map((p, i) => {
        const q = certainty[i]?.[group] ?? Number.NaN;
        return { apart: Math.abs(p - q), pooled: (p * OURS + q * PLAIN) / (OURS + PLAIN) };
      }),
    );
    const errors = pairs.map(({ pooled }) => Math.sqrt(pooled * (1 - pooled) * (1 / OURS + 1 / PLAIN)));
    expect(pairs).toHaveLength(2 * 294);
    for (const [i, { apart }] of pairs.entries()) expect(apart).toBeLessThanOrEqual(5 * (errors[i] ?? 0));
    const mean = meanOf(pairs.map(({ apart }) => apart));
    expect(mean).toBeLessThan(1.4 * Math.sqrt(2 / Math.PI) * meanOf(errors));
  });

  test('has the median ranks of an independent Monte Carlo, to within a few ranks', () => {
    const certainty = plain.choices.map((ranks) => certaintyOf(ranks, areas.length, GROUP));
    const medians = column(data.index.rows, 'rank_median');
    expect(
      meanOf(certainty.map(({ median }, i) => Math.abs(median - (medians[i] ?? Number.NaN)))),
    ).toBeLessThan(3);
  });
});

describe('each choice and each draw by itself', () => {
  let problem: RobustnessProblem;
  beforeAll(async () => {
    ({ problem } = await england(1, EDITION));
  });
  const still = {
    treatment: ['none' as const],
    normalise: ['z_score' as const],
    aggregate: ['arithmetic_mean' as const],
    impute: ['none' as const],
    weight_spread: 0,
    drop_indicators: false,
    sampling_error: false,
    one_year_noise: false,
    inheritance_sd: 0,
  };
  const drawn = (changes: Partial<MethodRobustness>, to: number) =>
    robustnessOf(
      { ...problem, choices: { ...problem.choices, ...still, ...changes } },
      { threads: 1, sensitivity: false, log: silentLog, to },
    );
  const byReplicate = ({ ranks, units, to }: RobustnessResult) =>
    Array.from({ length: to }, (_, i) => [...ranks.subarray(i * units, (i + 1) * units)]);
  const byArea = (result: RobustnessResult) => {
    const replicates = byReplicate(result);
    return areas.map((_, i) => replicates.map((ranks) => ranks[i] ?? Number.NaN));
  };

  test('gives the ranks of plain arithmetic for every treatment, imputation, scale and mean', async () => {
    const seen = new Set<string>();
    for (const treatment of ['none', 'standard'] as const)
      for (const impute of ['none', 'group_mean', 'group_median'] as const)
        for (const [normalise, aggregate] of SCALES) {
          const choice = { ...published(figures), treatment, impute, normalise, aggregate };
          const ranks = ranksOf(scoresOf(figures, figures.values, choice));
          const made = await drawn(
            { treatment: [treatment], impute: [impute], normalise: [normalise], aggregate: [aggregate] },
            1,
          );
          expect(byReplicate(made)).toEqual([ranks]);
          seen.add(ranks.join());
        }
    // All of the 24 differ, except that the one missing figure may be mean or median before a geometric mean,
    // and that six outliers may be treated or not before percentile ranks where nothing is imputed.
    expect(seen.size).toBe(21);
  });

  test('draws each of the 22 indices with at most one indicator left out equally often, as in plain arithmetic', async () => {
    const due = [-1, ...figures.indicators.keys()].map((dropped) =>
      ranksOf(scoresOf(figures, figures.values, { ...published(figures), dropped })).join(),
    );
    expect(new Set(due).size).toBe(22);
    const found = byReplicate(await drawn({ drop_indicators: true }, 660)).map((ranks) => ranks.join());
    const counts = due.map((ranks) => found.filter((one) => one === ranks).length);
    expect(counts.reduce((total, count) => total + count, 0)).toBe(660);
    // Each is expected 30 times, with a standard deviation of √(660 × 1/22 × 21/22) = 5.4.
    for (const count of counts) expect(Math.abs(count - 30)).toBeLessThan(4 * 5.4);
  });

  // The spread of ranks, and that of the mean rank of a county, which shows whether its districts share a
  // draw. Seen over batches of 200 replicates each, program and plain arithmetic are apart by 2.9 and 3.5 %
  // as a standard deviation (weights), 0.6 and 1.8 % (sampling error), 0.8 and 1.9 % (inheritance); the
  // bounds are four times that. With the error of healthy life expectancy drawn for each district, the second
  // of sampling error would be 13 % less.
  test.each([
    ['weights', { weight_spread: 0.25 }, 0.116, 0.14],
    ['sampling error', { sampling_error: true }, 0.024, 0.073],
    ['inheritance', { inheritance_sd: 0.8 }, 0.032, 0.076],
  ] as const)(
    '%s by itself moves areas and counties as far as in plain arithmetic',
    async (_, draw, one, all) => {
      const ours = byArea(await drawn(draw, 200));
      const own: Figures = { ...figures, drawable: { ...figures.drawable, ...still, ...draw } };
      const ranks = drawRanks(own, 200, 1).choices;
      const tiers = figures.upper_tiers;
      expect(off(spreadOf(ours), spreadOf(ranks))).toBeLessThan(one);
      expect(off(sharedSpreadOf(ours, tiers), sharedSpreadOf(ranks, tiers))).toBeLessThan(all);
    },
  );
});
