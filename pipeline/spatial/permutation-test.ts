import { hashText } from '../methods/random/hash-text.js';
import { shuffleInto } from '../methods/random/shuffle.js';
import { MoranBuffers, moran, type Neighbours } from '../methods/spatial/moran.js';
import type { RebuildProblem } from './rebuilt-index.js';
import { RebuiltIndex } from './rebuilt-index.js';

/** Tells these draws from all others of the same seed. */
const DISTRICTS = hashText('spatial permutation of districts');
const AUTHORITIES = hashText('spatial permutation of authorities');

/** How far a part of an index is clustered, and what chance alone would do. */
export interface SpatialPart {
  /** Its index in the structure. */
  readonly node: number;
  /** The published values; NaN where missing. */
  readonly values: Float64Array;
  /** Moran's I; NaN where it is not defined. */
  readonly moran: number;
  /** Mean and sample standard deviation of Moran's I over the permutations. */
  readonly expected: number;
  readonly sd: number;
  /** Share of the permutations, the published index among them, with at least this Moran's I. */
  readonly p: number;
  /** Units that have a value and a neighbour with a value. */
  readonly count: number;
  /** Mean value of the neighbours of each unit less the mean of all; NaN for a unit that does not count. */
  readonly lags: Float64Array;
  /** Value of each unit less that mean; NaN as in `lags`. */
  readonly deviations: Float64Array;
  /** Local Moran's I of each unit. */
  readonly local: Float64Array;
  /** Two-sided: how often chance alone makes the neighbours of the place so low or so high. */
  readonly localP: Float64Array;
}

/** One part while the permutations run. */
class Tally {
  readonly node: number;
  readonly values: Float64Array;
  readonly observed: MoranBuffers;
  readonly moran: number;
  /** By unit, in how many permutations its neighbours are at least, and at most, as high. */
  readonly #above: Int32Array;
  readonly #below: Int32Array;
  readonly #known: Int32Array;
  readonly #found: number[] = [];

  constructor(node: number, published: Float64Array, neighbours: Neighbours) {
    this.node = node;
    this.values = published.slice();
    this.observed = new MoranBuffers(published.length);
    this.moran = moran(this.values, neighbours, this.observed);
    this.#above = new Int32Array(published.length);
    this.#below = new Int32Array(published.length);
    this.#known = new Int32Array(published.length);
  }

  add(values: Float64Array, neighbours: Neighbours, buffers: MoranBuffers): void {
    this.#found.push(moran(values, neighbours, buffers));
    const { lags } = this.observed;
    for (let unit = 0; unit < lags.length; unit += 1) {
      const drawn = buffers.lags[unit]!;
      if (Number.isNaN(drawn)) continue;
      this.#known[unit]! += 1;
      if (drawn >= lags[unit]!) this.#above[unit]! += 1;
      if (drawn <= lags[unit]!) this.#below[unit]! += 1;
    }
  }

  result(): SpatialPart {
    const { node, values, observed } = this;
    const found = this.#found;
    const mean = found.reduce((sum, each) => sum + each, 0) / found.length;
    const squares = found.reduce((sum, each) => sum + (each - mean) ** 2, 0);
    const { lags, deviations, variance } = observed;
    const asHigh = found.filter((each) => each >= this.moran).length;
    return {
      node,
      values,
      moran: this.moran,
      expected: mean,
      sd: Math.sqrt(squares / (found.length - 1)),
      p: Number.isNaN(this.moran) ? Number.NaN : (1 + asHigh) / (1 + found.length),
      count: observed.count,
      lags,
      deviations,
      local: lags.map((lag, unit) => (deviations[unit]! * lag) / variance),
      localP: lags.map((lag, unit) =>
        Number.isNaN(lag)
          ? Number.NaN
          : Math.min(
              1,
              (2 * (1 + Math.min(this.#above[unit]!, this.#below[unit]!))) / (1 + this.#known[unit]!),
            ),
      ),
    };
  }
}

/**
 * Holds the clustering of an index against indices that are built from the same figures in random places:
 * every permutation gives the figures of districts to other districts and those of authorities to other
 * authorities, and builds the index again. What districts share because their county's figure is theirs is
 * then in the comparison too; a permutation of the finished scores would take it for clusters.
 * @param nodes the parts of the index that are looked at
 * @param seed whole number from 0 to 2^53 − 1
 * @see Anselin (1995), Local indicators of spatial association, Geographical Analysis 27, 93–115
 */
export function permutationTest(
  problem: RebuildProblem,
  neighbours: Neighbours,
  nodes: readonly number[],
  { permutations, seed }: { readonly permutations: number; readonly seed: number },
): SpatialPart[] {
  const index = new RebuiltIndex(problem);
  const published = index.published();
  const tallies = nodes.map((node) => new Tally(node, published[node]!, neighbours));
  const districts = new Int32Array(index.units);
  const authorities = new Int32Array(index.authorities);
  const buffers = new MoranBuffers(index.units);
  for (let id = 1; id <= permutations; id += 1) {
    shuffleInto(districts, seed, id, DISTRICTS);
    shuffleInto(authorities, seed, id, AUTHORITIES);
    const values = index.run(districts, authorities);
    for (const tally of tallies) tally.add(values[tally.node]!, neighbours, buffers);
  }
  return tallies.map((tally) => tally.result());
}
