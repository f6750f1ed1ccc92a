import { problemOfFile } from '../../../pipeline/robustness/draws-file.js';
import type { RobustnessProblem } from '../../../pipeline/robustness/problem.js';
import { DrawnReplicates } from '../../../pipeline/robustness/reweigh.js';
import { summarise } from '../../../pipeline/robustness/summarise.js';
import type { DrawsFile } from '../../../schemas/release/draws-file.js';
import type { Choice } from './choice.js';
import { withFigure } from './standing.js';

/** How sure the rank of each area is, from figures alone; lists in the order of the areas. */
export interface Intervals {
  /** Both ends; 0 where an area has none. */
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** Share of the replicates in which it is among the worst, and among the best; NaN where it has no rank. */
  readonly coldspot: Float64Array;
  readonly hotspot: Float64Array;
}

/** Another figure for one area. */
export interface ChangedFigure {
  /** Position of the indicator in the structure. */
  readonly indicator: number;
  /** Position of the area. */
  readonly unit: number;
  readonly value: number;
}

/** A question to the engine: it is sent to a worker as it is. */
export interface Question {
  readonly id: number;
  /** Weights by code. */
  readonly weights: readonly (readonly [string, number])[];
  readonly figure: ChangedFigure | null;
}
export interface Answer {
  readonly id: number;
  readonly intervals: Intervals | null;
  /** Why there are none. */
  readonly error: string | null;
}

/** The intervals of an index, with any weights, and with another figure for one area. */
export class IntervalEngine {
  readonly problem: RobustnessProblem;
  readonly #replicates: number;
  #drawn: DrawnReplicates | undefined;
  /** The replicates with one figure changed, and which. */
  #changed: { readonly key: string; readonly drawn: DrawnReplicates } | undefined;

  /** @param replicates as many as the method asks for by default, whose intervals are the published ones */
  constructor(file: DrawsFile, replicates = file.robustness.replicates) {
    this.problem = problemOfFile(file);
    this.#replicates = replicates;
  }

  #drawnWith(figure: ChangedFigure | null): DrawnReplicates {
    if (figure === null) {
      this.#drawn ??= new DrawnReplicates(this.problem, this.#replicates);
      return this.#drawn;
    }
    const { indicator, unit, value } = figure;
    const key = [indicator, unit, value].join();
    if (this.#changed?.key !== key) {
      this.#changed = undefined;
      const problem = withFigure(this.problem, indicator, unit, value);
      this.#changed = { key, drawn: new DrawnReplicates(problem, this.#replicates) };
    }
    return this.#changed.drawn;
  }

  /**
   * The intervals with other weights, each from the same draws of the figures.
   * @throws ToolboxError for weights or a figure with which a replicate cannot be scored
   */
  intervals(choice: Choice, figure: ChangedFigure | null = null): Intervals {
    const drawn = this.#drawnWith(figure);
    const { groupShare, chain } = this.problem;
    const found = summarise(drawn.ranks(choice), drawn.units, groupShare, chain.tolerance);
    return {
      low: Int32Array.from(found, ({ rank_low }) => rank_low ?? 0),
      high: Int32Array.from(found, ({ rank_high }) => rank_high ?? 0),
      coldspot: Float64Array.from(found, (area) => area.coldspot_probability ?? Number.NaN),
      hotspot: Float64Array.from(found, (area) => area.hotspot_probability ?? Number.NaN),
    };
  }

  /** Answers a question: what goes wrong is part of the answer. */
  answer({ id, weights, figure }: Question): Answer {
    try {
      return { id, intervals: this.intervals(new Map(weights), figure), error: null };
    } catch (error) {
      return { id, intervals: null, error: error instanceof Error ? error.message : String(error) };
    }
  }
}
