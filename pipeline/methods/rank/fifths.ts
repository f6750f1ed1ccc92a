import { COLDSPOT, groupsOfRanks, HOTSPOT, MIDDLE } from './groups.js';

/** The group of a unit, and its fifth; null without a rank. */
export interface Standing {
  readonly group: 'hotspot' | 'middle' | 'coldspot' | null;
  readonly fifth: number | null;
}

const NOWHERE: Standing = { group: null, fifth: null };
const HOT: Standing = { group: 'hotspot', fifth: 1 };
const COLD: Standing = { group: 'coldspot', fifth: 5 };

/**
 * Hotspots, coldspots and fifths as in the editions: fifth 1 holds the hotspots and 5 the coldspots, and the ranks between
 * are cut in three as evenly as can be.
 * @param ranks 1 the best; 0 for a unit without one
 */
export function standings(ranks: Int32Array, share: number, tolerance: number): Standing[] {
  const groups = groupsOfRanks(ranks, share, tolerance);
  const count = (wanted: number) => groups.reduce((sum, group) => sum + (group === wanted ? 1 : 0), 0);
  const [hot, middle] = [count(HOTSPOT), count(MIDDLE)];
  const between = (rank: number): number => {
    const place = rank - hot;
    if (place <= Math.round(middle / 3)) return 2;
    return place <= Math.round((2 * middle) / 3) ? 3 : 4;
  };
  return Array.from(groups, (group, unit) => {
    if (group === HOTSPOT) return HOT;
    if (group === COLDSPOT) return COLD;
    return group === MIDDLE ? { group: 'middle', fifth: between(ranks[unit]!) } : NOWHERE;
  });
}
