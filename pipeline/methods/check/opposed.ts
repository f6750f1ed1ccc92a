import type { Structure } from '../structure/structure.js';
import { pearson } from './correlation.js';

export interface Opposed {
  readonly code: string;
  /** The parent, or an aggregate above it. */
  readonly against: string;
  readonly levels_above: number;
  /** Pearson's correlation, below the limit. */
  readonly correlation: number;
}

/**
 * Indicators and aggregates that run against an aggregate that they are part of: their correlation with the
 * parent, or with any aggregate above it, is below the limit. Pairs with too few units in common are left
 * out.
 * @param columnOf the normalised values of a code, higher is better
 * @param limit 0 by default; slightly above, it also lists those with almost no influence
 * @see OECD/JRC (2008), Handbook, step 4
 */
export function opposed(
  structure: Structure,
  columnOf: (code: string) => Float64Array,
  limit = 0,
): readonly Opposed[] {
  const found: Opposed[] = [];
  for (const node of structure.nodes) {
    let above = structure.nodes[node.parent];
    for (let levels_above = 1; above !== undefined; levels_above += 1) {
      const correlation = pearson(columnOf(node.code), columnOf(above.code));
      if (correlation < limit)
        found.push({ code: node.code, against: above.code, levels_above, correlation });
      above = structure.nodes[above.parent];
    }
  }
  return found;
}
