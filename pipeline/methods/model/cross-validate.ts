import { type Fitting, type Products, productsOf, ridge, withinGroups } from './ridge.js';

/**
 * Penalties to choose from: four for each factor of ten, from .01 (hardly a penalty, for regressors on the
 * scale of standard deviations) to 100,000 (coefficients of nearly 0).
 */
export const PENALTIES: readonly number[] = Array.from({ length: 29 }, (_, i) => 10 ** (i / 4 - 2));

/** A line whose penalty was chosen by leaving out one group at a time. */
export interface CrossValidated {
  readonly penalty: number;
  /** β, fitted on all groups; one for each regressor. */
  readonly coefficients: Float64Array;
  /** What each unit’s deviation from its group is above that by the line fitted without its group. */
  readonly residuals: Float64Array;
  /** How far the residuals spread: √(Σe² ÷ (units − groups with units)); NaN where that divisor is 0. */
  readonly sd: number;
}

/** Σ β x of a unit. */
export function along(coefficients: Float64Array, x: readonly Float64Array[], unit: number): number {
  let sum = 0;
  for (let i = 0; i < coefficients.length; i += 1) sum += coefficients[i]! * x[i]![unit]!;
  return sum;
}

/** A problem with deviations within groups in place of values. */
class Deviations {
  readonly #fitting: Fitting;
  readonly #products: Products;
  readonly #paths = new Map<string, readonly Float64Array[]>();
  /** The groups that have units, in order. */
  readonly present: readonly number[];

  constructor(given: Fitting) {
    this.#fitting = {
      ...given,
      y: withinGroups(given.y, given),
      x: given.x.map((column) => withinGroups(column, given)),
    };
    this.#products = productsOf(this.#fitting);
    this.present = [...new Set(given.group)].sort((a, b) => a - b);
  }

  /** Coefficients without some groups, by penalty. Each set of groups is fitted once. */
  path(leftOut: readonly number[]): readonly Float64Array[] {
    const key = leftOut.toSorted((a, b) => a - b).join(' ');
    const found = this.#paths.get(key) ?? ridge(this.#products, PENALTIES, leftOut);
    this.#paths.set(key, found);
    return found;
  }

  /**
   * What each unit is above the line that was fitted without its group and without those of `never`.
   * @param i which penalty
   */
  residuals(i: number, never: readonly number[] = []): Float64Array {
    const { y, x, group, groups } = this.#fitting;
    const fits = Array.from({ length: groups }, (_, own) =>
      this.present.includes(own) && !never.includes(own) ? this.path([...never, own])[i] : undefined,
    );
    return y.map((value, unit) => {
      const fit = fits[group[unit]!];
      return fit === undefined ? 0 : value - along(fit, x, unit);
    });
  }

  /**
   * Which penalty has the smallest squared errors when each group is predicted by the others; the last, which
   * is the largest, among equal ones.
   * @param never groups that are neither predicted nor fitted on
   */
  best(never: readonly number[] = []): { readonly i: number; readonly squares: number } {
    const all = PENALTIES.map((_, i) => ({ i, squares: sumOfSquares(this.residuals(i, never)) }));
    return all.reduce((best, next) => (next.squares > best.squares ? best : next));
  }
}

const sumOfSquares = (values: Float64Array): number => values.reduce((sum, value) => sum + value * value, 0);

/**
 * Fits a ridge regression within groups, with the penalty at which the squared errors are smallest when each
 * group is predicted by a line that was fitted on the others.
 * @see Hastie, Tibshirani and Friedman (2009), The Elements of Statistical Learning, 2nd edition, sections
 *   3.4.1 and 7.10; Rao and Molina (2015), Small Area Estimation, 2nd edition, chapter 2 (synthetic estimates)
 */
export function crossValidate(given: Fitting): CrossValidated {
  const deviations = new Deviations(given);
  const { i, squares } = deviations.best();
  const degrees = given.y.length - deviations.present.length;
  return {
    penalty: PENALTIES[i]!,
    coefficients: deviations.path([])[i]!,
    residuals: deviations.residuals(i),
    sd: degrees > 0 ? Math.sqrt(squares / degrees) : Number.NaN,
  };
}

/**
 * For each group, the coefficients of a line that knows nothing of it: the penalty too is chosen among the
 * other groups, by leaving out one more at a time.
 */
export function fitsWithout(given: Fitting): Float64Array[] {
  const deviations = new Deviations(given);
  return Array.from(
    { length: given.groups },
    (_, leftOut) => deviations.path([leftOut])[deviations.best([leftOut]).i]!,
  );
}
