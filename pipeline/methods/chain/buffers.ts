import { AggregateBuffers } from '../aggregate/buffers.js';
import { Moments } from '../moments.js';
import { RankBuffers } from '../normalise/by-rank.js';
import type { Structure } from '../structure/structure.js';

/**
 * The arrays that a chain works in and leaves its results in. Chains of one structure may share them: each
 * run overwrites the results of the run before, of whichever chain, and reads only `factors`.
 */
export class ChainBuffers {
  readonly ranks: Int32Array;
  readonly raw: readonly Float64Array[];
  readonly values: readonly Float64Array[];
  readonly treatments: Uint8Array;
  /** How many units have a value, by node. */
  readonly present: Int32Array;
  readonly weights: Float64Array;
  readonly factors: Float64Array;
  /**
   * How each node was treated and normalised last, and from which state of its figures; empty where that is
   * not known.
   */
  readonly prepared_by: string[];
  readonly prepared_from: Float64Array;
  readonly moments = new Moments();
  readonly aggregation: AggregateBuffers;
  readonly ranking: RankBuffers;

  constructor({ nodes }: Structure, units: number) {
    this.ranks = new Int32Array(units);
    this.raw = nodes.map(() => new Float64Array(units));
    this.values = nodes.map(() => new Float64Array(units));
    this.treatments = new Uint8Array(nodes.length);
    this.present = new Int32Array(nodes.length);
    this.prepared_by = nodes.map(() => '');
    this.prepared_from = new Float64Array(nodes.length);
    this.weights = new Float64Array(nodes.length).fill(1);
    this.factors = new Float64Array(nodes.length).fill(1);
    this.aggregation = new AggregateBuffers(units);
    this.ranking = new RankBuffers(units);
  }

  /**
   * Puts an indicator there that is normalised already, as a run of this structure left it in `values`.
   * @param present how many units have a value
   */
  put(indicator: number, normalised: Float64Array, present: number): void {
    this.values[indicator]!.set(normalised);
    this.present[indicator] = present;
    this.prepared_by[indicator] = '';
  }
}
