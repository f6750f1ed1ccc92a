import type { ComparedEdition } from '../../../pipeline/changes/compared.js';
import { rankedKey, type Side } from '../../../pipeline/compare/side.js';

/** A row of a small side: code, rank and, where it has one, its interval. */
export type SmallRow = readonly [code: string, rank: number | null, interval?: readonly [number, number]];

/** A side with ranks alone; scores fall with the rank. */
export function smallSide(name: string, rows: readonly SmallRow[], more: Partial<Side> = {}): Side {
  const about: ComparedEdition = {
    name,
    title: name,
    method_version: '1.0.0',
    from: 'release',
    id: null,
    ranked: rows.filter(([, rank]) => rank !== null).length,
  };
  return {
    about,
    kind: 'index',
    level: 'lower_tier',
    standings: rows.map(([area_code, rank]) => ({
      of: 'index',
      period: '',
      area_code,
      area_name: `Area ${area_code}`,
      score: rank === null ? null : -rank,
      rank,
      group: rank === null ? '' : rank === 1 ? 'hotspot' : 'middle',
    })),
    intervals: new Map(
      rows.flatMap(([code, , interval]) => (interval ? [[rankedKey('index', code), interval] as const] : [])),
    ),
    parts: undefined,
    titles: new Map(),
    ...more,
  };
}
