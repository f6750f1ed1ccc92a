import { hashText } from '../random/hash-text.js';
import { philox } from '../random/philox.js';

export interface BootstrapOptions {
  readonly replicates: number;
  /** 0 to 2^53 − 1. */
  readonly seed: number;
}

/** Limits of a rank correlation; null where no resample has one. */
export interface CorrelationLimits {
  readonly lower: number | null;
  readonly upper: number | null;
}

/** The share of the resamples below the lower limit, and above the upper one: limits of 95%. */
export const TAIL = 0.025;

/** Tells these draws from all others of the same seed. */
const STREAM = hashText('bootstrap rank correlation');

/** Indices of a column in the order of its values, and where each run of equal values begins. */
interface Sorted {
  readonly order: Int32Array;
  readonly starts: readonly number[];
}

function sortedOf(column: Float64Array): Sorted {
  const order = Int32Array.from(column.keys()).sort((a, b) => column[a]! - column[b]!);
  const starts: number[] = [];
  for (let i = 0; i < order.length; i += 1)
    if (i === 0 || column[order[i]!] !== column[order[i - 1]!]) starts.push(i);
  return { order, starts };
}

const words = new Uint32Array(4);

/** How often each unit is in a resample: as many draws as there are units, each from all of them. */
function resample(counts: Float64Array, replicate: number, seed: number): void {
  counts.fill(0);
  const n = counts.length;
  for (let i = 0; i < n; i += 4) {
    philox(words, seed | 0, Math.floor(seed / 2 ** 32) | 0, replicate, i, n, STREAM);
    for (let k = 0; k < 4 && i + k < n; k += 1) counts[Math.floor((words[k]! / 2 ** 32) * n)]! += 1;
  }
}

/**
 * Ranks in a resample, less their mean; ties have the mean of their ranks.
 * @returns their sum of squares over the resample
 */
function deviationsInto(deviations: Float64Array, { order, starts }: Sorted, counts: Float64Array): number {
  const n = order.length;
  const middle = (n + 1) / 2;
  let below = 0;
  let squares = 0;
  for (let group = 0; group < starts.length; group += 1) {
    const end = starts[group + 1] ?? n;
    let tied = 0;
    for (let i = starts[group]!; i < end; i += 1) tied += counts[order[i]!]!;
    const deviation = below + (tied + 1) / 2 - middle;
    for (let i = starts[group]!; i < end; i += 1) deviations[order[i]!] = deviation;
    squares += tied * deviation * deviation;
    below += tied;
  }
  return squares;
}

function weigh(weighed: Float64Array, deviations: Float64Array, counts: Float64Array): void {
  for (let i = 0; i < weighed.length; i += 1) weighed[i] = deviations[i]! * counts[i]!;
}

/**
 * Sums of products of each column with `b`, in the order of the units. Four columns at a time: a processor
 * adds to four sums in the time that it takes to add to one.
 */
function productsInto(sums: Float64Array, columns: readonly Float64Array[], b: Float64Array): void {
  for (let from = 0; from < sums.length; from += 4) {
    const first = columns[from]!;
    const second = from + 1 < sums.length ? columns[from + 1]! : first;
    const third = from + 2 < sums.length ? columns[from + 2]! : first;
    const fourth = from + 3 < sums.length ? columns[from + 3]! : first;
    let [of_first, of_second, of_third, of_fourth] = [0, 0, 0, 0];
    for (let i = 0; i < b.length; i += 1) {
      const value = b[i]!;
      of_first += first[i]! * value;
      of_second += second[i]! * value;
      of_third += third[i]! * value;
      of_fourth += fourth[i]! * value;
    }
    // what is beyond the end of an array is not written
    sums[from] = of_first;
    sums[from + 1] = of_second;
    sums[from + 2] = of_third;
    sums[from + 3] = of_fourth;
  }
}

/** The smallest value that at least a share of the sorted values does not exceed. */
const nearestRank = (sorted: Float64Array, share: number): number | null =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;

/**
 * Percentile bootstrap limits (95%) of Spearman’s rank correlation of each column of `xs` with each of `ys`:
 * units are drawn with replacement, the same ones for every pair, and ranked again within each resample. All
 * columns have as many values as there are units, and none is missing. A resample in which all values of a
 * column are equal has no correlation and is left out.
 * @see Efron and Tibshirani (1993), An Introduction to the Bootstrap, chapter 13
 * @returns for each column of `xs`, the limits for each of `ys`
 */
export function bootstrapRankCorrelations(
  xs: readonly Float64Array[],
  ys: readonly Float64Array[],
  { replicates, seed }: BootstrapOptions,
): CorrelationLimits[][] {
  const n = xs[0]?.length ?? 0;
  const columns = [...xs, ...ys].map(sortedOf);
  const deviations = columns.map(() => new Float64Array(n));
  const squares = new Float64Array(columns.length);
  const counts = new Float64Array(n);
  const weighed = new Float64Array(n);
  const sums = new Float64Array(xs.length);
  const found = xs.map(() => ys.map(() => new Float64Array(replicates).fill(Number.NaN)));
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    resample(counts, replicate, seed);
    for (let i = 0; i < columns.length; i += 1)
      squares[i] = deviationsInto(deviations[i]!, columns[i]!, counts);
    for (let y = 0; y < ys.length; y += 1) {
      // Weighed once for all columns of `xs`.
      weigh(weighed, deviations[xs.length + y]!, counts);
      productsInto(sums, deviations, weighed);
      for (let x = 0; x < xs.length; x += 1) {
        const spread = Math.sqrt(squares[x]! * squares[xs.length + y]!);
        if (spread === 0) continue;
        const correlation = sums[x]! / spread;
        found[x]![y]![replicate] = Math.min(1, Math.max(-1, correlation));
      }
    }
  }
  return found.map((row) =>
    row.map((correlations) => {
      const sorted = correlations.filter((correlation) => !Number.isNaN(correlation)).sort();
      return { lower: nearestRank(sorted, TAIL), upper: nearestRank(sorted, 1 - TAIL) };
    }),
  );
}
