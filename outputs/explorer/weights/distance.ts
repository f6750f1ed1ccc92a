import { spearman } from '../../../pipeline/methods/check/correlation.js';
import type { Standing } from './standing.js';

/** How far one ranking lies from another of the same areas. */
export interface Distance {
  /** Spearman's rank correlation over the areas that both rank; NaN with fewer than three. */
  readonly rank_correlation: number;
  /** The area that moves furthest, the first of several; null where no area moves. */
  readonly largest: { readonly unit: number; readonly from: number; readonly to: number } | null;
  /** How many areas change group (hotspot, middle, coldspot) … */
  readonly groups_changed: number;
  /** … and how many change fifth. */
  readonly fifths_changed: number;
  /** How many areas both rank. */
  readonly ranked: number;
}

/** How far `other` lies from `published`. */
export function distanceOf(published: Standing, other: Standing): Distance {
  const both = [...published.ranks.keys()].filter((i) => published.ranks[i]! > 0 && other.ranks[i]! > 0);
  const ranksOf = ({ ranks }: Standing) => Float64Array.from(both, (i) => ranks[i]!);
  const moved = (i: number) => Math.abs(other.ranks[i]! - published.ranks[i]!);
  const largest = both.reduce<number | null>(
    (best, i) => (moved(i) > (best === null ? 0 : moved(best)) ? i : best),
    null,
  );
  const changed = (of: 'group' | 'fifth') =>
    published.groups.filter((group, i) => group[of] !== other.groups[i]![of]).length;
  return {
    rank_correlation: spearman(ranksOf(published), ranksOf(other)),
    largest:
      largest === null ? null : { unit: largest, from: published.ranks[largest]!, to: other.ranks[largest]! },
    groups_changed: changed('group'),
    fifths_changed: changed('fifth'),
    ranked: both.length,
  };
}
