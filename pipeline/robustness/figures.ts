import type { MethodImputation } from '../../schemas/method.js';
import { imputeGroupMean, imputeGroupMedian } from '../methods/impute/group.js';
import { imputePanel } from '../methods/impute/panel.js';
import { drawSampling, spreadDrawer } from './draw-errors.js';
import { type FigureErrors, jointOf } from './figure-errors.js';
import { Noise } from './noise.js';
import type { RobustnessProblem } from './problem.js';

/** In place of a draw id: without a draw. Draw ids are never below zero. */
const PUBLISHED = -2;

/** Adds to every figure the error of its publisher, where it has one. */
function addSampling(column: Float64Array, publisher: Int32Array, drawn: Float64Array): void {
  for (let unit = 0; unit < column.length; unit += 1)
    if (publisher[unit]! >= 0) column[unit]! += drawn[publisher[unit]!]!;
}

/** The figures as drawn in each run, with missing values imputed. */
export class Figures {
  readonly #problem: RobustnessProblem;
  readonly #errors: readonly FigureErrors[];
  readonly #missing: readonly boolean[];
  /** Imputed columns without drawn errors, computed when first needed. */
  readonly #fixed = new Map<MethodImputation, (Float64Array | undefined)[]>();
  /** Whether the figures of an indicator are drawn. */
  readonly moved: readonly boolean[];
  readonly #buffers: readonly Float64Array[];
  readonly #columns: Float64Array[];
  /** By which draws each column was made that is there now. */
  readonly #made: { sampling: number; inheritance: number; impute: MethodImputation | null }[];
  /** How often each column was made: it has changed where this has. */
  readonly stamps: Float64Array;
  readonly #sampling: Noise;
  readonly #spread: Noise;

  constructor(problem: RobustnessProblem, errors: readonly FigureErrors[]) {
    this.#problem = problem;
    this.#errors = errors;
    this.#missing = problem.figures.map((column) => column.some((value) => Number.isNaN(value)));
    const joint = jointOf(problem);
    const together = new Set(joint?.indicators.map(({ column }) => column));
    const spreads = errors.map(({ spread }, i) => spread !== null || together.has(i));
    this.moved = errors.map(({ sampling }, i) => sampling !== null || spreads[i]!);
    const units = problem.groups.length;
    this.#buffers = this.moved.map((moved) => new Float64Array(moved ? units : 0));
    this.#columns = [...problem.figures];
    this.#made = errors.map(() => ({ sampling: -1, inheritance: -1, impute: null }));
    this.stamps = new Float64Array(errors.length);
    this.#sampling = new Noise(
      errors.map(({ sampling }) => sampling?.sd.length ?? 0),
      (out, id) => drawSampling(out, errors, problem.seed, id),
    );
    this.#spread = new Noise(
      spreads.map((spread) => (spread ? units : 0)),
      spreadDrawer(errors, joint, problem.seed, units),
    );
  }

  /** True if any figure is missing, so that imputation matters. */
  get missing(): boolean {
    return this.#missing.includes(true);
  }

  /** True if any figure is drawn. */
  get drawn(): boolean {
    return this.moved.includes(true);
  }

  /** The published figures, imputed. */
  published(impute: MethodImputation): readonly Float64Array[] {
    for (let i = 0; i < this.#columns.length; i += 1)
      if (this.#isNew(i, PUBLISHED, PUBLISHED, impute)) this.#columns[i] = this.#unmoved(i, impute);
    return this.#columns;
  }

  /**
   * The figures as drawn. The next run overwrites the columns; those that it draws in the same way stay as
   * they are, with their stamps.
   * @param sampling draw id of the errors of publishers
   * @param inheritance draw id of the spread of inherited figures
   */
  draw(impute: MethodImputation, sampling: number, inheritance: number): readonly Float64Array[] {
    const noise = this.#sampling.of(sampling);
    const spread = this.#spread.of(inheritance);
    for (let i = 0; i < this.#columns.length; i += 1) {
      const errors = this.#errors[i]!;
      const drawn = spread[i]!;
      const of_sampling = errors.sampling === null ? PUBLISHED : sampling;
      const of_inheritance = drawn.length === 0 ? PUBLISHED : inheritance;
      if (!this.#isNew(i, of_sampling, of_inheritance, impute)) continue;
      if (!this.moved[i]!) {
        this.#columns[i] = this.#unmoved(i, impute);
        continue;
      }
      const column = this.#buffers[i]!;
      column.set(this.#problem.figures[i]!);
      if (errors.sampling !== null) addSampling(column, errors.sampling.publisher, noise[i]!);
      for (let unit = 0; unit < drawn.length; unit += 1) column[unit]! += drawn[unit]!;
      this.#columns[i] = this.#missing[i] ? this.#imputed(column, i, impute) : column;
    }
    return this.#columns;
  }

  /** Notes by which draws column `i` is made next; false where it is there already. */
  #isNew(i: number, sampling: number, inheritance: number, impute: MethodImputation): boolean {
    const made = this.#made[i]!;
    const imputed = this.#missing[i]! ? impute : 'none';
    if (made.sampling === sampling && made.inheritance === inheritance && made.impute === imputed)
      return false;
    made.sampling = sampling;
    made.inheritance = inheritance;
    made.impute = imputed;
    this.stamps[i]! += 1;
    return true;
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
