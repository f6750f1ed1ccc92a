import type { MethodImputation, MethodRobustness } from '../../schemas/method.js';
import type { ChainMethod } from '../methods/chain/method.js';
import { checkLengths, checkUnits } from '../methods/spread.js';
import type { Structure } from '../methods/structure/structure.js';
import type { JointErrors } from '../model/draws.js';

/** The authority whose figure each unit has, and the standard error of that figure (or its noise). */
export interface SamplingError {
  /** The publishing authority of each unit's figure: an index in `sd`, or −1 for none. */
  readonly publisher: Int32Array;
  /** Standard error of the figure of each publisher, in the unit of the indicator; NaN or 0 if not known. */
  readonly sd: Float64Array;
}

/**
 * What is drawn, and from which data: only numbers and plain objects, so that it can be sent to a worker.
 * Lists by indicator are in the order of the structure, columns in the order of the units.
 */
export interface RobustnessProblem {
  readonly structure: Structure;
  /** The method without any draws. */
  readonly chain: ChainMethod;
  readonly groupShare: number;
  /** One column for each indicator, in its unit, before imputation; NaN where missing. */
  readonly figures: readonly Float64Array[];
  /** Whether the ranks of the faces of the index are kept too. */
  readonly parts: boolean;
  /** How the method imputes missing values. */
  readonly impute: MethodImputation;
  /** The group of each unit, for imputation; null for a unit without a group. */
  readonly groups: readonly (string | null)[];
  /** By indicator, the columns of earlier periods, latest first; empty where there are none. */
  readonly earlier: readonly (readonly Float64Array[])[];
  /** By indicator; null where no figure has a known error. */
  readonly sampling: readonly (SamplingError | null)[];
  /** The errors of modelled and inherited figures, drawn together; null where the method models none. */
  readonly joint: JointErrors | null;
  /** By indicator, 1 where the figure is that of a larger area and is not in `joint`; null where none is. */
  readonly inherited: readonly (Uint8Array | null)[];
  readonly choices: MethodRobustness;
  /** Whole number from 0 to 2^53 − 1. */
  readonly seed: number;
}

/**
 * Checks that the parts of a problem fit together.
 * @returns the number of units
 * @throws DataError `lengths-differ` or `too-few-units`; RangeError for an invalid seed, or for a publisher
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
    sampling.flatMap((errors) => errors?.publisher ?? []),
    units,
  );
  checkLengths(
    inherited.flatMap((mask) => mask ?? []),
    units,
  );
  const unknown = (errors: SamplingError | null) =>
    errors?.publisher.some((publisher) => publisher < -1 || publisher >= errors.sd.length);
  if (sampling.some(unknown)) throw new RangeError('a publisher is not among those with a standard error');
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new RangeError('a seed must be a whole number, 0 or more');
  return units;
}
