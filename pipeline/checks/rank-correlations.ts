import { pearson } from '../methods/check/correlation.js';
import { averageRanksInto } from '../methods/rank/ranks.js';

/** Places of the units that have a value, by it. */
export const orderOf = (column: Float64Array): number[] =>
  Array.from(column, (_, i) => i)
    .filter((i) => !Number.isNaN(column[i]!))
    .sort((one, other) => column[one]! - column[other]!);

/** Ranks among the units that `other` has too, ties having the mean of theirs; NaN for all other units. */
function ranksBeside(column: Float64Array, order: readonly number[], other: Float64Array): Float64Array {
  const shared = order.filter((i) => !Number.isNaN(other[i]!));
  const ranks = new Float64Array(column.length).fill(Number.NaN);
  averageRanksInto(ranks, column, shared);
  return ranks;
}

/**
 * Spearman's rank correlation of each column with each before it, as `spearman` gives it, each column being
 * sorted once and not once a pair.
 * @returns for each column, one number for each column before it; NaN as `pearson`
 * @throws DataError `not-finite`
 */
export function rankCorrelations(columns: readonly Float64Array[]): Float64Array[] {
  const orders = columns.map(orderOf);
  return columns.map((x, row) =>
    Float64Array.from(columns.slice(0, row), (y, i) =>
      pearson(ranksBeside(x, orders[row]!, y), ranksBeside(y, orders[i]!, x)),
    ),
  );
}
