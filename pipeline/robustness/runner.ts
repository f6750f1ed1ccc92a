import { ChainBuffers } from '../methods/chain/buffers.js';
import { type Chain, compileChain } from '../methods/chain/chain.js';
import { uniform } from '../methods/random/random.js';
import * as draw from './draw.js';
import { droppable, type Factor, factorsOf } from './factors.js';
import { Figures, figureErrors } from './figures.js';
import { checkProblem, type RobustnessProblem } from './problem.js';
import { methodOf, type Options, optionsOf } from './variants.js';

/** Computes the whole index as drawn. A run depends only on its draw ids, never on earlier runs. */
export class Runner {
  readonly units: number;
  readonly factors: readonly Factor[];
  /** Indices of the indicators that can be left out. */
  readonly droppable: readonly number[];
  readonly #problem: RobustnessProblem;
  readonly #figures: Figures;
  readonly #buffers: ChainBuffers;
  readonly #options: readonly Options[];
  /** Chains by the options drawn, compiled when first needed. */
  readonly #chains = new Map<string, Chain>();
  #baseline: Chain | undefined;

  /** @throws as `checkProblem` */
  constructor(problem: RobustnessProblem) {
    this.units = checkProblem(problem);
    this.#problem = problem;
    const errors = figureErrors(problem);
    this.#figures = new Figures(problem, errors);
    this.#buffers = new ChainBuffers(problem.structure, this.units);
    this.#options = optionsOf(problem.chain, problem.choices);
    this.factors = factorsOf(problem, this.#options, errors, this.#figures.missing);
    this.droppable = problem.choices.drop_indicators ? droppable(problem.structure) : [];
  }

  /**
   * Ranks by the method without draws; overwritten by the next run.
   * @param without index of an indicator to leave out
   */
  baseline(without: number | null = null): Int32Array {
    const { structure, chain, impute } = this.#problem;
    this.#baseline ??= compileChain(structure, chain, this.units, this.#buffers);
    this.#buffers.factors.fill(1);
    if (without !== null) this.#buffers.factors[without] = 0;
    return this.#baseline.run(this.#figures.published(impute));
  }

  /**
   * Ranks as drawn; overwritten by the next run.
   * @param ids draw id of each factor, by its index
   * @param inheritance whether inherited figures are drawn
   */
  run(ids: Int32Array, inheritance: boolean): Int32Array {
    const { choices, seed } = this.#problem;
    const impute = choices.impute[draw.pick(choices.impute.length, seed, ids[draw.IMPUTE]!, draw.IMPUTE)]!;
    this.#weigh(ids);
    const spread = inheritance ? ids[draw.INHERITANCE]! : null;
    const figures = this.#figures.drawn(impute, ids[draw.SAMPLING]!, spread);
    return this.#variant(ids).run(figures);
  }

  #pick<T>(options: readonly T[], ids: Int32Array, factor: number): number {
    return draw.pick(options.length, this.#problem.seed, ids[factor]!, factor);
  }

  #variant(ids: Int32Array): Chain {
    const { choices, structure, chain } = this.#problem;
    const option = this.#pick(this.#options, ids, draw.AGGREGATE);
    const { aggregate, scales } = this.#options[option]!;
    const i = this.#pick(scales, ids, draw.NORMALISE);
    const { normalise, weights } = scales[i]!;
    const weighting = this.#pick(weights, ids, draw.WEIGHTING);
    const treatment = this.#pick(choices.treatment, ids, draw.TREATMENT);
    const key = [option, i, weighting, treatment].join();
    const known = this.#chains.get(key);
    if (known !== undefined) return known;
    const method = methodOf(chain, {
      aggregate,
      normalise,
      weights: weights[weighting]!,
      treatment: choices.treatment[treatment]!,
    });
    const made = compileChain(structure, method, this.units, this.#buffers);
    this.#chains.set(key, made);
    return made;
  }

  /** Sets the multiplier of each weight; it is 0 for the indicator that is left out. */
  #weigh(ids: Int32Array): void {
    const { choices, seed } = this.#problem;
    const { factors } = this.#buffers;
    const spread = choices.weight_spread;
    const id = ids[draw.WEIGHTS]!;
    for (let node = 0; node < factors.length; node += 1)
      factors[node] = spread === 0 ? 1 : 1 + spread * (2 * uniform(seed, id, draw.WEIGHTS, node) - 1);
    // the first option is to leave none out
    const dropped = draw.pick(this.droppable.length + 1, seed, ids[draw.DROP]!, draw.DROP) - 1;
    if (dropped >= 0) factors[this.droppable[dropped]!] = 0;
  }
}
