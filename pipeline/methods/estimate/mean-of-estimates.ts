/** One estimate: its value and, where the publisher gives them, its 95 % limits. */
export interface Estimate {
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

/**
 * Weighted mean of independent estimates. Limits add in quadrature on each side (weight × half-width); they
 * are null unless every estimate has them. Sums run in the order given, so the digits depend on nothing else.
 * @param weights zero or more each, with a positive sum
 * @throws RangeError for weights that do not fit
 */
export function meanOfEstimates(estimates: readonly Estimate[], weights: readonly number[]): Estimate {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const usable = total > 0 && Number.isFinite(total) && weights.every((weight) => weight >= 0);
  if (estimates.length !== weights.length || !usable)
    throw new RangeError('each estimate needs a weight of zero or more, and one weight must be above zero');
  const share = (index: number) => (weights[index] ?? 0) / total;
  const value = estimates.reduce((sum, estimate, index) => sum + share(index) * estimate.value, 0);
  const side = (limit: 'lower' | 'upper') => {
    let squares = 0;
    for (const [index, estimate] of estimates.entries()) {
      const end = estimate[limit];
      if (end === null) return null;
      squares += (share(index) * (end - estimate.value)) ** 2;
    }
    return Math.sqrt(squares);
  };
  const below = side('lower');
  const above = side('upper');
  return {
    value,
    lower: below === null ? null : value - below,
    upper: above === null ? null : value + above,
  };
}
