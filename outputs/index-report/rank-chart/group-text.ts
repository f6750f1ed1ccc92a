import { chance, ownProbability } from '../certainty.js';
import type { RankRow } from '../rank-chart.js';

const GROUP_WORDS: Readonly<Record<string, string>> = { hotspot: 'Hotspot', coldspot: 'Coldspot' };

/** As in `Hotspot 98%`; nothing for what is in neither end. */
export function groupText(row: RankRow): string {
  const word = GROUP_WORDS[row.group ?? ''];
  return word === undefined ? '' : `${word} ${chance(ownProbability(row))}`;
}
