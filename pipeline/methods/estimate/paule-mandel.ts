/** A value and its standard error, in the same unit. */
export interface Estimated {
  readonly value: number;
  /** Zero for an exact value. */
  readonly standard_error: number;
}

/**
 * The precision-weighted mean at a variance between areas of `between` (in squared units). At zero variance
 * between areas, exact values outweigh all others: the mean is theirs.
 */
export function precisionWeightedMean(estimates: readonly Estimated[], between: number): number {
  const variances = estimates.map(({ standard_error }) => between + standard_error ** 2);
  const min = variances.reduce((lowest, variance) => Math.min(lowest, variance), Infinity);
  // measured from one of the most precise values, so that equal values have exactly that mean
  const origin = estimates[variances.indexOf(min)]?.value ?? Number.NaN;
  let weights = 0;
  let sum = 0;
  for (const [i, { value }] of estimates.entries()) {
    // weights as shares of the largest, so that none is infinite
    const weight = variances[i] === min ? 1 : min / variances[i]!;
    weights += weight;
    sum += weight * (value - origin);
  }
  return origin + sum / weights;
}

/**
 * Q(τ²) = Σ (y − ȳ)²/(τ² + σ²) and its slope. At τ² = 0 with exact values it is the limit from above:
 * infinite where exact values differ, else the sum over the others around the exact value.
 */
function spread(estimates: readonly Estimated[], between: number): { sum: number; slope: number } {
  const mean = precisionWeightedMean(estimates, between);
  let sum = 0;
  let slope = 0;
  for (const { value, standard_error } of estimates) {
    const variance = between + standard_error ** 2;
    if (value === mean) continue;
    sum += (value - mean) ** 2 / variance;
    slope -= ((value - mean) / variance) ** 2;
  }
  return { sum, slope };
}

/**
 * The root of Q(τ²) = target below `highest`: Newton's method, with bisection where a step would leave the
 * bounds.
 */
function solve(estimates: readonly Estimated[], target: number, highest: number): number {
  let low = 0;
  let high = highest;
  let i = highest / 2;
  for (let step = 0; step < 200 && low < i && i < high; step += 1) {
    const { sum, slope } = spread(estimates, i);
    if (sum > target) low = i;
    else high = i;
    const next = i - (sum - target) / slope;
    if (Math.abs(next - i) <= Number.EPSILON * i) return next;
    i = next > low && next < high ? next : (low + high) / 2;
  }
  return i;
}

/**
 * The variance between areas, τ² in squared units: the root of Σ (y − ȳ)²/(τ² + σ²) = k − 1, where ȳ is
 * precision-weighted; 0 where the sum at 0 is no greater, and for fewer than two areas. An exact value (σ of
 * zero) counts like any other. Sums run in the order given.
 *
 * The root lies below the sample variance of the values, because ȳ minimises its own weighted sum of squares.
 * @throws RangeError for a value that is not finite, or a standard error that is negative or not finite
 * @see Paule and Mandel (1982), Consensus values and weighting factors, J. Res. NBS 87(5), 377–385, section
 *   2; DerSimonian and Kacker (2007), Contemporary Clinical Trials 28, 105–114, section 2.3
 */
export function pauleMandel(estimates: readonly Estimated[]): number {
  for (const { value, standard_error } of estimates) {
    if (!Number.isFinite(value) || !Number.isFinite(standard_error) || standard_error < 0)
      throw new RangeError('each estimate needs a finite value and a finite standard error of zero or more');
  }
  const [first] = estimates;
  if (first === undefined) return 0;
  // measured from the first value in units of the largest difference, squares neither overflow nor vanish
  const unit = estimates.reduce((widest, { value }) => Math.max(widest, Math.abs(value - first.value)), 0);
  if (unit === 0) return 0;
  const scaled = estimates
    .map(({ value, standard_error }) => ({
      value: (value - first.value) / unit,
      standard_error: standard_error / unit,
    }))
    .filter(({ standard_error }) => Number.isFinite(standard_error ** 2));
  const degrees = scaled.length - 1;
  if (degrees < 1 || spread(scaled, 0).sum <= degrees) return 0;
  const mean = scaled.reduce((sum, { value }) => sum + value, 0) / scaled.length;
  const variance = scaled.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / degrees;
  return solve(scaled, degrees, variance * (1 + 1e-9)) * unit ** 2;
}
