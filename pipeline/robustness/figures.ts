import type { MethodImputation } from '../../schemas/method.js';
import { imputeGroupMean, imputeGroupMedian } from '../methods/impute/group.js';
import { imputePanel } from '../methods/impute/panel.js';
import { momentsOf } from '../methods/moments.js';
import { INHERITANCE, normalsInto, SAMPLING } from './draw.js';
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
  if (!choices.sampling_error || !errors) return null;
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

/** The errors drawn for each indicator. */
export const figureErrors = (problem: RobustnessProblem): FigureErrors[] =>
  problem.figures.map((_, indicator) => ({
    sampling: samplingOf(problem, indicator),
    spread: spreadOf(problem, indicator),
  }));

/** The figures as drawn in each run, with missing values imputed. */
export class Figures {
  readonly #problem: RobustnessProblem;
  readonly #errors: readonly FigureErrors[];
  readonly #missing: readonly boolean[];
  /** Imputed columns without drawn errors, computed when first needed. */
  readonly #fixed = new Map<MethodImputation, (Float64Array | undefined)[]>();
  readonly #buffers: readonly Float64Array[];
  readonly #columns: Float64Array[];
  readonly #normals: Float64Array;

  constructor(problem: RobustnessProblem, errors: readonly FigureErrors[]) {
    this.#problem = problem;
    this.#errors = errors;
    this.#missing = problem.figures.map((column) => column.some((value) => Number.isNaN(value)));
    const drawn = ({ sampling, spread }: FigureErrors) => sampling !== null || spread !== null;
    this.#buffers = problem.figures.map(({ length }, i) => new Float64Array(drawn(errors[i]!) ? length : 0));
    this.#columns = [...problem.figures];
    const sizes = errors.map(({ sampling, spread }) =>
      Math.max(sampling?.sd.length ?? 0, spread?.units.length ?? 0),
    );
    this.#normals = new Float64Array(Math.max(...sizes));
  }

  /** True if any figure is missing, so that imputation matters. */
  get missing(): boolean {
    return this.#missing.includes(true);
  }

  /** The published figures, imputed. */
  published(impute: MethodImputation): readonly Float64Array[] {
    this.#columns.forEach((_, i) => {
      this.#columns[i] = this.#unmoved(i, impute);
    });
    return this.#columns;
  }

  /**
   * The figures as drawn. The next run overwrites the columns.
   * @param sampling draw id of sampling error
   * @param inheritance draw id of the spread of inherited figures; null to leave them as they are
   */
  drawn(impute: MethodImputation, sampling: number, inheritance: number | null): readonly Float64Array[] {
    for (let i = 0; i < this.#columns.length; i += 1) {
      const errors = this.#errors[i]!;
      const spread = inheritance === null ? null : errors.spread;
      if (errors.sampling === null && spread === null) {
        this.#columns[i] = this.#unmoved(i, impute);
        continue;
      }
      const column = this.#buffers[i]!;
      column.set(this.#problem.figures[i]!);
      if (errors.sampling !== null) this.#sample(column, errors.sampling, sampling, i);
      if (spread !== null && inheritance !== null) this.#spread(column, spread, inheritance, i);
      this.#columns[i] = this.#missing[i] ? this.#imputed(column, i, impute) : column;
    }
    return this.#columns;
  }

  #unmoved(i: number, impute: MethodImputation): Float64Array {
    if (!this.#missing[i]) return this.#problem.figures[i]!;
    let fixed = this.#fixed.get(impute);
    if (fixed === undefined) {
      fixed = [];
      this.#fixed.set(impute, fixed);
    }
    fixed[i] ??= this.#imputed(this.#problem.figures[i]!, i, impute);
    return fixed[i];
  }

  #imputed(column: Float64Array, i: number, impute: MethodImputation): Float64Array {
    const { groups, earlier } = this.#problem;
    switch (impute) {
      case 'none':
        return column;
      case 'group_mean':
        return imputeGroupMean(column, groups).values;
      case 'group_median':
        return imputeGroupMedian(column, groups).values;
      case 'panel':
        return imputePanel(column, earlier[i]!).values;
    }
  }

  /** Adds the same draw to all figures of a publisher. */
  #sample(column: Float64Array, { publisher, sd }: SamplingError, id: number, part: number): void {
    const normals = this.#normals;
    normalsInto(normals, sd.length, this.#problem.seed, id, SAMPLING, part);
    for (let i = 0; i < sd.length; i += 1) normals[i] = sd[i]! > 0 ? normals[i]! * sd[i]! : 0;
    for (let unit = 0; unit < column.length; unit += 1) {
      const i = publisher[unit]!;
      if (i >= 0) column[unit]! += normals[i]!;
    }
  }

  /** Adds a separate draw to each unit that has the figure of a larger area. */
  #spread(column: Float64Array, { units, sd }: Spread, id: number, part: number): void {
    const normals = this.#normals;
    normalsInto(normals, units.length, this.#problem.seed, id, INHERITANCE, part);
    for (let i = 0; i < units.length; i += 1) column[units[i]!]! += sd * normals[i]!;
  }
}
