import type { MethodImputation, MethodRobustness } from '../../schemas/method.js';
import type { ChainMethod } from '../methods/chain/method.js';
import { checkLengths, checkUnits } from '../methods/spread.js';
import type { Structure } from '../methods/structure/structure.js';

/** Whose figure each unit has, and how sure it is. */
export interface SamplingError {
  /** Which publishing authority's figure each unit has: a place in `sd`, or −1 for none. */
  readonly publisher: Int32Array;
  /**
   * Standard error of the figure of each publisher, in the unit of the indicator; NaN or 0 where none is
   * known.
   */
  readonly sd: Float64Array;
}

/**
 * What is to be drawn, and what from: numbers and plain objects alone, so that it can be sent to a worker.
 * Lists by indicator are in the order of the structure, columns in that of the units.
 */
export interface RobustnessProblem {
  readonly structure: Structure;
  /** The method itself. */
  readonly chain: ChainMethod;
  readonly groupShare: number;
  /** One column an indicator, in its own unit; NaN where missing, nothing imputed yet. */
  readonly figures: readonly Float64Array[];
  /** What the method itself does about what is missing. */
  readonly impute: MethodImputation;
  /** The group of each unit, for imputation; null for one in none. */
  readonly groups: readonly (string | null)[];
  /** By indicator, the columns of the periods before, the latest first; none where there is no panel. */
  readonly earlier: readonly (readonly Float64Array[])[];
  /** By indicator; null where no figure has a known error. */
  readonly sampling: readonly (SamplingError | null)[];
  /** By indicator, 1 where the figure is that of a larger area; null where none is. */
  readonly inherited: readonly (Uint8Array | null)[];
  readonly choices: MethodRobustness;
  /** Whole number from 0 to 2^53 − 1. */
  readonly seed: number;
}

/**
 * Refuses what does not fit together.
 * @returns how many units there are
 * @throws DataError `lengths-differ` or `too-few-units`; RangeError for a seed that is none, or a publisher
 *   that is not among those with a standard error
 */
export function checkProblem(problem: RobustnessProblem): number {
  const { structure, figures, groups, earlier, sampling, inherited, seed } = problem;
  const units = groups.length;
  checkUnits(units);
  checkLengths([figures, earlier, sampling, inherited], structure.indicators);
  checkLengths(figures, units);
  checkLengths(earlier.flat(), units);
  checkLengths(
    sampling.flatMap((one) => one?.publisher ?? []),
    units,
  );
  checkLengths(
    inherited.flatMap((mask) => mask ?? []),
    units,
  );
  const strange = (one: SamplingError | null) =>
    one?.publisher.some((publisher) => publisher < -1 || publisher >= one.sd.length);
  if (sampling.some(strange)) throw new RangeError('a publisher is not among those with a standard error');
  if (!Number.isSafeInteger(seed) || seed < 0) throw new RangeError('a seed is a whole number, 0 or more');
  return units;
}
