import { AGGREGATIONS } from '../aggregate/aggregate.js';
import { AggregateBuffers } from '../aggregate/buffers.js';
import type { Structure, StructureNode } from '../structure/structure.js';
import { type Treated, treat } from '../treat/treat.js';
import type { Chain } from './chain.js';
import { type ChainMethod, treatingOf } from './method.js';

/** A node with a treatment: its values before, and what was done. */
export interface TreatmentRecord {
  readonly node: StructureNode;
  readonly before: Float64Array;
  readonly treated: Treated;
}

/** Computes the values of an aggregate before treatment again: the chain only keeps those after it. */
function aggregateAgain({ levels, tolerance }: ChainMethod, chain: Chain, node: StructureNode): Float64Array {
  const { aggregate = 'arithmetic_mean', minimum_weight_share = 0 } = levels[node.level - 1]!;
  const parts = node.children.map((child) => chain.values[child]!);
  const out = new Float64Array(parts[0]!.length);
  const weights = Float64Array.from(node.children, (child) => chain.weights[child]!);
  // parts that are aggregates tie within the tolerance, as in the chain
  const ties = node.level > 2 ? tolerance : 0;
  const buffers = new AggregateBuffers(out.length);
  AGGREGATIONS[aggregate](out, parts, weights, minimum_weight_share - tolerance, buffers, ties);
  return out;
}

/**
 * What a run of a chain did to outliers, for each node that has a treatment, in the order of the structure.
 * @param figures those that the chain was run with, one column for each indicator
 */
export const treatmentRecords = (
  { nodes }: Structure,
  method: ChainMethod,
  chain: Chain,
  figures: readonly Float64Array[],
): TreatmentRecord[] =>
  nodes.flatMap((node, i) => {
    const treating = treatingOf(method.levels[node.level - 1]!, node.code);
    if (treating === null) return [];
    const before = figures[i] ?? aggregateAgain(method, chain, node);
    return [{ node, before, treated: treat(before, treating) }];
  });

const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** A record as a row of the published table `treatment`. */
export function treatmentRow({ node, treated }: TreatmentRecord, levels: readonly string[]) {
  const { before, after, treatment, changes, passed } = treated;
  return {
    level: levels[node.level - 1] ?? '',
    code: node.code,
    n: before.count,
    skew_before: orNull(before.skew),
    kurt_before: orNull(before.kurt),
    skew_after: orNull(after.skew),
    kurt_after: orNull(after.kurt),
    treatment,
    points: treatment === 'winsorise' ? changes.length : 0,
    passed,
  };
}
