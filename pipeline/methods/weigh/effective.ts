import { pearson } from '../check/correlation.js';
import { checkLengths } from '../spread.js';

/** All NaN where fewer than three units have both values, or where one of the two columns is constant. */
export interface EffectiveWeight {
  /** Pearson's correlation with the result; below zero, the part pulls against it. */
  readonly correlation: number;
  /** Its square: the share of the variance of the result that goes with the part. */
  readonly squared: number;
  /** The square as a share of the squares of all parts, to compare with a nominal weight. */
  readonly share: number;
}

/**
 * Effective weights of parts: their squared correlation with the result, and the correlation with its sign.
 * @see Paruolo, Saisana and Saltelli (2013), Ratings and rankings: voodoo or science?, Journal of the Royal
 *   Statistical Society A 176, 609–634 (here the linear form); Becker et al. (2017), Ecological Indicators 80
 * @throws DataError `lengths-differ`, `not-finite`
 */
export function effectiveWeights(parts: readonly Float64Array[], result: Float64Array): EffectiveWeight[] {
  checkLengths(parts, result.length);
  const found = parts.map((part) => pearson(part, result));
  const sum = found.reduce((total, r) => (Number.isNaN(r) ? total : total + r ** 2), 0);
  return found.map((r) => ({ correlation: r, squared: r ** 2, share: r ** 2 / sum }));
}
