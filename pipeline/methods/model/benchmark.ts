/** Weights as shares that add up to 1; equal ones where no weight is above zero. */
export function sharesOf(weights: Float64Array): Float64Array {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => (sum > 0 ? weight / sum : 1 / weights.length));
}

/** Σ share × value. */
export const weightedMean = (values: Float64Array, shares: Float64Array): number =>
  values.reduce((sum, value, i) => sum + shares[i]! * value, 0);

const within = (value: number, [min, max]: readonly [number, number]) => Math.min(max, Math.max(min, value));

/**
 * The shift t at which Σ share × within(value + t) is `mean`. That sum is piecewise linear in t and never
 * falls, so the piece is found among the shifts at which a value meets a bound, and t on it by a division.
 */
function shiftTo(
  mean: number,
  values: Float64Array,
  shares: Float64Array,
  bounds: readonly [number, number],
): number {
  const sumAt = (t: number) => values.reduce((sum, v, i) => sum + shares[i]! * within(v + t, bounds), 0);
  const corners = [...values].flatMap((value) => bounds.map((bound) => bound - value)).sort((a, b) => a - b);
  const above = corners.findIndex((corner) => sumAt(corner) >= mean);
  const high = corners[above] ?? corners.at(-1)!;
  const low = above > 0 ? corners[above - 1]! : high;
  const [from, to] = [sumAt(low), sumAt(high)];
  return to > from ? low + ((mean - from) / (to - from)) * (high - low) : high;
}

/**
 * Spreads the figure of a larger area over its parts: each has the figure and its own offset, less the
 * weighted mean of all offsets, so that the weighted mean of the parts is the figure. Where one leaves the
 * bounds, it gets the bound and all are shifted alike until the weighted mean is the figure again; at a
 * figure on a bound all parts with a weight are on it.
 * @param figure within the bounds
 * @param offsets how far each part is above another, in the unit of the figure
 * @param shares weights that add up to 1
 * @param bounds smallest and largest possible value
 * @see Rao and Molina (2015), Small Area Estimation, 2nd edition, section 6.4.6 (benchmarking: the difference
 *   is added to all)
 */
export function spreadOver(
  figure: number,
  offsets: Float64Array,
  shares: Float64Array,
  bounds: readonly [number, number],
): Float64Array {
  const mean = weightedMean(offsets, shares);
  const spread = offsets.map((offset) => figure + (offset - mean));
  if (spread.every((value) => value === within(value, bounds))) return spread;
  const shift = shiftTo(figure, spread, shares, bounds);
  return spread.map((value) => within(value + shift, bounds));
}

/**
 * By how much the standard deviation of an error shrinks when the weighted mean of the errors of all parts is
 * taken off: √(1 − 2w + Σw²), for independent errors of one standard deviation. 0 where there is one part.
 * @param shares weights of the parts, which add up to 1
 */
export function errorFactors(shares: Float64Array): Float64Array {
  const squares = shares.reduce((sum, share) => sum + share * share, 0);
  return shares.map((share) => Math.sqrt(Math.max(0, 1 - 2 * share + squares)));
}
