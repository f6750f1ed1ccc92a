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
  /**
   * By group, the coefficients of a line that knows nothing of it: the penalty too is chosen among the other
   * groups, by leaving out one more at a time.
   */
  readonly without: readonly Float64Array[];
}

/** Σ β x of a unit. */
export function along(coefficients: Float64Array, x: readonly Float64Array[], unit: number): number {
  let sum = 0;
  for (let i = 0; i < coefficients.length; i += 1) sum += coefficients[i]! * x[i]![unit]!;
  return sum;
}

/** A problem with deviations within groups in place of values. */
class Deviations {
  readonly #y: Float64Array;
  /** Regressors unit by unit. */
  readonly #rows: Float64Array;
  readonly #products: Products;
  readonly #paths = new Map<string, readonly Float64Array[]>();
  /** The units of each group. */
  readonly #units: readonly Int32Array[];
  /** The groups that have units, in order. */
  readonly present: readonly number[];

  constructor(given: Fitting) {
    const { group, groups } = given;
    this.#y = withinGroups(given.y, given);
    const x = given.x.map((column) => withinGroups(column, given));
    this.#products = productsOf({ ...given, y: this.#y, x });
    this.#rows = new Float64Array(x.length * group.length);
    x.forEach((column, i) => {
      column.forEach((value, unit) => {
        this.#rows[unit * x.length + i] = value;
      });
    });
    const units = [...group.keys()];
    this.#units = Array.from({ length: groups }, (_, own) =>
      Int32Array.from(units.filter((unit) => group[unit] === own)),
    );
    this.present = [...this.#units.keys()].filter((own) => this.#units[own]!.length > 0);
  }

  /** Coefficients without some groups, by penalty. Each set of groups is fitted once. */
  path(leftOut: readonly number[]): readonly Float64Array[] {
    const key = leftOut.toSorted((a, b) => a - b).join(' ');
    const found = this.#paths.get(key) ?? ridge(this.#products, PENALTIES, leftOut);
    this.#paths.set(key, found);
    return found;
  }

  /** What a unit is above a line. */
  #above(fit: Float64Array, unit: number): number {
    let sum = this.#y[unit]!;
    const start = unit * fit.length;
    for (let i = 0; i < fit.length; i += 1) sum -= fit[i]! * this.#rows[start + i]!;
    return sum;
  }

  /** What each unit is above the line without its group, by the penalty with this index. */
  residuals(i: number): Float64Array {
    const all = new Float64Array(this.#y.length);
    for (const own of this.present) {
      const fit = this.path([own])[i]!;
      for (const unit of this.#units[own]!) all[unit] = this.#above(fit, unit);
    }
    return all;
  }

  /**
   * The penalty with the smallest squared errors when each group is predicted by the others; the largest
   * among equal ones.
   * @param never a group that is neither predicted nor fitted on
   */
  best(never?: number): { readonly i: number; readonly squares: number } {
    const sums = new Float64Array(PENALTIES.length);
    for (const own of this.present) {
      if (own === never) continue;
      const path = this.path(never === undefined ? [own] : [never, own]);
      const units = this.#units[own]!;
      for (let i = 0; i < sums.length; i += 1) {
        const fit = path[i]!;
        for (let k = 0; k < units.length; k += 1) {
          const error = this.#above(fit, units[k]!);
          sums[i]! += error * error;
        }
      }
    }
    const squares = Math.min(...sums);
    return { i: sums.lastIndexOf(squares), squares };
  }
}

/**
 * Fits a ridge regression within groups, with the penalty at which the squared errors are smallest when each
 * group is predicted by a line that was fitted on the others.
 * @see Hastie, Tibshirani and Friedman (2009), The Elements of Statistical Learning, 2nd edition, sections
 *   3.4.1 and 7.10; Rao and Molina (2015), Small Area Estimation, 2nd edition, chapter 2
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
    without: Array.from(
      { length: given.groups },
      (_, own) => deviations.path([own])[deviations.best(own).i]!,
    ),
  };
}
