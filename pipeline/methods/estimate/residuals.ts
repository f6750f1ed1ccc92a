/**
 * Writes the residuals of an unweighted least-squares line (with intercept) of `y` on `x`, fitted over the
 * areas that have both. Other areas get NaN, and all areas do where `x` does not vary.
 */
export function residualsInto(residuals: Float64Array, y: Float64Array, x: Float64Array): void {
  let count = 0;
  let sum_x = 0;
  let sum_y = 0;
  for (let area = 0; area < y.length; area += 1) {
    if (Number.isNaN(x[area]! + y[area]!)) continue;
    count += 1;
    sum_x += x[area]!;
    sum_y += y[area]!;
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
  const slope = products / squares;
  for (let area = 0; area < y.length; area += 1)
    residuals[area] = y[area]! - mean_y - slope * (x[area]! - mean_x);
}
