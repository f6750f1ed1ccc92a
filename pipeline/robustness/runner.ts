import { ChainBuffers } from '../methods/chain/buffers.js';
import { type Chain, compileChain } from '../methods/chain/chain.js';
import { uniform } from '../methods/random/random.js';
import * as draw from './draw.js';
import { droppable, type Factor, factorsOf } from './factors.js';
import { Figures, figureErrors } from './figures.js';
import { checkProblem, type RobustnessProblem } from './problem.js';
import { methodOf, type Options, optionsOf } from './variants.js';

/**
 * Makes the whole index anew, as it is drawn. A run depends on its draw ids alone, never on the runs before.
 */
export class Runner {
  readonly units: number;
  readonly factors: readonly Factor[];
  /** Places of the indicators that can be left out. */
  readonly droppable: readonly number[];
  readonly #problem: RobustnessProblem;
  readonly #figures: Figures;
  readonly #room: ChainBuffers;
  readonly #options: readonly Options[];
  /** Compiled when they are first drawn. */
  readonly #chains = new Map<string, Chain>();
  #own: Chain | undefined;

  /** @throws as `checkProblem` */
  constructor(problem: RobustnessProblem) {
    this.units = checkProblem(problem);
    this.#problem = problem;
    const errors = figureErrors(problem);
    this.#figures = new Figures(problem, errors);
    this.#room = new ChainBuffers(problem.structure, this.units);
    this.#options = optionsOf(problem.chain, problem.choices);
    this.factors = factorsOf(problem, this.#options, errors, this.#figures.missing);
    this.droppable = problem.choices.drop_indicators ? droppable(problem.structure) : [];
  }

  /**
   * Ranks by the method itself, nothing drawn; overwritten by the next run.
   * @param without place of an indicator that is left out
   */
  own(without: number | null = null): Int32Array {
    const { structure, chain, impute } = this.#problem;
    this.#own ??= compileChain(structure, chain, this.units, this.#room);
    this.#room.factors.fill(1);
    if (without !== null) this.#room.factors[without] = 0;
    return this.#own.run(this.#figures.published(impute));
  }

  /**
   * Ranks as drawn; overwritten by the next run.
   * @param ids draw id of each factor, by its place
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
    const places = [option, i, weighting, treatment].join();
    const known = this.#chains.get(places);
    if (known !== undefined) return known;
    const method = methodOf(chain, {
      aggregate,
      normalise,
      weights: weights[weighting]!,
      treatment: choices.treatment[treatment]!,
    });
    const made = compileChain(structure, method, this.units, this.#room);
    this.#chains.set(places, made);
    return made;
  }

  /** What each weight is multiplied by, which is nothing for the indicator that is left out. */
  #weigh(ids: Int32Array): void {
    const { choices, seed } = this.#problem;
    const { factors } = this.#room;
    const spread = choices.weight_spread;
    const id = ids[draw.WEIGHTS]!;
    for (let node = 0; node < factors.length; node += 1)
      factors[node] = spread === 0 ? 1 : 1 + spread * (2 * uniform(seed, id, draw.WEIGHTS, node) - 1);
    // the first of the options is to leave none out
    const dropped = draw.pick(this.droppable.length + 1, seed, ids[draw.DROP]!, draw.DROP) - 1;
    if (dropped >= 0) factors[this.droppable[dropped]!] = 0;
  }
}
