import { momentsOf } from '../methods/moments.js';
import type { JointErrors } from '../model/draws.js';
import type { RobustnessProblem, SamplingError } from './problem.js';

/** Units with the figure of a larger area, and the standard deviation of the draws added to it. */
interface Spread {
  readonly units: Int32Array;
  readonly sd: number;
}

/** The errors drawn for the figures of one indicator; null where none is. */
export interface FigureErrors {
  readonly sampling: SamplingError | null;
  readonly spread: Spread | null;
}

function samplingOf({ choices, sampling }: RobustnessProblem, indicator: number): SamplingError | null {
  const errors = sampling[indicator];
  if (!errors || !(choices.sampling_error || choices.one_year_noise)) return null;
  return errors.publisher.some((publisher) => publisher >= 0 && errors.sd[publisher]! > 0) ? errors : null;
}

/** The method gives the spread in sample standard deviations of the published figures over all units. */
function spreadOf({ choices, inherited, figures }: RobustnessProblem, indicator: number): Spread | null {
  const mask = inherited[indicator];
  const units = Int32Array.from(
    Array.from(mask ?? [], (inherits, unit) => (inherits === 1 ? unit : -1)).filter((unit) => unit >= 0),
  );
  const sd = choices.inheritance_sd * momentsOf(figures[indicator]!).sd;
  return units.length > 0 && sd > 0 ? { units, sd } : null;
}

/** The joint errors of modelled and inherited figures, where they are drawn. */
export const jointOf = ({ choices, joint }: RobustnessProblem): JointErrors | null =>
  choices.modelled_error && joint !== null && joint.units.length > 0 ? joint : null;

/** Whether any figure is drawn. */
export const drawsFigures = (problem: RobustnessProblem): boolean =>
  jointOf(problem) !== null ||
  figureErrors(problem).some(({ sampling, spread }) => sampling !== null || spread !== null);

/** The errors drawn for each indicator. */
export const figureErrors = (problem: RobustnessProblem): FigureErrors[] =>
  problem.figures.map((_, indicator) => ({
    sampling: samplingOf(problem, indicator),
    spread: spreadOf(problem, indicator),
  }));
