import { counted, perCent } from '../../outputs/formats/numbers.js';
import type { Row } from '../../schemas/table.js';
import type { Against } from './against.js';

/** The group of an area, with how sure it is. */
export function groupWords({ group, coldspot_probability: cold, hotspot_probability: hot }: Row): string {
  const words = group === 'middle' ? 'neither a hotspot nor a coldspot' : `a ${group}`;
  if (typeof cold !== 'number' || typeof hot !== 'number')
    return `${words} (no replicates were made, so how sure that is is not known)`;
  const [coldShare, hotShare] = [perCent(cold), perCent(hot)];
  if (group === 'hotspot') return `${words} (in ${hotShare} of the replicates; a coldspot in ${coldShare})`;
  if (group === 'coldspot') return `${words} (in ${coldShare} of the replicates; a hotspot in ${hotShare})`;
  return `${words} (a hotspot in ${hotShare} of the replicates, a coldspot in ${coldShare})`;
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
    `With figures alone drawn within their error, as for these shares, its rank is between ${rank_low_figures} and ${rank_high_figures} in nine of ten.`,
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
  // Whole per cents that do not add up to a hundred are printed with a decimal.
  const whole = [ahead, behind, level].reduce((sum, share) => sum + Math.round(share * 100), 0);
  const share = (of: number) => perCent(of, whole === 100 ? 0 : 1);
  return [
    `Compared with ${area_name} (rank ${rank ?? 'none'}): ${name} is ahead in ${share(ahead)} of ${counted(replicates, 'replicate')}, behind in ${share(behind)}, level in ${share(level)}.`,
  ];
}
