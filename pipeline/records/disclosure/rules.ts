import type { AreaLevel } from '../estimate/area-estimate.js';
import type { Family } from './families.js';

/** Why a figure is withheld, in the order in which the rules are tried. */
export const RULES = [
  'threshold',
  'dominance',
  'median_sides',
  'substituted_share',
  'previous',
  'complementary',
] as const;
export type Rule = (typeof RULES)[number];

/** One withheld family of one area, as it stands in `suppression.csv`. */
export interface SuppressionRow {
  readonly area_code: string;
  readonly area_name: string;
  readonly level: AreaLevel;
  readonly family: Family;
  readonly rule: Rule;
  readonly explanation: string;
}

/** In plain words and without a number, for any number here would narrow down what is withheld. */
export const EXPLANATIONS: Readonly<Record<Rule, string>> = {
  threshold: 'Too few people stand behind the figures.',
  dominance: 'One person holds more than half of a total that the figures rest on.',
  median_sides: 'Too few people earn less, or too few earn more, than the median.',
  substituted_share:
    'Too much of the split would rest on national means, for want of the same qualifications at the top.',
  previous:
    'Set beside an earlier output, the figures would tell of few people, or of figures withheld there.',
  complementary: 'Published totals less the other areas would tell figures that are withheld elsewhere.',
};
