import type { Checks } from '../../schemas/release/checks-file.js';
import { pearson } from '../methods/check/correlation.js';
import { averageRanksInto } from '../methods/rank/ranks.js';
import type { Structure } from '../methods/structure/structure.js';
import { bothOf, orNull, whyNone } from './found.js';

type Pair = Checks['correlations'][number];

/** Indices of the units that have a value, by that value. */
const orderOf = (column: Float64Array): number[] =>
  Array.from(column, (_, i) => i)
    .filter((i) => !Number.isNaN(column[i]!))
    .sort((a, b) => column[a]! - column[b]!);

/**
 * Ranks among the units that `other` has too, ties having the mean of their ranks; NaN for all other units.
 */
function sharedRanks(column: Float64Array, order: readonly number[], other: Float64Array): Float64Array {
  const shared = order.filter((i) => !Number.isNaN(other[i]!));
  const ranks = new Float64Array(column.length).fill(Number.NaN);
  averageRanksInto(ranks, column, shared);
  return ranks;
}

/**
 * Spearman's rank correlation of each column with each column before it, as by `spearman`, but sorting each
 * column once and not once for each pair.
 * @returns for each column, one number for each column before it; NaN as in `pearson`
 * @throws DataError `not-finite`
 */
export function rankCorrelations(columns: readonly Float64Array[]): Float64Array[] {
  const orders = columns.map(orderOf);
  const isWhole = (i: number) => orders[i]!.length === columns[i]!.length;
  // Where no unit lacks either of two columns, their ranks do not depend on the pair.
  const own = columns.map((x, i) => (isWhole(i) ? sharedRanks(x, orders[i]!, x) : null));
  const ranksOf = (of: number, other: number) =>
    (isWhole(other) ? own[of] : null) ?? sharedRanks(columns[of]!, orders[of]!, columns[other]!);
  return columns.map((_, row) =>
    Float64Array.from({ length: row }, (_, i) => pearson(ranksOf(row, i), ranksOf(i, row))),
  );
}

/** The correlation of every two nodes, once, in the order of the structure. */
export function pairsOf({ nodes }: Structure, columns: readonly Float64Array[]): Pair[] {
  const ranked = rankCorrelations(columns);
  return nodes.flatMap(({ code: one }, i) =>
    nodes.slice(i + 1).map(({ code: other }, after): Pair => {
      const j = i + 1 + after;
      const units = bothOf(columns[i]!, columns[j]!);
      const found = orNull(pearson(columns[i]!, columns[j]!));
      const spearman = orNull(ranked[j]![i]!);
      const reason = found === null || spearman === null ? whyNone(units) : null;
      return { one, other, units, pearson: found, spearman, reason };
    }),
  );
}
