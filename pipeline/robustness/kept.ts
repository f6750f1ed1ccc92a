import type { Structure } from '../methods/structure/structure.js';

/**
 * The nodes whose ranks every replicate keeps: the index, then its two faces where it has exactly two parts,
 * each made of aggregates.
 */
export function keptNodes({ nodes }: Structure): number[] {
  const index = nodes.length - 1;
  const parts = nodes[index]!.children;
  return parts.length === 2 && parts.every((part) => nodes[part]!.level > 2) ? [index, ...parts] : [index];
}

/** Ranks of replicates, one array for each kept node, replicate by replicate; 0 where a unit has none. */
export interface KeptRanks {
  /** With figures and choices drawn. */
  readonly drawn: readonly Int32Array[];
  /** With figures alone drawn and the method as it is; empty where no figure has an error to draw. */
  readonly figures: readonly Int32Array[];
}

/** The part of some ranks that belongs to the replicates `from` to `to`, where the first is `first`. */
export function slicesOf(
  ranks: KeptRanks,
  units: number,
  first: number,
  from: number,
  to: number,
): KeptRanks {
  const slice = (all: Int32Array) => all.subarray((from - first) * units, (to - first + 1) * units);
  return { drawn: ranks.drawn.map(slice), figures: ranks.figures.map(slice) };
}
