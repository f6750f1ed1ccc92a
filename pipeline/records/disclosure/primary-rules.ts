import type { AreaEstimate } from '../estimate/area-estimate.js';
import { type Adding, type Additive, addingOf } from './families.js';
import type { Rule } from './rules.js';

/** Above this share of a group's total, one person's earnings could be told from it. */
export const LARGEST_SHARE = 0.5;

/** Above this share of the bottom fifth, the split rests too much on national means. */
export const SUBSTITUTED_SHARE = 0.1;

/**
 * Whether the figures of an additive family tell too much by themselves: a group of fewer people than the
 * threshold, or one in which one person has more than half of the total. A group of nobody tells of nobody.
 */
export function primaryRule(estimate: AreaEstimate, family: Additive, threshold: number): Rule | null {
  const groups = addingOf(estimate, family).filter(({ n }) => n > 0);
  if (groups.some(({ n }) => n < threshold)) return 'threshold';
  return groups.some(({ largest_share }) => largest_share > LARGEST_SHARE) ? 'dominance' : null;
}

/** A median of few people on either side is close to one person's earnings. */
export function medianRule({ disadvantaged }: AreaEstimate, threshold: number): Rule | null {
  const { below_median, above_median } = disadvantaged;
  return Math.min(below_median, above_median) < threshold ? 'median_sides' : null;
}

/** A matter of soundness, not of secrecy: what it withholds needs no protection by further withholding. */
export const splitRule = ({ substituted_share }: AreaEstimate): Rule | null =>
  substituted_share > SUBSTITUTED_SHARE ? 'substituted_share' : null;

/**
 * Whether several groups, known only together, are enough people and not one person's. Where the mean of each
 * is known their totals are; elsewhere people are taken to earn alike, so that totals are as counts.
 */
export function safeTogether(groups: readonly Adding[], threshold: number): boolean {
  const people = groups.reduce((sum, { n }) => sum + n, 0);
  const known = groups.every(({ mean }) => mean !== null);
  const totals = groups.map(({ n, mean }) => n * (known ? (mean ?? 0) : 1));
  const total = totals.reduce((sum, own) => sum + own, 0);
  const largest = Math.max(...groups.map(({ largest_share }, i) => largest_share * (totals[i] ?? 0)));
  return people >= threshold && largest <= LARGEST_SHARE * total;
}
