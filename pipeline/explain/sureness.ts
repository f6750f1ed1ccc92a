import { counted, perCent } from '../../outputs/formats/numbers.js';
import type { Row } from '../../schemas/table.js';
import type { Against } from './against.js';

const FIFTH_WORDS = ['', 'best', 'second', 'middle', 'fourth', 'worst'];

/** The fifth of an area in words: `the fourth fifth from the best`. */
export const fifthWords = (fifth: unknown): string => `the ${FIFTH_WORDS[Number(fifth)] ?? '–'} fifth`;

/** The group of an area, with how sure it is. */
export function groupWords({ group, coldspot_probability, hotspot_probability }: Row): string {
  if (typeof coldspot_probability !== 'number' || typeof hotspot_probability !== 'number')
    return `${group} (no replicates were made, so its probability is unknown)`;
  return `${group} (a hotspot in ${perCent(hotspot_probability)} of the replicates, a coldspot in ${perCent(coldspot_probability)})`;
}

/** The interval of the rank of an area, as one line; no line without replicates. */
export function intervalLines({ rank_median, rank_low, rank_high }: Row, replicates: number): string[] {
  if (typeof rank_low !== 'number') return [];
  return [
    `In nine of ten of the ${counted(replicates, 'replicate')} its rank is between ${rank_low} and ${rank_high}; the median is ${rank_median}.`,
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
