import type { RobustnessProblem } from '../../../pipeline/robustness/problem.js';
import { type Standings, standingsWith, withFigure } from './standing.js';

/** A place whose figure an area might have. */
export interface Rung {
  /** Position of the place in the draws. */
  readonly unit: number;
  readonly value: number;
}

/**
 * The places by their figures of an indicator, the worst first: what a slider moves along. Places with the
 * same figure are one, the first by code; those without a figure have none.
 */
export function rungsOf({ figures, structure }: RobustnessProblem, indicator: number): Rung[] {
  const column = figures[indicator]!;
  const { direction } = structure.nodes[indicator]!;
  const seen = new Set<number>();
  return [...column.keys()]
    .map((unit): Rung => ({ unit, value: column[unit]! }))
    .filter(({ value }) => {
      if (Number.isNaN(value) || seen.has(value)) return false;
      seen.add(value);
      return true;
    })
    .sort((a, b) => direction * (a.value - b.value));
}

/** The rung that is nearest to a figure; the middle one for an area without a figure. */
export function rungAt(rungs: readonly Rung[], value: number): number {
  if (Number.isNaN(value)) return rungs.length >> 1;
  return rungs.reduce(
    (best, rung, i) => (Math.abs(rung.value - value) < Math.abs(rungs[best]!.value - value) ? i : best),
    0,
  );
}

/** The whole index with one figure of one area changed, and all else as it is. */
export const standingsIf = (
  problem: RobustnessProblem,
  indicator: number,
  unit: number,
  value: number,
): Standings => standingsWith(withFigure(problem, indicator, unit, value), new Map());

/** What an area's rank would be with the figure of the middle place, and of the best, on an indicator. */
export interface Reach {
  readonly indicator: number;
  /** NaN where it has none. */
  readonly own: number;
  readonly middle: Rung;
  readonly middle_rank: number;
  readonly best: Rung;
  readonly best_rank: number;
}

/** The middle of an odd number of places, and the worse of the two in the middle of an even one. */
const middleOf = (rungs: readonly Rung[]): Rung => rungs[(rungs.length - 1) >> 1]!;

/** For every indicator, how far one figure by itself would carry an area. */
export const reachesOf = (problem: RobustnessProblem, unit: number): Reach[] =>
  problem.figures.map((column, indicator) => {
    const rungs = rungsOf(problem, indicator);
    const [middle, best] = [middleOf(rungs), rungs.at(-1)!];
    const rankWith = ({ value }: Rung) => standingsIf(problem, indicator, unit, value).index.ranks[unit]!;
    return {
      indicator,
      own: column[unit]!,
      middle,
      middle_rank: rankWith(middle),
      best,
      best_rank: rankWith(best),
    };
  });
