/** Sums, ranks and regression lines in plain arithmetic. It shares no code with the program. */
export type Values = ReadonlyMap<string, number>;

export const sum = (values: Iterable<number>): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};

export const meanOf = (values: readonly number[]): number => sum(values) / values.length;

/** Sample standard deviation, over n − 1. */
export function spreadOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1));
}

export function medianOf(values: readonly number[]): number {
  const ordered = [...values].sort((a, b) => a - b);
  const half = ordered.length / 2;
  const low = ordered[Math.ceil(half) - 1];
  const high = ordered[Math.floor(half)];
  if (low === undefined || high === undefined) throw new RangeError('no value has no median');
  return (low + high) / 2;
}

/** Two values tie when they differ by no more than this, or when a chain of such values connects them. */
const TIE = 1e-9;

/**
 * One more than the areas that are better, 1 for the best; `better` is 1 where high is good and −1 where low
 * is.
 */
export function ranksOf(values: Values, better: 1 | -1): Map<string, number> {
  const best_first = [...values].sort(([, a], [, b]) => better * (b - a));
  const ranks = new Map<string, number>();
  let rank = 0;
  let before = Number.NaN;
  for (const [i, [area, value]] of best_first.entries()) {
    if (!(Math.abs(before - value) <= TIE)) rank = i + 1;
    ranks.set(area, rank);
    before = value;
  }
  return ranks;
}

/** The k best and the k worst of n areas, k = ⌈n/5⌉, with all that tie with the last; no area is in both. */
export function endsOf(values: Values, better: 1 | -1): { best: Set<string>; worst: Set<string> } {
  const k = Math.ceil(values.size / 5);
  const within = (ranks: Map<string, number>) =>
    new Set([...ranks].flatMap(([area, rank]) => (rank <= k ? [area] : [])));
  const best = within(ranksOf(values, better));
  const worst = within(ranksOf(values, better === 1 ? -1 : 1));
  const both = new Set([...best].filter((area) => worst.has(area)));
  for (const area of both) {
    best.delete(area);
    worst.delete(area);
  }
  return { best, worst };
}

/** Distances from the mean in standard deviations, signed so that high is good. */
export function zScores(values: Values, better: 1 | -1): Map<string, number> {
  const all = [...values.values()];
  const mean = meanOf(all);
  const sd = spreadOf(all);
  return new Map([...values].map(([area, value]) => [area, (better * (value - mean)) / sd]));
}

export interface FittedLine {
  readonly n: number;
  readonly slope: number;
  readonly intercept: number;
  readonly r_squared: number;
  readonly residuals: Map<string, number>;
}

/**
 * The least-squares line of `y` on `x` over the areas with both, by the normal equations about the means; R²
 * is one less the residual share of the sum of squares.
 */
export function lineOf(y: Values, x: Values): FittedLine {
  const pairs = [...y].flatMap(([area, value]) => {
    const explaining = x.get(area);
    return explaining === undefined ? [] : [{ area, y: value, x: explaining }];
  });
  const mean_x = meanOf(pairs.map((pair) => pair.x));
  const mean_y = meanOf(pairs.map((pair) => pair.y));
  const slope =
    sum(pairs.map((pair) => (pair.x - mean_x) * (pair.y - mean_y))) /
    sum(pairs.map((pair) => (pair.x - mean_x) ** 2));
  const intercept = mean_y - slope * mean_x;
  const residuals = new Map(pairs.map((pair) => [pair.area, pair.y - intercept - slope * pair.x]));
  const left = sum([...residuals.values()].map((residual) => residual ** 2));
  const r_squared = 1 - left / sum(pairs.map((pair) => (pair.y - mean_y) ** 2));
  return { n: pairs.length, slope, intercept, r_squared, residuals };
}

/** Correlation of two lists whose means are zero, from sums of squares and products. */
export const correlationOf = (products: number, squares: number, others: number): number =>
  products / Math.sqrt(squares * others);
