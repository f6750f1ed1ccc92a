import type { Area } from '../../schemas/area.js';
import type { Figure } from '../../schemas/figure.js';
import type { IndexMethod, LongShadowMethod, Method } from '../../schemas/method.js';
import type { Population } from '../../schemas/population.js';
import { coldspots } from '../coldspots/coldspots.js';
import { derive, deriveThere } from '../derive/derive.js';
import { planOf, type ScorePlan } from '../editions/plan.js';
import { duckdb } from '../engine/dialect.js';
import { Engine, text } from '../engine/engine.js';
import { imputeEdition } from '../impute/impute.js';
import { modelEdition } from '../model/model.js';
import { score } from '../score/score.js';
import { scoreValue } from '../score/tables.js';
import { silentLog } from '../system/log.js';
import { indexStanding, outcomeStanding, type Standing } from './standing.js';

/** What an edition is scored from: its frozen tables, of before or of now. */
export interface Scored {
  readonly areas: readonly Area[];
  readonly figures: readonly Figure[];
  readonly populations?: readonly Population[] | undefined;
}

type Row = Readonly<Record<string, unknown>>;

/** The row of every area, with its name; an area without a score has none among the rows of the score. */
function everyArea(rows: readonly Row[], areas: readonly Area[]): Row[] {
  const found = new Map(rows.map((row) => [String(row.area_code), row]));
  return areas.map(({ area_code, area_name }) => ({ ...found.get(area_code), area_code, area_name }));
}

/**
 * Scores an index by its method, without replicates, and leaves the tables of `score` in the engine.
 * @returns the plan that they were made by. Throws SmiError where the figures cannot be scored
 */
export async function scoreThere(
  engine: Engine,
  method: IndexMethod,
  { areas, figures, populations }: Scored,
): Promise<ScorePlan> {
  const plan = planOf(method, areas.map(({ area_code }) => area_code).sort());
  const derived = await derive(engine, method, figures, duckdb);
  const all = [...figures, ...derived.figures];
  const modelled = modelEdition({ name: method.edition, method, areas, populations }, plan, all);
  const values = imputeEdition(method, areas, modelled?.figures ?? all);
  await score(engine, plan, values.map(scoreValue), duckdb, silentLog);
  return plan;
}

/** The standing of every area, from the tables that `scoreThere` left. */
export async function standingsThere(
  engine: Engine,
  { levels }: ScorePlan,
  areas: readonly Area[],
): Promise<Standing[]> {
  const rows = await engine.rows(`SELECT value.area_code, value.value AS score, ranked.rank,
  grouped.group_name AS "group"
FROM ${duckdb.identifier(`score_${levels.at(-1) ?? 'index'}`)} AS value
LEFT JOIN score_ranks AS ranked ON ranked.area_code = value.area_code AND ranked.code = value.code
LEFT JOIN score_groups AS grouped ON grouped.area_code = value.area_code AND grouped.code = value.code`);
  return everyArea(rows, areas).map(indexStanding);
}

async function indexStandings(engine: Engine, method: IndexMethod, scored: Scored): Promise<Standing[]> {
  return standingsThere(engine, await scoreThere(engine, method, scored), scored.areas);
}

async function shadowStandings(
  engine: Engine,
  method: LongShadowMethod,
  { areas, figures }: Scored,
): Promise<Standing[]> {
  await deriveThere(engine, method, figures, duckdb);
  await coldspots(engine, method, duckdb, silentLog);
  const rows = await engine.rows(
    `SELECT area_code, outcome, period, score, rank, kind FROM coldspots_result WHERE outcome <> ${text('all')}`,
  );
  const names = new Map(areas.map(({ area_code, area_name }) => [area_code, area_name]));
  return rows.map((row) => outcomeStanding({ ...row, area_name: names.get(String(row.area_code)) }));
}

/**
 * Scores, ranks and groups by the method, of an outcome in every period, on an engine of its own, without
 * replicates.
 * @throws SmiError where the figures cannot be scored
 */
export const standingsOf = (method: Method, scored: Scored, threads: number): Promise<Standing[]> =>
  Engine.use({ threads, folders: [] }, (engine) =>
    method.kind === 'index'
      ? indexStandings(engine, method, scored)
      : shadowStandings(engine, method, scored),
  );

/**
 * The standings by which areas are ranked: of each outcome, in the order of the method, those of the period
 * that it names.
 */
export const rankingOf = (method: Method, standings: readonly Standing[]): Standing[] =>
  method.kind === 'index'
    ? [...standings]
    : method.outcomes.flatMap(({ code, period }) =>
        standings.filter((each) => each.of === code && each.period === period),
      );
