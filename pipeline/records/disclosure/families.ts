import type { AreaEstimate, Measure } from '../estimate/area-estimate.js';

/** Families of figures that are published or withheld together. */
export const FAMILIES = ['earnings', 'median', 'gap', 'split'] as const;
export type Family = (typeof FAMILIES)[number];

/**
 * The families whose figures come from counts and sums over people, which add up over areas and so can be
 * recovered by subtraction. The median is published only with earnings, and the split only with the gap (its
 * parts add up to it).
 */
export const ADDITIVE = ['earnings', 'gap'] as const;
export type Additive = (typeof ADDITIVE)[number];

/** Groups of people whose counts and sums a reader is assumed to know wherever the family is published. */
export const GROUPS = {
  earnings: ['disadvantaged'],
  gap: ['bottom', 'top', 'line'],
} as const satisfies Record<Additive, readonly (keyof AreaEstimate)[]>;
export type Group = (typeof GROUPS)[Additive][number];

/**
 * The measures of each family in the release. Shrunken values, weights and standard errors go with their
 * measure.
 */
export const MEASURES_OF = {
  earnings: ['earnings_mean'],
  median: ['earnings_median'],
  gap: ['gap', 'gap_slope'],
  split: ['explained', 'unexplained'],
} as const satisfies Record<Family, readonly Measure[]>;

/** Whether an area has any figure of the family, before disclosure control. */
export const hasFigures = (estimate: AreaEstimate, family: Family): boolean =>
  MEASURES_OF[family].some((measure) => estimate.measures[measure] !== null);

/** A group of people whose earnings add up, with their mean in annual pounds where it is known. */
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
