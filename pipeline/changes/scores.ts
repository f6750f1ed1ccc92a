import { ascending } from 'd3-array';
import { SmiError } from '../../errors/smi-error.js';
import type { Figure } from '../../schemas/figure.js';
import { indicatorsOf } from '../../schemas/method/structure.js';
import type { Method } from '../../schemas/method.js';
import { frozenInputs } from '../editions/derived.js';
import type { Mover, ScoreChanges } from './report.js';
import type { Standing } from './standing.js';
import { type Scored, standingsOf } from './standings.js';

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

const moveOf = ({ rank_before, rank_after }: Mover): number =>
  rank_before === null || rank_after === null ? Number.POSITIVE_INFINITY : Math.abs(rank_after - rank_before);

/** What moved between two lists of standings. Scores are equal when they have the same digits. */
export function compareStandings(before: readonly Standing[], after: readonly Standing[]): ScoreChanges {
  const rankedIn = ({ of, period }: Standing) => `${of} ${period}`.trim();
  const keyOf = (row: Standing) => `${rankedIn(row)}\n${row.area_code}`;
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
        of: rankedIn(known),
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
