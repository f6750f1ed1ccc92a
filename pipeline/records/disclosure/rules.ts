import type { AreaEstimate, AreaLevel } from '../estimate/area-estimate.js';
import { allTheSame } from './all-the-same.js';
import { type Adding, type Additive, addingOf, type Family } from './families.js';
import { LARGEST_SHARE, SUBSTITUTED_SHARE } from './limits.js';
import { type SplitRounding, splitDiscloses } from './unknown-qualification.js';

/** Why a figure is withheld, in the order in which the rules are applied. */
export const RULES = [
  'threshold',
  'dominance',
  'all_the_same',
  'median_sides',
  'substituted_share',
  'unknown_qualification',
  'previous',
  'complementary',
] as const;
export type Rule = (typeof RULES)[number];

/** One withheld family of one area: a row of `private_suppression.csv`, which must not leave. */
export interface SuppressionRow {
  readonly area_code: string;
  readonly area_name: string;
  readonly level: AreaLevel;
  readonly family: Family;
  readonly rule: Rule;
  readonly explanation: string;
}

/** The rules in words, for those inside: together with the rule, they narrow down what is withheld. */
export const EXPLANATIONS: Readonly<Record<Rule, string>> = {
  threshold: 'Too few people stand behind the figures.',
  dominance: 'One person holds more than half of a total that the figures rest on.',
  all_the_same:
    'Everybody, or nearly everybody, in a group earns the same, so the figures say what each earns.',
  median_sides: 'Too few people earn less, or too few earn more, than the median.',
  substituted_share:
    'Too much of the split would rest on national means, for want of the same qualifications at the top.',
  unknown_qualification:
    'Next to the gap of everyone, the split would tell of few people whose qualification is, or is not, known.',
  previous:
    'Set beside an earlier output, the figures would tell of few people, or of figures withheld there.',
  complementary: 'Published totals less the other areas would tell figures that are withheld elsewhere.',
};

/**
 * Whether the figures of an additive family disclose too much by themselves: a group has fewer people than
 * the threshold, one person has more than half of its total, or everyone earns the same. A group without
 * people discloses nobody.
 */
export function primaryRule(estimate: AreaEstimate, family: Additive, threshold: number): Rule | null {
  const groups = addingOf(estimate, family).filter(({ n }) => n > 0);
  if (groups.some(({ n }) => n < threshold)) return 'threshold';
  if (groups.some(({ largest_share }) => largest_share > LARGEST_SHARE)) return 'dominance';
  return allTheSame(estimate, family, threshold) ? 'all_the_same' : null;
}

/** A median of few people on either side is close to one person's earnings. */
export function medianRule({ disadvantaged }: AreaEstimate, threshold: number): Rule | null {
  const { below_median, above_median } = disadvantaged;
  return Math.min(below_median, above_median) < threshold ? 'median_sides' : null;
}

/**
 * The first rule is one of quality. The second keeps few people from being found by subtraction from the gap;
 * the split adds up over no areas, so neither needs complementary suppression.
 */
export function splitRule(estimate: AreaEstimate, rounding: SplitRounding): Rule | null {
  if (estimate.substituted_share > SUBSTITUTED_SHARE) return 'substituted_share';
  return splitDiscloses(estimate, rounding) ? 'unknown_qualification' : null;
}

/**
 * Whether several groups, known only together, have enough people and no dominant person. Where the means of
 * all are known, so are their totals (losses make them smaller); otherwise everyone is assumed to earn the
 * same.
 */
export function safeTogether(groups: readonly Adding[], threshold: number): boolean {
  const people = groups.reduce((sum, { n }) => sum + n, 0);
  const known = groups.every(({ mean }) => mean !== null);
  const totals = groups.map(({ n, mean }) => n * (known ? Math.abs(mean ?? 0) : 1));
  const total = Math.abs(groups.reduce((sum, { n, mean }) => sum + n * (known ? (mean ?? 0) : 1), 0));
  const largest = Math.max(...groups.map(({ largest_share }, i) => largest_share * (totals[i] ?? 0)));
  return people >= threshold && largest <= LARGEST_SHARE * total;
}
