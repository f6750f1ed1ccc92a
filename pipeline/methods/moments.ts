/** Smallest numbers of values that have a skewness, and a kurtosis. */
export const MIN_FOR_SKEW = 3;
export const MIN_FOR_KURT = 4;

/** What `momentsInto` and `shapeInto` write; one object can be used for many columns. */
export class Moments {
  /** Number of values that are not missing (NaN). */
  count = 0;
  min = Number.NaN;
  max = Number.NaN;
  mean = Number.NaN;
  /** Sample standard deviation (n − 1); NaN with fewer than two values. */
  sd = Number.NaN;
  /** G1, the sample skewness; NaN with fewer than three values, or where all are the same. */
  skew = Number.NaN;
  /** G2, the sample excess kurtosis; NaN with fewer than four values, or where all are the same. */
  kurt = Number.NaN;
}

/** Writes count, min, max and mean. */
function centreInto(to: Moments, values: Float64Array): void {
  let count = 0;
  let sum = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    count += 1;
    sum += value;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  to.count = count;
  to.min = min;
  to.max = max;
  to.mean = sum / count;
}

/**
 * Count, min, max, mean and sample standard deviation of the values that are not missing; skew and kurt
 * become NaN. Sums run in the order of the values.
 * @see OECD/JRC (2008), Handbook on Constructing Composite Indicators, section 5.2
 */
export function momentsInto(to: Moments, values: Float64Array): void {
  centreInto(to, values);
  const { mean, count } = to;
  let squares = 0;
  for (let i = 0; i < values.length; i += 1) {
    const deviation = values[i]! - mean;
    if (!Number.isNaN(deviation)) squares += deviation * deviation;
  }
  to.sd = count > 1 ? Math.sqrt(squares / (count - 1)) : Number.NaN;
  to.skew = Number.NaN;
  to.kurt = Number.NaN;
}

/**
 * `momentsInto`, with the sample-adjusted skewness G1 and excess kurtosis G2.
 * @see Joanes and Gill (1998), Comparing measures of sample skewness and kurtosis, The Statistician 47,
 *   183–189; SKEW and KURT of spreadsheets
 */
export function shapeInto(to: Moments, values: Float64Array): void {
  centreInto(to, values);
  const { mean, count } = to;
  let squares = 0;
  let cubes = 0;
  let fourths = 0;
  for (let i = 0; i < values.length; i += 1) {
    const deviation = values[i]! - mean;
    if (Number.isNaN(deviation)) continue;
    const square = deviation * deviation;
    squares += square;
    cubes += square * deviation;
    fourths += square * square;
  }
  const n = count;
  to.sd = n > 1 ? Math.sqrt(squares / (n - 1)) : Number.NaN;
  const g1 = (Math.sqrt(n) * cubes) / (squares * Math.sqrt(squares));
  to.skew = n < MIN_FOR_SKEW ? Number.NaN : (g1 * Math.sqrt(n * (n - 1))) / (n - 2);
  const b2 = (n * fourths) / (squares * squares);
  const g2 = (((n + 1) * (b2 - 3) + 6) * (n - 1)) / ((n - 2) * (n - 3));
  to.kurt = n < MIN_FOR_KURT ? Number.NaN : g2;
}

/** The moments of a column, with skewness and kurtosis. */
export function momentsOf(values: Float64Array): Moments {
  const moments = new Moments();
  shapeInto(moments, values);
  return moments;
}
