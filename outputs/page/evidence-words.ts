import type { EvidenceLevel } from '../../schemas/evidence.js';
import type { ValidityRow } from '../../schemas/release/validity-tables.js';
import { correlationText } from '../formats/numbers.js';

/* What the comparisons with others’ figures are about, and can show: for the terminal and pages alike. */

const LEVELS: Readonly<Record<EvidenceLevel, string>> = {
  itl2: 'Measured mobility, by the region where people grew up; scores are means of the districts of a region, weighted by people.',
  state_of_the_nation:
    'Composite indices of State of the Nation 2025, by its areas; scores are means of their districts, weighted by people.',
  district: 'Other indices, by district.',
};

/** What figures of a kind of place are, in a sentence. */
export const levelWords = (level: EvidenceLevel): string => LEVELS[level];

/** What the comparisons can and cannot show. */
export const CANNOT_SHOW = [
  'This is evidence and not proof.',
  'The regions are few and unlike, so that the limits are wide, and a single region can move a correlation.',
  'The people whose mobility was measured were 25 to 64 in 2018 to 2022: they grew up between the 1950s and the 2010s, and many have moved since.',
  'The index describes places today, so that a close correlation says that places which differ today differed then, and not that one makes the other.',
  'What holds of regions need not hold of the districts in them.',
  'Others’ indices share figures with this one, and agreeing with them does not make either right.',
] as const;

/** As in `0.68 (0.46 to 0.79)`; a dash where there is no correlation. */
export function withLimits({ spearman, lower, upper }: Pick<ValidityRow, 'spearman' | 'lower' | 'upper'>) {
  if (spearman === null) return '–';
  const limits =
    lower === null || upper === null ? '' : ` (${correlationText(lower)} to ${correlationText(upper)})`;
  return `${correlationText(spearman)}${limits}`;
}
