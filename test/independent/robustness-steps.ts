/**
 * Steps of an index on plain arrays, by section 4 of the methods: moments, outliers, scales, ranks. NaN is
 * missing. It shares no code with the program.
 */
export type Column = readonly number[];

const there = (column: Column) =>
  column.some(Number.isNaN) ? column.filter((value) => !Number.isNaN(value)) : column;

export function meanOf(values: Column): number {
  let total = 0;
  for (const value of values) total += value;
  return total / values.length;
}

/**
 * Sums of the squares, cubes and fourth powers of the distances from the mean, each divided by the number of
 * values.
 */
function momentsOf(values: Column): { second: number; third: number; fourth: number } {
  const mean = meanOf(values);
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (const value of values) {
    const square = (value - mean) * (value - mean);
    second += square;
    third += square * (value - mean);
    fourth += square * square;
  }
  return { second: second / values.length, third: third / values.length, fourth: fourth / values.length };
}

/** Sample standard deviation of the values that are not missing. */
export function sdOf(column: Column): number {
  const values = there(column);
  return Math.sqrt((momentsOf(values).second * values.length) / (values.length - 1));
}

/** The median: the middle value, or the mean of the two in the middle. */
export function medianOf(values: Column): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? Number.NaN) + (sorted[Math.floor(half)] ?? Number.NaN)) / 2;
}

/** Skewness G1 and excess kurtosis G2 of a sample (Joanes and Gill 1998). */
export function shapeOf(column: Column): { skewness: number; kurtosis: number } {
  const values = there(column);
  const [n, { second, third, fourth }] = [values.length, momentsOf(values)];
  return {
    skewness: ((third / second ** 1.5) * Math.sqrt(n * (n - 1))) / (n - 2),
    kurtosis: ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * (fourth / second ** 2 - 3) + 6),
  };
}

/**
 * Winsorises up to five outliers, the furthest to the next; where that is not enough, takes logarithms of
 * all values.
 */
export function treated(column: Column): Column {
  let now = column;
  for (;;) {
    const { skewness, kurtosis } = shapeOf(now);
    if (!(Math.abs(skewness) > 2 && kurtosis > 3.5)) return now;
    const side = Math.sign(skewness);
    const furthest = Math.max(...there(now).map((value) => side * value));
    const inside = there(now).filter((value) => side * value < furthest);
    if (now.filter((value) => side * value === furthest).length > 5) break;
    const next = side * Math.max(...inside.map((value) => side * value));
    now = now.map((value) => (side * value === furthest ? next : value));
  }
  const lowest = Math.min(...there(column));
  const highest = Math.max(...there(column));
  return column.map((value) => Math.log(value - lowest + 0.01 * (highest - lowest)));
}

/** What the rule does to a column, as numbers of points or `log`: decided once, from published figures. */
export type Decision = 'log' | { readonly high: number; readonly low: number };

export function decisionOf(column: Column): Decision {
  const after = treated(column);
  const changed = column.flatMap((value, i) => (Number.isNaN(value) || after[i] === value ? [] : [i]));
  if (changed.length > 5) return 'log';
  const down = changed.filter((i) => (after[i] ?? 0) < (column[i] ?? 0)).length;
  return { high: down, low: changed.length - down };
}

/** Treats another column as it was decided: as many points, or a logarithm. */
export function followed(column: Column, decision: Decision): Column {
  const sorted = [...there(column)].sort((a, b) => a - b);
  if (decision === 'log') {
    const [lowest = 0, highest = 0] = [sorted[0], sorted.at(-1)];
    return column.map((value) => Math.log(value - lowest + 0.01 * (highest - lowest)));
  }
  const lowest = sorted[decision.low] ?? Number.NaN;
  const highest = sorted[sorted.length - 1 - decision.high] ?? Number.NaN;
  return column.map((value) => (Number.isNaN(value) ? value : Math.min(highest, Math.max(lowest, value))));
}

/** How many are worse; values that differ from the next by no more than the tolerance tie. */
function worse(column: Column, tolerance: number): number[] {
  const counts = new Map<number, number>();
  let count = 0;
  let below = Number.NEGATIVE_INFINITY;
  for (const [position, value] of Float64Array.from(there(column)).sort().entries()) {
    if (value - below > tolerance) count = position;
    counts.set(value, count);
    below = value;
  }
  return column.map((value) => (Number.isNaN(value) ? value : (counts.get(value) ?? Number.NaN)));
}

/** 1 is the best; ties share the better rank. */
export const ranksOf = (scores: Column): number[] =>
  worse(
    scores.map((score) => -score),
    1e-9,
  ).map((better) => better + 1);

/** Normalises all values; higher is better. */
export function scaled(column: Column, scale: string, tolerance: number): number[] {
  const values = there(column);
  if (scale === 'percentile_rank')
    return worse(column, tolerance).map((count) => count / (values.length - 1));
  if (scale === 'z_score') {
    const mean = meanOf(values);
    const sd = sdOf(values);
    return column.map((value) => (value - mean) / sd);
  }
  if (scale !== 'min_max' && scale !== 'one_to_hundred') throw new Error(`no scale ${scale}`);
  const [from, to] = scale === 'min_max' ? [0, 100] : [1, 100];
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  return column.map((value) => ((value - lowest) / (highest - lowest)) * (to - from) + from);
}
