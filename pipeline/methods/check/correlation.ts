import { DataError } from '../problem.js';
import { averageRanks } from '../rank/ranks.js';

/** Smallest number of pairs for a correlation: two points always lie on a line. */
export const MIN_PAIRS = 3;

/** Spread of a column, as a share of its largest value, up to which it is rounding. */
const LAST_DIGITS = 1e-15;

/**
 * Σ(x − x̄)(y − ȳ) over the units with both, divided by n − 1 (`covariance`), or by the root of the sums of
 * squares (`pearson`).
 */
function productMoment(x: Float64Array, y: Float64Array, kind: 'covariance' | 'correlation'): number {
  let count = 0;
  let sum_x = 0;
  let sum_y = 0;
  let largest_x = 0;
  let largest_y = 0;
  for (let i = 0; i < x.length; i += 1) {
    if (Number.isNaN(x[i]! + y[i]!)) continue;
    count += 1;
    sum_x += x[i]!;
    sum_y += y[i]!;
    largest_x = Math.max(largest_x, Math.abs(x[i]!));
    largest_y = Math.max(largest_y, Math.abs(y[i]!));
  }
  if (!Number.isFinite(sum_x + sum_y))
    throw new DataError('not-finite', 'values are infinite, or too large for a correlation');
  const mean_x = sum_x / count;
  const mean_y = sum_y / count;
  let products = 0;
  let squares_x = 0;
  let squares_y = 0;
  for (let i = 0; i < x.length; i += 1) {
    if (Number.isNaN(x[i]! + y[i]!)) continue;
    const from_x = x[i]! - mean_x;
    const from_y = y[i]! - mean_y;
    products += from_x * from_y;
    squares_x += from_x * from_x;
    squares_y += from_y * from_y;
  }
  if (kind === 'covariance') return count < 2 ? Number.NaN : products / (count - 1);
  const spread_x = Math.sqrt(squares_x);
  const spread_y = Math.sqrt(squares_y);
  const flat = spread_x <= count * LAST_DIGITS * largest_x || spread_y <= count * LAST_DIGITS * largest_y;
  if (count < MIN_PAIRS || flat) return Number.NaN;
  return Math.min(1, Math.max(-1, products / spread_x / spread_y));
}

/**
 * Pearson's correlation over the units with both values; NaN with fewer than three such units, or where one
 * of the two columns is constant over them.
 * @see OECD/JRC (2008), Handbook, Box 7
 * @throws DataError `not-finite`
 */
export const pearson = (x: Float64Array, y: Float64Array): number => productMoment(x, y, 'correlation');

/** Sample covariance (n − 1) over the units with both values; NaN with fewer than two. */
export const covariance = (x: Float64Array, y: Float64Array): number => productMoment(x, y, 'covariance');

/**
 * Spearman's rank correlation: Pearson's correlation of the ranks among the units with both values, where
 * ties have the mean of their ranks. NaN as in `pearson`.
 * @see Spearman (1904), American Journal of Psychology 15, 72–101
 */
export function spearman(x: Float64Array, y: Float64Array): number {
  const both = Array.from(x, (_, i) => i).filter((i) => !Number.isNaN(x[i]! + y[i]!));
  const ranksOf = (values: Float64Array) => averageRanks(Float64Array.from(both, (i) => values[i]!));
  return pearson(ranksOf(x), ranksOf(y));
}

/** The correlation matrix of columns, row by row; 1 on the diagonal, NaN as in `pearson`. */
export function correlations(columns: readonly Float64Array[], of = pearson): Float64Array[] {
  const rows = columns.map(() => new Float64Array(columns.length).fill(1));
  columns.forEach((x, row) => {
    for (let i = 0; i < row; i += 1) {
      const r = of(x, columns[i]!);
      rows[row]![i] = r;
      rows[i]![row] = r;
    }
  });
  return rows;
}
