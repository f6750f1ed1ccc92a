import { ascending } from 'd3-array';
import { SmiError } from '../../errors/smi-error.js';
import type { Area } from '../../schemas/area.js';
import type { Figure } from '../../schemas/figure.js';
import { indicatorsOf } from '../../schemas/method/structure.js';
import type { IndexMethod, LongShadowMethod, Method } from '../../schemas/method.js';
import type { Population } from '../../schemas/population.js';
import { coldspots } from '../coldspots/coldspots.js';
import { derive, deriveThere } from '../derive/derive.js';
import { frozenInputs } from '../editions/derived.js';
import { planOf } from '../editions/plan.js';
import { duckdb } from '../engine/dialect.js';
import { Engine, text } from '../engine/engine.js';
import { imputeEdition } from '../impute/impute.js';
import { modelEdition } from '../model/model.js';
import { score } from '../score/score.js';
import { scoreValue } from '../score/tables.js';
import { silentLog } from '../system/log.js';
import type { Mover, ScoreChanges } from './report.js';

/** What an edition is scored from: its frozen tables, of before or of now. */
export interface Scored {
  readonly areas: readonly Area[];
  readonly figures: readonly Figure[];
  readonly populations?: readonly Population[];
}

/** Score, rank and group of an area in what is ranked. */
export interface Standing {
  readonly of: string;
  readonly area_code: string;
  readonly area_name: string;
  readonly score: number | null;
  readonly rank: number | null;
  readonly group: string;
}

/**
 * Old figures under the periods of the method: where the method names a period that was not frozen, the
 * figures of the latest period that was, so that the move from one to the other shows.
 */
export function underPeriods(method: Method, figures: readonly Figure[]): Figure[] {
  const asked = frozenInputs(method);
  const named = new Set(asked.map(({ code, period }) => `${code} ${period}`));
  const kept = figures.filter(({ indicator, period }) => named.has(`${indicator} ${period}`));
  const found = new Set(kept.map(({ indicator, period }) => `${indicator} ${period}`));
  const others = asked.flatMap(({ code, period }) => {
    if (found.has(`${code} ${period}`)) return [];
    const free = figures.filter((row) => row.indicator === code && !named.has(`${code} ${row.period}`));
    const latest = [...new Set(free.map((row) => row.period))].sort(ascending).at(-1);
    return free.filter((row) => row.period === latest).map((row) => ({ ...row, period }));
  });
  return [...kept, ...others];
}

const numberOrNull = (value: unknown): number | null =>
  value === null || value === undefined ? null : Number(value);

async function indexStandings(
  engine: Engine,
  method: IndexMethod,
  { areas, figures, populations }: Scored,
): Promise<Standing[]> {
  const plan = planOf(method, areas.map(({ area_code }) => area_code).sort());
  const derived = await derive(engine, method, figures, duckdb);
  const all = [...figures, ...derived.figures];
  const modelled = modelEdition({ name: method.edition, method, areas, populations }, plan, all);
  const values = imputeEdition(method, areas, modelled?.figures ?? all);
  await score(engine, plan, values.map(scoreValue), duckdb, silentLog);
  const top = plan.levels.at(-1) ?? 'index';
  const rows = await engine.rows(`SELECT value.area_code, value.value, ranked.rank, grouped.group_name
FROM ${`score_${top}`} AS value
LEFT JOIN score_ranks AS ranked ON ranked.area_code = value.area_code AND ranked.code = value.code
LEFT JOIN score_groups AS grouped ON grouped.area_code = value.area_code AND grouped.code = value.code`);
  const names = new Map(areas.map(({ area_code, area_name }) => [area_code, area_name]));
  return rows.map(({ area_code, value, rank, group_name }) => ({
    of: 'index',
    area_code: String(area_code),
    area_name: names.get(String(area_code)) ?? String(area_code),
    score: numberOrNull(value),
    rank: numberOrNull(rank),
    group: group_name === null || group_name === undefined ? '' : String(group_name),
  }));
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
  return rows.map(({ area_code, outcome, period, score: value, rank, kind }) => ({
    of: `${outcome} ${period}`,
    area_code: String(area_code),
    area_name: names.get(String(area_code)) ?? String(area_code),
    score: numberOrNull(value),
    rank: numberOrNull(rank),
    group: kind === null || kind === undefined ? '' : String(kind),
  }));
}

/**
 * Scores, ranks and groups by the method, on an engine of its own, without replicates.
 * @throws SmiError where the figures cannot be scored
 */
export const standingsOf = (method: Method, scored: Scored, threads: number): Promise<Standing[]> =>
  Engine.use({ threads, folders: [] }, (engine) =>
    method.kind === 'index'
      ? indexStandings(engine, method, scored)
      : shadowStandings(engine, method, scored),
  );

const moveOf = ({ rank_before, rank_after }: Mover): number =>
  rank_before === null || rank_after === null ? Number.POSITIVE_INFINITY : Math.abs(rank_after - rank_before);

/** What moved between two lists of standings. Scores are equal when they have the same digits. */
export function compareStandings(before: readonly Standing[], after: readonly Standing[]): ScoreChanges {
  const keyOf = ({ of, area_code }: Standing) => `${of}\n${area_code}`;
  const [old, now] = [before, after].map((list) => new Map(list.map((row) => [keyOf(row), row])));
  const keys = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])];
  const all = keys.flatMap((key): Mover[] => {
    const [then, here] = [old?.get(key), now?.get(key)];
    const known = here ?? then;
    if (known === undefined) return [];
    return [
      {
        area_code: known.area_code,
        area_name: known.area_name,
        of: known.of,
        score_before: then?.score ?? null,
        score_after: here?.score ?? null,
        rank_before: then?.rank ?? null,
        rank_after: here?.rank ?? null,
        group_before: then?.group ?? '',
        group_after: here?.group ?? '',
      },
    ];
  });
  const movedScore = (row: Mover) => row.score_before !== row.score_after;
  const movedRank = (row: Mover) => row.rank_before !== row.rank_after;
  const movedGroup = (row: Mover) => row.group_before !== row.group_after;
  const compared = [...new Set(all.map(({ of }) => of))].map((of) => {
    const rows = all.filter((row) => row.of === of);
    const moves = rows.map(moveOf).filter(Number.isFinite);
    return {
      of,
      areas: rows.length,
      scores_moved: rows.filter(movedScore).length,
      ranks_moved: rows.filter(movedRank).length,
      groups_moved: rows.filter(movedGroup).length,
      largest_rank_move: Math.max(0, ...moves),
    };
  });
  const movers = all
    .filter((row) => movedScore(row) || movedRank(row) || movedGroup(row))
    .toSorted((a, b) => moveOf(b) - moveOf(a) || ascending(a.area_code, b.area_code));
  const action =
    movers.length === 0
      ? 'nothing: no score moves'
      : 'look at the areas that moved furthest, and at the indicators behind them, before --accept';
  return { compared, movers, action };
}

/** The comparison, or why there is none. */
export async function compareScores(
  method: Method,
  before: Scored,
  after: Scored,
  threads: number,
): Promise<ScoreChanges | string> {
  const missing = method.kind === 'index' ? indicatorsOf(method).length === 0 : false;
  if (missing) return 'scores: the method has no indicator';
  try {
    const old = { ...before, figures: underPeriods(method, before.figures) };
    return compareStandings(
      await standingsOf(method, old, threads),
      await standingsOf(method, after, threads),
    );
  } catch (error) {
    if (!(error instanceof SmiError)) throw error;
    return `scores: ${error.message}`;
  }
}
