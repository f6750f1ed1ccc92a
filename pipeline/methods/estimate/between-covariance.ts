import { type Estimated, pauleMandel, precisionWeightedMean } from './paule-mandel.js';
import { type Matrix, possibleCorrelations } from './semidefinite.js';

/** Several estimates of one area, in the same order for every area. */
export interface JointEstimate {
  /** NaN where the area has no such estimate. */
  readonly values: readonly number[];
  /** Covariance of their sampling errors; entries of a missing estimate are not read. */
  readonly covariance: Matrix;
}

export interface Between {
  /** Precision-weighted mean of each measure; NaN where no area has it. */
  readonly means: readonly number[];
  /** Covariance of the true values between areas. */
  readonly covariance: readonly (readonly number[])[];
}

interface Marginal {
  readonly mean: number;
  readonly variance: number;
  /** Weight of each area in the mean; they add up to one. */
  readonly weights: readonly number[];
}

function marginalOf(estimates: readonly JointEstimate[], measure: number): Marginal {
  const known: Estimated[] = [];
  for (const { values, covariance } of estimates) {
    const value = values[measure]!;
    if (!Number.isNaN(value))
      known.push({ value, standard_error: Math.sqrt(covariance[measure]![measure]!) });
  }
  const variance = pauleMandel(known);
  const weights = estimates.map(({ values, covariance }) =>
    Number.isNaN(values[measure]!) ? 0 : 1 / (variance + covariance[measure]![measure]!),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    mean: known.length === 0 ? Number.NaN : precisionWeightedMean(known, variance),
    variance,
    weights: weights.map((weight) => weight / total),
  };
}

/**
 * The covariance of two measures between areas, by moments. With weights u and deviations from the means, Σ
 * u (y_a − ȳ_a)(y_b − ȳ_b) has the expectation Σ h (τ_ab + σ_ab), h = u (1 − p_a − p_b) + Σu · p_a p_b,
 * where p are the weights of the means. For a measure with itself this is Paule and Mandel's equation.
 */
function covarianceOf(estimates: readonly JointEstimate[], a: number, b: number, of: readonly Marginal[]) {
  const [first, second] = [of[a]!, of[b]!];
  if (first.variance === 0 || second.variance === 0) return 0;
  const both = estimates.flatMap(({ values, covariance }, area) => {
    const product = (values[a]! - first.mean) * (values[b]! - second.mean);
    if (Number.isNaN(product)) return [];
    const precision = (first.variance + covariance[a]![a]!) * (second.variance + covariance[b]![b]!);
    return [{ product, sampling: covariance[a]![b]!, u: 1 / Math.sqrt(precision), area }];
  });
  const total = both.reduce((sum, { u }) => sum + u, 0);
  let excess = 0;
  let weight = 0;
  for (const { product, sampling, u, area } of both) {
    const [p, q] = [first.weights[area]!, second.weights[area]!];
    const h = u * (1 - p - q) + total * p * q;
    excess += u * product - h * sampling;
    weight += h;
  }
  return weight > 0 ? excess / weight : 0;
}

/**
 * Means and covariance between areas of several measures at once: the variances are Paule and Mandel's, the
 * covariances those of the same equation for products. What no covariances can have is cut off, so that
 * there is no negative variance in any direction; the variances stay. Sums run in the order given.
 * @param measures how many measures there are
 * @throws RangeError as `pauleMandel`
 * @see Jackson, White and Riley (2013), A matrix-based method of moments for fitting the multivariate random
 *   effects model, Biometrical Journal 55, 231–245; Paule and Mandel (1982), as in `pauleMandel`
 */
export function betweenCovariance(estimates: readonly JointEstimate[], measures: number): Between {
  const all = Array.from({ length: measures }, (_, measure) => marginalOf(estimates, measure));
  const raw = all.map(({ variance }, a) =>
    all.map((_, b) => (a === b ? variance : covarianceOf(estimates, Math.max(a, b), Math.min(a, b), all))),
  );
  const correlations = possibleCorrelations(
    raw.map((row, a) =>
      row.map((entry, b) => (a === b ? 1 : entry === 0 ? 0 : entry / Math.sqrt(raw[a]![a]! * raw[b]![b]!))),
    ),
  );
  return {
    means: all.map(({ mean }) => mean),
    covariance: correlations.map((row, a) =>
      row.map((entry, b) => (a === b ? raw[a]![a]! : entry * Math.sqrt(raw[a]![a]! * raw[b]![b]!))),
    ),
  };
}
