import { z } from 'zod';
import type { LongShadowMethod } from '../../schemas/method.js';
import { plainField, type Row, type Table } from '../../schemas/table.js';
import { endYear } from '../editions/derived.js';
import type { Engine } from '../engine/engine.js';
import type { RankInterval } from '../methods/rank/tally.js';
import { type CalibrationBin, calibrate, type Forecast, tenthOf } from './calibrate.js';
import { type DrawnYear, type DrawnYears, drawAllYears } from './draw-years.js';
import { outcomeYears } from './outcome-years.js';
import { type ShrunkenOutcome, type ShrunkenYear, shrinkYears } from './shrink-years.js';

const number = (what: string) => plainField(z.number().nullable(), what);

/** Results of the draws for each area, outcome and year. */
export const drawsTable: Table = {
  name: 'coldspots_draws',
  title: 'Draws',
  description:
    'Shrunken values, intervals of the ranks and probabilities of being a coldspot or a hotspot, from the draws.',
  key: ['area_code', 'outcome', 'year'],
  row: z.strictObject({
    area_code: plainField(z.string(), 'Area code'),
    outcome: plainField(z.string(), 'Outcome'),
    year: plainField(z.int(), 'The year in which the period ends'),
    rank_low: number('Lower end of the interval'),
    rank_median: number('Median rank'),
    rank_high: number('Upper end of the interval'),
    coldspot_probability: number('Probability of being a coldspot'),
    hotspot_probability: number('Probability of being a hotspot'),
    level_shrunken: number('Shrunken level'),
    gap_shrunken: number('Shrunken gap'),
    level_shrunken_standard_error: number('Standard error of the shrunken level'),
    gap_shrunken_standard_error: number('Standard error of the shrunken gap'),
    coldspot_next_year: number('Probability of being found a coldspot next year'),
    next_year_observed: number('How often such a probability came true'),
    next_year_observed_low: number('Lower limit of that share'),
    next_year_observed_high: number('Upper limit of that share'),
  }),
};

/** What the draws of all years give, as rows of tables. */
export interface YearDraws {
  /** Of `drawsTable`. */
  readonly draws: readonly Row[];
  readonly calibration: readonly Row[];
  readonly localLevels: readonly Row[];
}

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

const ranksOf = (ranks: RankInterval | null) => ({
  rank_low: ranks?.rank_low ?? null,
  rank_median: ranks?.rank_median ?? null,
  rank_high: ranks?.rank_high ?? null,
});

const NOTHING_DRAWN = {
  coldspot_probability: null,
  hotspot_probability: null,
  level_shrunken: null,
  gap_shrunken: null,
  level_shrunken_standard_error: null,
  gap_shrunken_standard_error: null,
  coldspot_next_year: null,
  next_year_observed: null,
  next_year_observed_low: null,
  next_year_observed_high: null,
};

/** The rows of one outcome in one year. */
function rowsOf(
  drawn: DrawnYear,
  { now, drawn: isDrawn }: ShrunkenYear,
  pooled: readonly CalibrationBin[],
): Row[] {
  return drawn.areas.map((area_code, area) => {
    const about = { area_code, outcome: drawn.outcome, year: drawn.year, ...ranksOf(drawn.ranks[area]!) };
    if (isDrawn[area] === 0) return { ...about, ...NOTHING_DRAWN };
    const next = orNull(drawn.coldspot_next[area]!);
    const bin = next === null ? undefined : pooled[tenthOf(next)];
    return {
      ...about,
      coldspot_probability: drawn.coldspot[area]!,
      hotspot_probability: drawn.hotspot[area]!,
      level_shrunken: now.level[area]!,
      gap_shrunken: now.gap[area]!,
      level_shrunken_standard_error: now.root_level[area]!,
      gap_shrunken_standard_error: Math.hypot(now.root_both[area]!, now.root_gap[area]!),
      coldspot_next_year: next,
      next_year_observed: bin?.observed ?? null,
      next_year_observed_low: bin?.observed_low ?? null,
      next_year_observed_high: bin?.observed_high ?? null,
    };
  });
}

const allRows = ({ year, areas, ranks }: DrawnYears['all'][number]): Row[] =>
  areas.map((area_code, area) => ({
    area_code,
    outcome: 'all',
    year,
    ...ranksOf(ranks[area]!),
    ...NOTHING_DRAWN,
  }));

/**
 * Each probability for the next year with whether it came true, where both years have figures of the area.
 */
async function forecastsOf(engine: Engine, drawn: readonly DrawnYear[]): Promise<Forecast[]> {
  const rows = await engine.rows(`SELECT outcome, area_code, year, kind FROM coldspots_known_kinds`);
  const kinds = new Map(rows.map((row) => [`${row.outcome} ${row.year} ${row.area_code}`, row.kind]));
  return drawn.flatMap(({ outcome, year, areas, coldspot_next }) =>
    areas.flatMap((area, i) => {
      const probability = coldspot_next[i]!;
      const after = kinds.get(`${outcome} ${year + 1} ${area}`);
      if (Number.isNaN(probability) || after === undefined || !kinds.has(`${outcome} ${year} ${area}`))
        return [];
      return [{ outcome, probability, happened: after === 'coldspot' }];
    }),
  );
}

/** The parameters of the model of each outcome, by the last year that they are from. */
function modelRows({ data, model, years }: ShrunkenOutcome): Row[] {
  const each = years.flatMap(({ year, model: own }) => (own === undefined ? [] : [{ year, model: own }]));
  // With too few years for a forecast there is still the model of all years.
  const last = data.years.at(-1);
  const all = each.length === 0 && model !== undefined && last !== undefined ? [{ year: last, model }] : each;
  return all.map(({ year, model: { between, drift, noise, log_likelihood } }) => ({
    outcome: data.outcome,
    year,
    years: data.years.filter((one) => one <= year).length,
    between_level: between.a,
    between_gap: between.b,
    between_both: between.ab,
    drift_level: drift.a,
    drift_gap: drift.b,
    drift_both: drift.ab,
    noise_factor: noise,
    log_likelihood,
  }));
}

/**
 * How sure the ranks and classes of every year are. Level and gap are shrunken and drawn with what remains
 * unknown; the probability for the next year is held against what followed. The draws depend only on the
 * seed, the number of the draw, the area and the outcome.
 */
export async function drawYears(engine: Engine, method: LongShadowMethod, seed: number): Promise<YearDraws> {
  const { group_share: share, tolerance, precision } = method.steps;
  const data = await outcomeYears(engine, method);
  const shrunken = data.map((outcome) => shrinkYears(outcome, precision.least_years));
  const ranking = new Set(method.outcomes.map(({ period }) => endYear(period)));
  const { draws, earlier_draws } = precision;
  const drawn = drawAllYears(shrunken, { seed, draws, earlier_draws, ranking, share, tolerance });
  const outcomes = data.map(({ outcome }) => outcome);
  const calibration = calibrate(await forecastsOf(engine, drawn.each), outcomes);
  const pooled = calibration.filter(({ outcome }) => outcome === 'all');
  const years = new Map(
    shrunken.flatMap(({ data: { outcome }, years: own }) =>
      own.map((year) => [`${outcome} ${year.year}`, year] as const),
    ),
  );
  return {
    draws: [
      ...drawn.each.flatMap((one) => rowsOf(one, years.get(`${one.outcome} ${one.year}`)!, pooled)),
      ...drawn.all.flatMap(allRows),
    ],
    calibration: calibration.map((bin) => ({ ...bin })),
    localLevels: shrunken.flatMap(modelRows),
  };
}
