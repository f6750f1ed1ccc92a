import type { MethodImputation } from '../../schemas/method.js';
import { imputeGroupMean, imputeGroupMedian } from '../methods/impute/group.js';
import { imputePanel } from '../methods/impute/panel.js';
import { INHERITANCE, normalsInto, SAMPLING } from './draw.js';
import type { FigureErrors } from './figure-errors.js';
import { Noise } from './noise.js';
import type { RobustnessProblem } from './problem.js';

export { type FigureErrors, figureErrors } from './figure-errors.js';

/** The figures as drawn in each run, with missing values imputed. */
export class Figures {
  readonly #problem: RobustnessProblem;
  readonly #errors: readonly FigureErrors[];
  readonly #missing: readonly boolean[];
  /** Imputed columns without drawn errors, computed when first needed. */
  readonly #fixed = new Map<MethodImputation, (Float64Array | undefined)[]>();
  readonly #buffers: readonly Float64Array[];
  readonly #columns: Float64Array[];
  readonly #sampling: Noise;
  readonly #spread: Noise;

  constructor(problem: RobustnessProblem, errors: readonly FigureErrors[]) {
    this.#problem = problem;
    this.#errors = errors;
    this.#missing = problem.figures.map((column) => column.some((value) => Number.isNaN(value)));
    const drawn = ({ sampling, spread }: FigureErrors) => sampling !== null || spread !== null;
    this.#buffers = problem.figures.map(({ length }, i) => new Float64Array(drawn(errors[i]!) ? length : 0));
    this.#columns = [...problem.figures];
    const { seed } = problem;
    this.#sampling = new Noise(
      errors.map(({ sampling }) => sampling?.sd.length ?? 0),
      (out, id, i) => {
        const { sd } = errors[i]!.sampling!;
        normalsInto(out, sd.length, seed, id, SAMPLING, i);
        for (let k = 0; k < sd.length; k += 1) out[k] = sd[k]! > 0 ? out[k]! * sd[k]! : 0;
      },
    );
    this.#spread = new Noise(
      errors.map(({ spread }) => spread?.units.length ?? 0),
      (out, id, i) => {
        const { units, sd } = errors[i]!.spread!;
        normalsInto(out, units.length, seed, id, INHERITANCE, i);
        for (let k = 0; k < units.length; k += 1) out[k]! *= sd;
      },
    );
  }

  /** True if any figure is missing, so that imputation matters. */
  get missing(): boolean {
    return this.#missing.includes(true);
  }

  /** True if any figure is drawn. */
  get drawn(): boolean {
    return this.#errors.some(({ sampling, spread }) => sampling !== null || spread !== null);
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
   * @param sampling draw id of the errors of publishers
   * @param inheritance draw id of the spread of inherited figures
   */
  draw(impute: MethodImputation, sampling: number, inheritance: number): readonly Float64Array[] {
    const noise = this.#sampling.of(sampling);
    const spread = this.#spread.of(inheritance);
    for (let i = 0; i < this.#columns.length; i += 1) {
      const errors = this.#errors[i]!;
      if (errors.sampling === null && errors.spread === null) {
        this.#columns[i] = this.#unmoved(i, impute);
        continue;
      }
      const column = this.#buffers[i]!;
      column.set(this.#problem.figures[i]!);
      if (errors.sampling !== null) {
        const { publisher } = errors.sampling;
        const drawn = noise[i]!;
        for (let unit = 0; unit < column.length; unit += 1)
          if (publisher[unit]! >= 0) column[unit]! += drawn[publisher[unit]!]!;
      }
      if (errors.spread !== null) {
        const { units } = errors.spread;
        const drawn = spread[i]!;
        for (let k = 0; k < units.length; k += 1) column[units[k]!]! += drawn[k]!;
      }
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
}
