import { type Chain, compileChain } from '../../../pipeline/methods/chain/chain.js';
import { fifthsOf, type GroupAndFifth } from '../../../pipeline/methods/rank/groups.js';
import { ranksOf } from '../../../pipeline/methods/rank/ranks.js';
import { roundInto } from '../../../pipeline/methods/rank/round.js';
import { reweighted } from '../../../pipeline/methods/structure/structure.js';
import { figureErrors } from '../../../pipeline/robustness/figure-errors.js';
import { Figures } from '../../../pipeline/robustness/figures.js';
import { keptNodes } from '../../../pipeline/robustness/kept.js';
import type { RobustnessProblem } from '../../../pipeline/robustness/problem.js';
import type { Choice } from './choice.js';

/** Where every area is on the index or on an aggregate of it; lists in the order of the areas. */
export interface Standing {
  readonly code: string;
  /** NaN where an area has none. */
  readonly scores: Float64Array;
  /** 1 for the best; 0 where an area has none. */
  readonly ranks: Int32Array;
  readonly groups: readonly GroupAndFifth[];
}

/** Where every area is. */
export interface Standings {
  readonly index: Standing;
  /** The faces of the index, where it has two. */
  readonly faces: readonly Standing[];
  /** Every aggregate, level by level from the lowest; the index is the last. */
  readonly aggregates: readonly Standing[];
}

function standingOf(
  { values }: Chain,
  node: number,
  { structure, chain, groupShare }: RobustnessProblem,
): Standing {
  const scores = values[node]!.slice();
  const { rank_decimals: decimals, tolerance } = chain;
  const ranked = decimals === undefined ? scores : new Float64Array(scores.length);
  if (decimals !== undefined) roundInto(ranked, scores, decimals);
  const ranks = ranksOf(ranked, decimals === undefined ? tolerance : 0);
  return { code: structure.nodes[node]!.code, scores, ranks, groups: fifthsOf(ranks, groupShare, tolerance) };
}

/**
 * Where every area is with other weights, by the figures as published: what `smi build` finds with the same
 * weights.
 * @throws StructureError `weights-zero`; DataError for figures that cannot be scored
 */
export function standingsWith(problem: RobustnessProblem, choice: Choice): Standings {
  const { structure, chain: method, impute } = problem;
  const chain = compileChain(reweighted(structure, choice), method, problem.groups.length);
  chain.run(new Figures(problem, figureErrors(problem)).published(impute));
  const aggregates = structure.nodes.flatMap(({ level }, node) =>
    level > 1 ? [standingOf(chain, node, problem)] : [],
  );
  const [, ...faces] = keptNodes(structure).map((node) => structure.nodes[node]!.code);
  return {
    index: aggregates.at(-1)!,
    faces: aggregates.filter(({ code }) => faces.includes(code)),
    aggregates,
  };
}

/** From this fifth on a face is low. */
const LOW = 4;

/**
 * The kind of place of each area by the fifths of two faces, in the words of the column `kind_of_place`; null
 * where a face has no rank. None for an index without two faces.
 */
export function kindsOf({ faces: [first, second] }: Pick<Standings, 'faces'>): (string | null)[] {
  if (first === undefined || second === undefined) return [];
  return first.groups.map(({ fifth }, i) => {
    const other = second.groups[i]!.fifth;
    if (fifth === null || other === null) return null;
    if (fifth >= LOW) return other >= LOW ? 'both_low' : `${first.code}_low`;
    return other >= LOW ? `${second.code}_low` : 'neither';
  });
}

/** A problem with another figure for one area: what the area would have to have. */
export function withFigure(
  problem: RobustnessProblem,
  indicator: number,
  unit: number,
  value: number,
): RobustnessProblem {
  const figures = problem.figures.map((column, i) => (i === indicator ? column.with(unit, value) : column));
  return { ...problem, figures };
}
