import { chiSquared } from '../random/chi-squared.js';
import { hashText } from '../random/hash-text.js';
import { normalPair } from '../random/random.js';
import type { Between } from './between-covariance.js';
import { type DrawnFrom, drawnFrom, PosteriorArea } from './posterior-area.js';
import { rootOf } from './semidefinite.js';
import type { OwnEstimates } from './shrink-jointly.js';

/** Steps before the first draw, so that it does not depend on where the chain starts. */
const BURN_IN = 200;
/** The chain starts from covariances that are a little smaller: it could not leave a singular matrix. */
const START = 0.95;
/** A stream of its own for the diagonal of the covariance between areas. */
const SQUARES = hashText('between areas, squares');

/** Standard normal draws, two for each set of counters. */
class Normals {
  readonly #seed: number;
  readonly #streams: readonly number[];
  readonly #pair = new Float64Array(2);

  constructor(seed: number, name: string, pairs: number) {
    this.#seed = seed;
    this.#streams = Array.from({ length: pairs }, (_, i) => hashText(`${name} ${i}`));
  }

  into(target: Float64Array, step: number, a: number, b: number): void {
    for (let i = 0; i < target.length; i += 2) {
      normalPair(this.#pair, this.#seed, step, a, b, this.#streams[i >> 1]!);
      target[i] = this.#pair[0]!;
      if (i + 1 < target.length) target[i + 1] = this.#pair[1]!;
    }
  }
}

/**
 * Draws of the true values of all areas together from their distribution given the estimates, where the
 * means and the covariance T between areas are not known either: y ~ N(θ, V), θ ~ N(μ, T), with a flat
 * prior on μ and on T, by Gibbs sampling. Intervals from such draws cover as often as they say with few
 * areas too, which intervals around shrunken values with T as estimated do not.
 *
 * A measure whose variance between areas is estimated as zero is the mean everywhere. Steps are keyed by
 * seed, step and id of the area; sums run in the order given.
 * @see Everson and Morris (2000), Inference for multivariate normal hierarchical models, JRSS B 62, 399–412
 *   (the flat prior and its coverage); Rao and Molina (2015), Small Area Estimation, 2nd edition,
 *   chapter 10
 */
export class PosteriorDraws {
  /** The last draw: for each measure, the value of each area, in order. */
  readonly drawn: readonly Float64Array[];
  readonly #areas: readonly DrawnFrom[];
  readonly #keys: readonly (readonly [number, number])[];
  readonly #active: readonly number[];
  readonly #means: Float64Array;
  /** Row by row. */
  readonly #between: Float64Array;
  readonly #posterior: PosteriorArea;
  readonly #ofAreas: Normals;
  readonly #ofBetween: Normals;
  readonly #normals: Float64Array;
  readonly #degrees: number;
  readonly #seed: number;
  #step = 0;

  /** @param start means and covariance between areas to start from, as `betweenCovariance` finds them */
  constructor(areas: readonly OwnEstimates[], { means, covariance }: Between, seed: number) {
    const size = means.length;
    this.#seed = seed;
    this.#areas = areas.map(drawnFrom);
    this.#keys = areas.map(({ id }) => [hashText(id, 0), hashText(id, 1)]);
    this.#means = Float64Array.from(means);
    this.#between = Float64Array.from(
      covariance.flatMap((row, a) => row.map((entry, b) => (a === b ? entry : START * entry))),
    );
    this.#posterior = new PosteriorArea(size);
    this.#active = covariance.flatMap((row, a) => (row[a]! > 0 ? [a] : []));
    this.drawn = means.map((mean) => new Float64Array(areas.length).fill(mean));
    this.#normals = new Float64Array(size);
    const active = this.#active.length;
    // a flat prior takes size + 1 degrees from n − 1
    this.#degrees = Math.max(areas.length - active - 2, active);
    this.#ofAreas = new Normals(seed, 'figures of areas', (size + 1) >> 1);
    this.#ofBetween = new Normals(seed, 'between areas', (size + 1) >> 1);
    for (let i = 0; i < BURN_IN; i += 1) this.draw();
  }

  /** Makes the next draw. */
  draw(): void {
    for (let area = 0; area < this.#areas.length; area += 1) this.#drawArea(area);
    this.#drawBetween();
    this.#step += 1;
  }

  /** θ given μ and T. */
  #drawArea(area: number): void {
    const { mean, root } = this.#posterior;
    const [normals, size] = [this.#normals, this.#means.length];
    this.#posterior.set(this.#areas[area]!, this.#means, this.#between);
    const [a, b] = this.#keys[area]!;
    this.#ofAreas.into(normals, this.#step, a, b);
    for (const measure of this.#active) {
      let value = mean[measure]!;
      for (let k = 0; k <= measure; k += 1) value += root[measure * size + k]! * normals[k]!;
      this.drawn[measure]![area] = value;
    }
  }

  /**
   * T given θ: inverse Wishart, L (A A')⁻¹ L' with L L' = Σ (θ − θ̄)(θ − θ̄)' and A lower triangular with
   * normal entries and roots of chi-squared ones (Bartlett); then μ given θ and T: N(θ̄, T/n).
   */
  #drawBetween(): void {
    const n = this.#areas.length;
    const active = this.#active;
    if (active.length === 0) return;
    const averages = active.map((measure) => this.drawn[measure]!.reduce((sum, x) => sum + x, 0) / n);
    const products = active.map((a, i) =>
      active.map((b, j) => {
        let sum = 0;
        for (let area = 0; area < n; area += 1)
          sum += (this.drawn[a]![area]! - averages[i]!) * (this.drawn[b]![area]! - averages[j]!);
        return sum;
      }),
    );
    const lower = rootOf(products);
    const size = active.length;
    const free = new Float64Array(size);
    const bartlett = active.map((_, i) => {
      const diagonal = Math.sqrt(chiSquared(this.#degrees - i, this.#seed, this.#step, SQUARES, i));
      this.#ofBetween.into(free, this.#step, 1, i);
      return active.map((_, j) => (j < i ? free[j]! : j === i ? diagonal : 0));
    });
    // the rows of L A'⁻¹
    const rows = lower.map((row) => {
      const solved = [...row];
      for (let k = 0; k < size; k += 1) {
        for (let j = 0; j < k; j += 1) solved[k]! -= bartlett[k]![j]! * solved[j]!;
        solved[k]! /= bartlett[k]![k]!;
      }
      return solved;
    });
    const drawn = rows.map((a) => rows.map((b) => a.reduce((sum, x, k) => sum + x * b[k]!, 0)));
    for (const [i, a] of active.entries())
      for (const [j, b] of active.entries()) this.#between[a * this.#means.length + b] = drawn[i]![j]!;
    const spread = rootOf(drawn);
    this.#ofBetween.into(free, this.#step, 2, 0);
    for (const [i, measure] of active.entries()) {
      const off = spread[i]!.reduce((sum, x, k) => sum + x * free[k]!, 0);
      this.#means[measure] = averages[i]! + off / Math.sqrt(n);
    }
  }
}
