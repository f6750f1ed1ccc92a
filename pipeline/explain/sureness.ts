import { counted, perCent } from '../../outputs/formats/numbers.js';
import type { Row } from '../../schemas/table.js';
import type { Against } from './against.js';

const FIFTH_WORDS = ['', 'best', 'second', 'middle', 'fourth', 'worst'];

/** The fifth of an area in words: `the fourth fifth from the best`. */
export const fifthWords = (fifth: unknown): string => `the ${FIFTH_WORDS[Number(fifth)] ?? '–'} fifth`;

/** The group of an area, with how sure it is. */
export function groupWords({
  group,
  coldspot_probability,
  hotspot_probability,
  rank_low_figures,
}: Row): string {
  if (typeof coldspot_probability !== 'number' || typeof hotspot_probability !== 'number')
    return `${group} (no replicates were made, so its probability is unknown)`;
  return `${group} (a hotspot in ${perCent(hotspot_probability)} of the replicates, a coldspot in ${perCent(coldspot_probability)}${rank_low_figures == null ? '' : ', figures alone drawn'})`;
}

/**
 * The intervals of the rank of an area: from figures alone, and from figures and choices. No line without
 * replicates.
 */
export function intervalLines(
  { rank_median, rank_low, rank_high, rank_low_figures, rank_high_figures }: Row,
  replicates: number,
): string[] {
  if (typeof rank_low !== 'number') return [];
  const both = `In nine of ten of the ${counted(replicates, 'replicate')}${typeof rank_low_figures === 'number' ? ' with choices of method drawn too' : ''} its rank is between ${rank_low} and ${rank_high}; the median is ${rank_median}.`;
  if (typeof rank_low_figures !== 'number') return [both];
  return [
    `With figures alone drawn within their error, its rank is between ${rank_low_figures} and ${rank_high_figures} in nine of ten.`,
    both,
  ];
}

/** The comparison of two areas, in words. */
export function againstLines(
  name: string,
  { area_name, rank, ahead, behind, level, replicates }: Against,
): string[] {
  if (ahead === null || behind === null || level === null)
    return [`${name} and ${area_name} cannot be compared: in no replicate do both have a rank.`];
  return [
    `Compared with ${area_name} (rank ${rank ?? 'none'}): ${name} is ahead in ${perCent(ahead)} of ${counted(replicates, 'replicate')}, behind in ${perCent(behind)}, level in ${perCent(level)}.`,
  ];
}
