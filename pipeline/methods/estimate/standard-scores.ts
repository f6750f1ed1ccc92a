/**
 * Adds `weight` × the z-score of each value to `scores`, using the sample standard deviation of the values
 * that are not missing (NaN). A missing value makes the score of its area missing. Fewer than two values, or
 * values that are all the same, cannot be standardised: they make every score missing or, with
 * `sameCountsZero`, add zero.
 */
export function addStandardScores(
  scores: Float64Array,
  values: Float64Array,
  weight: number,
  sameCountsZero = false,
): void {
  let count = 0;
  let sum = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let area = 0; area < values.length; area += 1) {
    const value = values[area]!;
    if (Number.isNaN(value)) continue;
    count += 1;
    sum += value;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const mean = sum / count;
  let squares = 0;
  for (let area = 0; area < values.length; area += 1) {
    const value = values[area]!;
    if (!Number.isNaN(value)) squares += (value - mean) ** 2;
  }
  const same = sameCountsZero ? 0 : Number.NaN;
  const unit = count > 1 && min < max ? weight / Math.sqrt(squares / (count - 1)) : same;
  for (let area = 0; area < values.length; area += 1) scores[area]! += (values[area]! - mean) * unit;
}
