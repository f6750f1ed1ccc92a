import { ChainBuffers } from '../methods/chain/buffers.js';
import { compileChain } from '../methods/chain/chain.js';
import type { ChainMethod } from '../methods/chain/method.js';
import { reweighted } from '../methods/structure/structure.js';
import { withDecided } from './decided.js';
import { figureErrors } from './figure-errors.js';
import { Figures } from './figures.js';
import { checkProblem, type RobustnessProblem } from './problem.js';
import { named } from './run-error.js';

/** Weights among siblings by code; codes without one keep theirs. */
export type Weights = ReadonlyMap<string, number>;

/** An indicator on its scale in all replicates. */
interface Drawn {
  /** Replicate by replicate; one replicate, where the figures are not drawn. */
  readonly values: Float64Array;
  readonly moves: boolean;
  /** How many units have a value: the same in every replicate. */
  present: number;
}

/**
 * The replicates of an index with figures alone drawn, drawn and put on their scales once: other weights then
 * need neither a draw nor a scale, and the ranks are those that `smi build` finds with the same weights, seed
 * and number of replicates.
 */
export class DrawnReplicates {
  readonly units: number;
  readonly replicates: number;
  readonly #problem: RobustnessProblem;
  readonly #buffers: ChainBuffers;
  readonly #drawn: readonly Drawn[];
  readonly #ranks: Int32Array;

  /**
   * Draws the first replicates of a problem.
   * @throws as `checkProblem`; RunError naming the replicate that cannot be scored
   */
  constructor(problem: RobustnessProblem, replicates: number) {
    this.units = checkProblem(problem);
    this.replicates = replicates;
    this.#problem = problem;
    this.#buffers = new ChainBuffers(problem.structure, this.units);
    this.#ranks = new Int32Array(replicates * this.units);
    const figures = new Figures(problem, figureErrors(problem));
    this.#drawn = figures.moved.map((moves) => ({
      values: new Float64Array(this.units * (moves ? replicates : 1)),
      moves,
      present: 0,
    }));
    this.#draw(figures);
  }

  #draw(figures: Figures): void {
    const { structure, impute } = this.#problem;
    const method = this.#decided(figures);
    const chain = compileChain(structure, method, this.units, this.#buffers);
    for (let replicate = 1; replicate <= this.replicates; replicate += 1)
      named(
        () => `replicate ${replicate}`,
        () => {
          chain.prepare(figures.draw(impute, replicate, replicate), figures.stamps);
          const start = (replicate - 1) * this.units;
          for (const [i, drawn] of this.#drawn.entries()) {
            if (drawn.moves) drawn.values.set(chain.values[i]!, start);
            else if (replicate === 1) drawn.values.set(chain.values[i]!);
            drawn.present = this.#buffers.present[i]!;
          }
        },
      );
  }

  /** Outliers are treated as it was decided from the published figures. */
  #decided(figures: Figures): ChainMethod {
    const { structure, chain, impute } = this.#problem;
    return withDecided(chain, structure, figures.published(impute));
  }

  /**
   * The ranks of every replicate with other weights; overwritten by the next call.
   * @returns replicate by replicate, 1 for the best; 0 for a unit without a rank
   * @throws StructureError as `reweighted`; RunError naming the replicate that cannot be scored
   */
  ranks(weights: Weights): Int32Array {
    const { chain: method, structure } = this.#problem;
    const buffers = this.#buffers;
    const { units } = this;
    // what is done to the indicators does not matter here: they are on their scales
    const chain = compileChain(reweighted(structure, weights), method, units, buffers);
    for (const [i, { values, moves, present }] of this.#drawn.entries())
      if (!moves) buffers.put(i, values, present);
    for (let replicate = 1; replicate <= this.replicates; replicate += 1)
      named(
        () => `replicate ${replicate}`,
        () => {
          const start = (replicate - 1) * units;
          for (let i = 0; i < this.#drawn.length; i += 1) {
            const { values, moves, present } = this.#drawn[i]!;
            if (moves) buffers.put(i, values.subarray(start, start + units), present);
          }
          this.#ranks.set(chain.combine(), start);
        },
      );
    return this.#ranks;
  }
}
