import type { AreaEstimate, Measure } from '../estimate/area-estimate.js';

/** Figures that leave, or stay, together. */
export const FAMILIES = ['earnings', 'median', 'gap', 'split'] as const;
export type Family = (typeof FAMILIES)[number];

/**
 * The families whose figures rest on counts and sums of people, which add up over areas: what can be
 * recovered by subtraction. The median rests on earnings (it leaves only with them), the split on the gap
 * (its parts add up to it).
 */
export const ADDITIVE = ['earnings', 'gap'] as const;
export type Additive = (typeof ADDITIVE)[number];

/** Groups of people whose counts and sums count as known to a reader wherever the family is published. */
export const GROUPS = {
  earnings: ['disadvantaged'],
  gap: ['bottom', 'top', 'line'],
} as const satisfies Record<Additive, readonly (keyof AreaEstimate)[]>;
export type Group = (typeof GROUPS)[Additive][number];

/**
 * What stands in the release for a family. Shrunken values, weights and standard errors go with their
 * measure.
 */
export const MEASURES_OF = {
  earnings: ['earnings_mean'],
  median: ['earnings_median'],
  gap: ['gap', 'gap_slope'],
  split: ['explained', 'unexplained'],
} as const satisfies Record<Family, readonly Measure[]>;

/** Whether an area has a figure of the family at all, before any is withheld. */
export const hasFigures = (estimate: AreaEstimate, family: Family): boolean =>
  MEASURES_OF[family].some((measure) => estimate.measures[measure] !== null);

/** People whose figures are added up, and their mean where it is known, in annual pounds. */
export interface Adding {
  readonly n: number;
  readonly largest_share: number;
  readonly mean: number | null;
}

/** The groups of an area behind an additive family, in the order of `GROUPS`. */
export function addingOf(estimate: AreaEstimate, family: Additive): readonly Adding[] {
  return GROUPS[family].map((group: Group) => {
    const { n, largest_share } = estimate[group];
    const mean = group === 'disadvantaged' ? (estimate.measures.earnings_mean?.value ?? null) : null;
    return { n, largest_share, mean };
  });
}
