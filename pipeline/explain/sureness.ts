import { perCent } from '../../outputs/formats/numbers.js';
import type { Row } from '../../schemas/table.js';
import type { Against } from './against.js';

/** The group of an area, never without how sure it is. */
export function groupWords({ group, coldspot_probability, hotspot_probability }: Row): string {
  if (typeof coldspot_probability !== 'number' || typeof hotspot_probability !== 'number')
    return `${group} (how sure is not known: no replicates were made)`;
  return `${group} (a hotspot in ${perCent(hotspot_probability)} of the replicates, a coldspot in ${perCent(coldspot_probability)})`;
}

/** The interval of the rank of an area, as one line; none without replicates. */
export function intervalLines({ rank_median, rank_low, rank_high }: Row, replicates: number): string[] {
  if (typeof rank_low !== 'number') return [];
  return [
    `Over ${replicates} replicates of the index its rank is between ${rank_low} and ${rank_high} nine times in ten; the middle one is ${rank_median}.`,
  ];
}

/** Two areas held against each other, in words. */
export function againstLines(
  name: string,
  { area_name, rank, ahead, behind, level, replicates }: Against,
): string[] {
  if (ahead === null || behind === null || level === null)
    return [
      `${name} and ${area_name} cannot be compared: there is no replicate in which both have a rank.`,
      '',
    ];
  return [
    `Against ${area_name} (rank ${rank ?? 'none'}): ${name} is ahead in ${perCent(ahead)} of ${replicates} replicates, behind in ${perCent(behind)}, level in ${perCent(level)}.`,
    '',
  ];
}
