import { describe, expect, test } from 'vitest';
import { readRegisters } from '../../../pipeline/geography/registers.js';
import { matchAreas, predecessorRows, regionRows, regionsOf } from '../../../pipeline/reproduce/areas.js';
import type { SuiteScores } from '../../../pipeline/reproduce/score-suite.js';
import { refusal } from '../../fixtures/refusal.js';

const registers = readRegisters();
const columns = (codes: readonly string[]) => ({ codes, firstRow: 4, numbers: new Map(), texts: new Map() });

/** Units in the order of their ranks, the last of them without one; the best is a hotspot. */
function scoresOf(names: readonly string[]): SuiteScores {
  const ranks = Int32Array.from(names, (_, i) => (i === names.length - 1 ? 0 : i + 1));
  const groups = Array.from(ranks, (rank) => ({
    group: rank === 0 ? null : rank === 1 ? ('hotspot' as const) : ('coldspot' as const),
    fifth: null,
  }));
  return { index: { name: 'overall' }, codes: names, names, ranks, groups } as unknown as SuiteScores;
}

const NAMES = ['St. Helens', 'Carlisle', 'Kingston upon Hull', 'West Somerset', 'Shepway'];

describe('units that are districts', () => {
  test('have the codes of their year, also under names that changed since', () => {
    const { codes } = matchAreas(registers, columns(NAMES), 2016);
    expect([...codes.values()]).toEqual(['E08000013', 'E07000028', 'E06000010', 'E07000191', 'E07000112']);
  });

  test.each([
    ['a name that is none', ['Carlisle', 'Camelot'], '"Camelot"', 'row 5'],
    ['a district of a later year', ['Carlisle', 'Cumberland'], 'Cumberland', 'row 5'],
    ['a district that comes twice', ['Carlisle', 'City of Carlisle'], 'Carlisle', '5'],
  ])('are refused for %s, with the row', async (_, names, ...said) => {
    const error = await refusal(() => matchAreas(registers, columns(names), 2016));
    expect(error.code).toBe('area-unknown');
    for (const word of said) expect(error.message).toContain(word);
  });

  test('are counted by region, without those that have no rank', () => {
    const matched = matchAreas(registers, columns(NAMES), 2016);
    const scores = scoresOf(NAMES);
    expect(regionRows(scores, regionsOf(registers, matched, NAMES))).toEqual([
      { index: 'overall', region: 'North West', districts: 2, hotspots: 1, coldspots: 1, mean_rank: 1.5 },
      { index: 'overall', region: 'South West', districts: 1, hotspots: 0, coldspots: 1, mean_rank: 4 },
      {
        ...{ index: 'overall', region: 'Yorkshire and The Humber', districts: 1 },
        ...{ hotspots: 0, coldspots: 1, mean_rank: 3 },
      },
    ]);
  });

  test('are predecessors of the districts of today, each with its own rank', () => {
    const matched = matchAreas(registers, columns(NAMES), 2016);
    const rows = predecessorRows(registers, matched, scoresOf(NAMES));
    const of = (name: string) =>
      rows
        .filter(({ area_name }) => area_name === name)
        .map(({ predecessor_name, predecessors, rank }) => [predecessor_name, predecessors, rank]);
    // Carlisle was ranked; the two others that became Cumberland were not.
    expect(of('Cumberland')).toEqual([
      ['Allerdale', 3, null],
      ['Carlisle', 3, 2],
      ['Copeland', 3, null],
    ]);
    expect(of('St. Helens')).toEqual([['St. Helens', 1, 1]]);
    // Every district of today is there, whether it was ranked or not.
    expect(new Set(rows.map(({ area_code }) => area_code)).size).toBe(296);
    // 326 districts of 2016: none is lost on the way.
    expect(new Set(rows.map(({ predecessor_code }) => predecessor_code)).size).toBe(326);
  });
});
