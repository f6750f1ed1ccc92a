/**
 * Values of `x` that differ by no more than this share of themselves are the same, as where SQL draws the
 * line.
 */
const SAME = 1e-12;

/**
 * Writes the residuals of an unweighted least-squares line (with intercept) of `y` on `x`, fitted over the
 * areas that have both. Other areas get NaN, and all areas do where `x` does not vary.
 */
export function residualsInto(residuals: Float64Array, y: Float64Array, x: Float64Array): void {
  let count = 0;
  let sum_x = 0;
  let sum_y = 0;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let area = 0; area < y.length; area += 1) {
    if (Number.isNaN(x[area]! + y[area]!)) continue;
    count += 1;
    sum_x += x[area]!;
    sum_y += y[area]!;
    least = Math.min(least, x[area]!);
    most = Math.max(most, x[area]!);
  }
  const mean_x = sum_x / count;
  const mean_y = sum_y / count;
  let squares = 0;
  let products = 0;
  for (let area = 0; area < y.length; area += 1) {
    if (Number.isNaN(x[area]! + y[area]!)) continue;
    squares += (x[area]! - mean_x) ** 2;
    products += (x[area]! - mean_x) * (y[area]! - mean_y);
  }
  // rounding of the mean leaves squares even where all are the same
  const varies = most - least > SAME * Math.max(Math.abs(least), Math.abs(most));
  const slope = varies ? products / squares : Number.NaN;
  for (let area = 0; area < y.length; area += 1)
    residuals[area] = y[area]! - mean_y - slope * (x[area]! - mean_x);
}
