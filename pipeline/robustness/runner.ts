import { ChainBuffers } from '../methods/chain/buffers.js';
import { type Chain, compileChain } from '../methods/chain/chain.js';
import type { ChainMethod } from '../methods/chain/method.js';
import { uniform } from '../methods/random/random.js';
import { ranksInto } from '../methods/rank/ranks.js';
import { withDecided } from './decided.js';
import * as draw from './draw.js';
import { type Factor, factorsOf } from './factors.js';
import { figureErrors } from './figure-errors.js';
import { Figures } from './figures.js';
import { keptNodes } from './kept.js';
import { droppable, leftOutNode } from './left-out.js';
import { checkProblem, type RobustnessProblem } from './problem.js';
import { methodOf, type Options, optionsOf } from './variants.js';

/** Computes the whole index as drawn. A run depends only on its draw ids, never on earlier runs. */
export class Runner {
  readonly units: number;
  readonly factors: readonly Factor[];
  /** Indices of the indicators that can be left out. */
  readonly droppable: readonly number[];
  /** Nodes whose ranks are kept, the index first. */
  readonly kept: readonly number[];
  /** Whether any figure has an error to draw. */
  readonly drawsFigures: boolean;
  readonly #problem: RobustnessProblem;
  readonly #figures: Figures;
  readonly #buffers: ChainBuffers;
  readonly #options: readonly Options[];
  /** Chains by the options drawn, compiled when first needed. */
  readonly #chains = new Map<string, Chain>();
  #baseline: Chain | undefined;
  #followed: Chain | undefined;

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
    this.kept = problem.parts ? keptNodes(problem.structure) : keptNodes(problem.structure).slice(0, 1);
    this.drawsFigures = this.#figures.drawn;
  }

  /**
   * Ranks by the method without draws; overwritten by the next run.
   * @param without index of an indicator to leave out
   */
  baseline(without: number | null = null): Int32Array {
    const { structure, chain, impute } = this.#problem;
    this.#baseline ??= compileChain(structure, chain, this.units, this.#buffers);
    this.#buffers.factors.fill(1);
    if (without !== null) this.#buffers.factors[leftOutNode(structure, without) ?? without] = 0;
    const figures = this.#figures.published(impute);
    return this.#baseline.run(figures, this.#figures.stamps);
  }

  /**
   * Ranks by the method as it is, from the figures as drawn; overwritten by the next run. Outliers are
   * treated as it was decided from the published figures.
   * @param ids draw id of each factor, by its index
   */
  figuresAlone(ids: Int32Array): Int32Array {
    const { structure, chain, impute } = this.#problem;
    this.#followed ??= compileChain(structure, this.#decided(chain), this.units, this.#buffers);
    this.#buffers.factors.fill(1);
    const figures = this.#figures.draw(impute, ids[draw.SAMPLING]!, ids[draw.INHERITANCE]!);
    return this.#followed.run(figures, this.#figures.stamps);
  }

  /**
   * Ranks with figures and choices as drawn; overwritten by the next run.
   * @param ids draw id of each factor, by its index
   */
  run(ids: Int32Array): Int32Array {
    const { choices, seed } = this.#problem;
    const impute = choices.impute[draw.pick(choices.impute.length, seed, ids[draw.IMPUTE]!, draw.IMPUTE)]!;
    this.#weigh(ids);
    const variant = this.#variant(ids);
    const figures = this.#figures.draw(impute, ids[draw.SAMPLING]!, ids[draw.INHERITANCE]!);
    return variant.run(figures, this.#figures.stamps);
  }

  /** Writes the ranks of the last run by each kept node, from an index of each array on. */
  keep(into: readonly Int32Array[], start: number): void {
    const { ranks, values, ranking } = this.#buffers;
    const { tolerance } = this.#problem.chain;
    into.forEach((all, k) => {
      if (k === 0) all.set(ranks, start);
      else
        ranksInto(all.subarray(start, start + this.units), values[this.kept[k]!]!, tolerance, ranking.order);
    });
  }

  #pick<T>(options: readonly T[], ids: Int32Array, factor: number): number {
    return draw.pick(options.length, this.#problem.seed, ids[factor]!, factor);
  }

  /** The method with the treatment of each indicator as it is decided from the published figures. */
  #decided(method: ChainMethod): ChainMethod {
    const { structure, impute } = this.#problem;
    return withDecided(method, structure, this.#figures.published(impute));
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
    const made = compileChain(structure, this.#decided(method), this.units, this.#buffers);
    this.#chains.set(key, made);
    return made;
  }

  /** Sets the multiplier of each weight; it is 0 for what is left out. */
  #weigh(ids: Int32Array): void {
    const { choices, seed, structure } = this.#problem;
    const { factors } = this.#buffers;
    const spread = choices.weight_spread;
    const id = ids[draw.WEIGHTS]!;
    for (let node = 0; node < factors.length; node += 1)
      factors[node] = spread === 0 ? 1 : 1 + spread * (2 * uniform(seed, id, draw.WEIGHTS, node) - 1);
    this.#weighFaces(ids[draw.FACE]!);
    // the first option is to leave none out
    const dropped = draw.pick(this.droppable.length + 1, seed, ids[draw.DROP]!, draw.DROP) - 1;
    if (dropped >= 0) factors[leftOutNode(structure, this.droppable[dropped]!)!] = 0;
  }

  /** Gives the first of two faces the drawn share of their weight. */
  #weighFaces(id: number): void {
    const { choices, seed, structure } = this.#problem;
    if (choices.face_weight === undefined) return;
    const [low, high] = choices.face_weight;
    const share = low + (high - low) * uniform(seed, id, draw.FACE);
    const { factors } = this.#buffers;
    const [first, second] = structure.nodes.at(-1)!.children;
    const weightOf = (node: number) => structure.nodes[node]!.weight;
    const all = weightOf(first!) + weightOf(second!);
    factors[first!] = (share * all) / weightOf(first!);
    factors[second!] = ((1 - share) * all) / weightOf(second!);
  }
}
