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

/** A problem with deviations within groups in place of values, and their products. */
interface Prepared {
  readonly deviations: Fitting;
  readonly products: Products;
  /** The groups that have units. */
  readonly present: readonly number[];
}

function prepared(given: Fitting): Prepared {
  const deviations = {
    ...given,
    y: withinGroups(given.y, given),
    x: given.x.map((column) => withinGroups(column, given)),
  };
  return { deviations, products: productsOf(deviations), present: [...new Set(given.group)].sort((a, b) => a - b) };
}

interface Chosen {
  readonly penalty: number;
  readonly without: readonly Float64Array[];
  readonly residuals: Float64Array;
  /** Sum of their squares. */
  readonly squares: number;
}

/**
 * The penalty with the smallest squared errors when each group is predicted by the others; the largest among
 * equal ones.
 * @param never groups that are neither predicted nor fitted on
 */
function choose({ deviations, products, present }: Prepared, never: readonly number[] = []): Chosen {
  const { y, x, group, groups } = deviations;
  const predicted = new Set(present.filter((each) => !never.includes(each)));
  const at = (penalty: number): Chosen => {
    const without = Array.from({ length: groups }, (_, leftOut) =>
      ridge(products, penalty, [...never, leftOut]),
    );
    const residuals = y.map((value, unit) => value - along(without[group[unit]!]!, x, unit));
    const squares = residuals.reduce(
      (sum, error, unit) => (predicted.has(group[unit]!) ? sum + error * error : sum),
      0,
    );
    return { penalty, without, residuals, squares };
  };
  return PENALTIES.map(at).reduce((best, next) => (next.squares > best.squares ? best : next));
}

/**
 * Fits a ridge regression within groups, with the penalty at which the squared errors are smallest when each
 * group is predicted by a line that was fitted on the others.
 * @see Hastie, Tibshirani and Friedman (2009), The Elements of Statistical Learning, 2nd edition, sections
 *   3.4.1 and 7.10; Rao and Molina (2015), Small Area Estimation, 2nd edition, chapter 2 (synthetic estimates)
 */
export function crossValidate(given: Fitting): CrossValidated {
  const problem = prepared(given);
  const { penalty, residuals, squares } = choose(problem);
  const degrees = given.y.length - problem.present.length;
  const sd = degrees > 0 ? Math.sqrt(squares / degrees) : Number.NaN;
  return { penalty, coefficients: ridge(problem.products, penalty), residuals, sd };
}

/**
 * For each group, the coefficients of a line that knows nothing of it: the penalty too is chosen among the
 * other groups, by leaving out one more at a time.
 */
export function fitsWithout(given: Fitting): Float64Array[] {
  const problem = prepared(given);
  return Array.from({ length: given.groups }, (_, leftOut) =>
    ridge(problem.products, choose(problem, [leftOut]).penalty, [leftOut]),
  );
}
