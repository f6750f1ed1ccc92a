import { z } from 'zod';
import type { LongShadowMethod } from '../../schemas/method.js';
import { plainField, type Table } from '../../schemas/table.js';
import type { Engine, Value } from '../engine/engine.js';
import type { RankInterval } from '../methods/rank/tally.js';
import { type DrawnColdspots, type DrawSettings, drawColdspots } from './draw-coldspots.js';
import type { OutcomeFigures } from './outcome-figures.js';

const number = (what: string) => plainField(z.number().nullable(), what);

/** Results of the draws for each area, outcome and year. */
export const drawsTable: Table = {
  name: 'coldspots_draws',
  title: 'Draws',
  description: 'Intervals of the ranks and probabilities of being a coldspot or a hotspot, from the draws.',
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
  }),
};

type Rows = readonly Readonly<Record<string, Value>>[];
const numbers = (rows: Rows, column: string) =>
  rows.map((row) => (row[column] === null ? null : Number(row[column])));

/**
 * The figures of each outcome in a year, with areas in the same order; where the unexplained gap is a
 * residual, with the figure that explains it.
 */
async function figuresOf(
  engine: Engine,
  method: LongShadowMethod,
  year: number,
): Promise<{ areas: string[]; outcomes: OutcomeFigures[] }> {
  let areas: string[] = [];
  const outcomes: OutcomeFigures[] = [];
  const correlations = new Map(
    (await engine.rows('SELECT outcome, correlation FROM coldspots_correlation')).map((row) => [
      row.outcome,
      Number(row.correlation ?? 0),
    ]),
  );
  for (const { code, unexplained_gap } of method.outcomes) {
    const rows = await engine.rows(
      `SELECT rows.area_code, rows.level, rows.gap, rows.unexplained_gap, explaining.value AS covariate,
  errors.level_standard_error, errors.gap_standard_error, rows.from_codes
FROM coldspots_rows AS rows
JOIN coldspots_errors AS errors ON errors.area_code = rows.area_code AND errors.outcome = rows.outcome
LEFT JOIN derive_pairs AS pairs ON pairs.code = $unexplained_gap AND pairs.period = rows.period
LEFT JOIN coldspots_figures AS explaining ON explaining.area_code = rows.area_code
  AND explaining.indicator = $on AND explaining.period = pairs.on_period
WHERE rows.outcome = $code AND rows.year = $year
ORDER BY rows.area_code`,
      { code, year, unexplained_gap, on: explainingOf(method, unexplained_gap) },
    );
    if (rows.length === 0) continue;
    areas = rows.map(({ area_code }) => String(area_code));
    const covariate = numbers(rows, 'covariate');
    const measure = (name: string) => ({
      value: numbers(rows, name),
      standard_error: numbers(rows, `${name}_standard_error`),
    });
    const explained = covariate.some((value) => value !== null);
    outcomes.push({
      outcome: code,
      // Authorities with the figure of the same abolished authority share its error.
      keys: rows.map(({ area_code, from_codes }) => String(from_codes || area_code)),
      level: measure('level'),
      gap: measure('gap'),
      unexplained_gap: null,
      ...(explained ? { covariate } : {}),
      correlation: correlations.get(code) ?? 0,
    });
  }
  return { areas, outcomes };
}

const explainingOf = (method: LongShadowMethod, code: string): string => {
  const derived = method.derive.find((figure) => figure.code === code);
  return derived?.step === 'residual' ? derived.on : '';
};

const rowOf = (area_code: string, outcome: string, year: number, ranks: RankInterval | null) => ({
  area_code,
  outcome,
  year,
  rank_low: ranks?.rank_low ?? null,
  rank_median: ranks?.rank_median ?? null,
  rank_high: ranks?.rank_high ?? null,
  coldspot_probability: null,
  hotspot_probability: null,
});

/** The rows of `drawsTable` for one year. */
function rowsOf(drawn: DrawnColdspots, year: number, outcomes: number): Record<string, Value>[] {
  const each = [...drawn.outcomes].flatMap(([outcome, areas]) =>
    [...areas].map(([area, { ranks, coldspot_probability, hotspot_probability }]) => ({
      ...rowOf(area, outcome, year, ranks),
      coldspot_probability,
      hotspot_probability,
    })),
  );
  const all =
    drawn.outcomes.size < outcomes
      ? []
      : [...drawn.all].map(([area, ranks]) => rowOf(area, 'all', year, ranks));
  return [...each, ...all];
}

/**
 * Draws level and gap with their standard errors for every year, and returns how sure the ranks are. The
 * unexplained gap of each draw is measured from the line fitted to that draw. The draws depend only on the
 * seed, the number of the draw, the area and the outcome.
 */
export async function drawYears(
  engine: Engine,
  method: LongShadowMethod,
  seed: number,
): Promise<Record<string, Value>[]> {
  const years = await engine.rows('SELECT DISTINCT year FROM coldspots_rows ORDER BY year');
  const { group_share: share, tolerance, precision } = method.steps;
  const settings: DrawSettings = { seed, draws: precision.draws, share, tolerance };
  const rows: Record<string, Value>[] = [];
  for (const { year } of years) {
    const { areas, outcomes } = await figuresOf(engine, method, Number(year));
    const drawn = drawColdspots(areas, outcomes, settings);
    rows.push(...rowsOf(drawn, Number(year), method.outcomes.length));
  }
  return rows;
}
