import { describe, expect, it } from 'vitest';
import type { ContextRow } from '../../../pipeline/geography/lookup-tables.js';
import {
  dfeNeighbours,
  districtNeighbours,
  nearestDistricts,
  neighboursAmong,
  SUBJECTS,
  TOO_SMALL,
} from '../../../pipeline/geography/neighbours.js';
import { readRegisters } from '../../../pipeline/geography/registers.js';
import { district, registerOf } from './old-register.js';

const registers = readRegisters();

const context = (area_code: string, more: Partial<ContextRow> = {}): ContextRow => ({
  area_code,
  income: 0.1,
  employment: 0.1,
  crime: 0,
  barriers: 20,
  living_environment: 20,
  income_deprived: 10_000,
  rural_urban: 'UUN',
  cells: 'made-up.csv#2',
  ...more,
});

describe('the nearest districts', () => {
  it('give six subjects the same weight, of which income and employment share one', () => {
    expect(SUBJECTS.map(({ weight }) => Math.round(weight * 12))).toEqual([1, 1, 2, 2, 2, 2, 2]);
  });

  it('are as far apart as the one subject in which they differ says', () => {
    const rows = nearestDistricts([
      context('E06000001', { crime: 0 }),
      context('E06000002', { crime: 1 }),
      context('E06000003', { crime: 3 }),
    ]);
    // standard deviation of 0, 1, 3 is √(7/3); a sixth of the weight
    const of = (difference: number) => Number((difference / Math.sqrt(7 / 3) / Math.sqrt(6)).toFixed(4));
    expect(rows.filter((row) => row.area_code === 'E06000002')).toEqual([
      { area_code: 'E06000002', position: 1, neighbour_code: 'E06000001', distance: of(1) },
      { area_code: 'E06000002', position: 2, neighbour_code: 'E06000003', distance: of(2) },
    ]);
  });

  it('compare populations by ratio, and count half a step for being further from a city', () => {
    const people = nearestDistricts([
      context('E06000001', { income_deprived: 1000 }),
      context('E06000002', { income_deprived: 2000 }),
      context('E06000003', { income_deprived: 4000 }),
    ]).filter((row) => row.area_code === 'E06000002');
    expect(people[0]?.distance).toBe(people[1]?.distance);
    const rural = nearestDistricts([
      context('E06000001', { rural_urban: 'UUN' }),
      context('E06000002', { rural_urban: 'UUF' }),
      context('E06000003', { rural_urban: 'UIN' }),
    ]).filter((row) => row.area_code === 'E06000002');
    expect(rural.map((row) => [row.neighbour_code, row.distance])).toEqual([
      ['E06000001', rural[1]?.distance],
      ['E06000003', rural[0]?.distance],
    ]);
  });

  it('put equally near districts in order of code, and never a place that is too small', () => {
    const rows = nearestDistricts(
      ['E06000053', 'E06000003', 'E06000002', 'E06000001'].map((code) => context(code)),
    );
    expect(rows.filter((row) => row.area_code === 'E06000001').map((row) => row.neighbour_code)).toEqual([
      'E06000002',
      'E06000003',
    ]);
    expect(rows.filter((row) => row.area_code === 'E06000053')).toHaveLength(3);
    expect(rows.some((row) => TOO_SMALL.has(row.neighbour_code))).toBe(false);
  });
});

describe('the neighbours of an area of today', () => {
  const past = registerOf([
    district('E06000901', 'Eastmere', {
      end: 2020,
      became: 'E06000904',
      rule: 'merger',
      successors: 'E06000904',
    }),
    district('E06000902', 'Westmere', {
      end: 2020,
      became: 'E06000904',
      rule: 'merger',
      successors: 'E06000904',
    }),
    district('E06000903', 'Wold', {
      end: 2020,
      became: 'E06000905;E06000906',
      rule: 'split',
      successors: 'E06000905;E06000906',
    }),
    district('E06000904', 'Mere'),
    district('E06000905', 'Upper Wold'),
    district('E06000906', 'Lower Wold'),
    district('E06000907', 'Beck', {
      end: 2021,
      became: 'E06000908',
      rule: 'recode',
      successors: 'E06000908',
    }),
    district('E06000908', 'Beck'),
  ]);
  const rowsOf = (area_code: string, ...codes: string[]) =>
    codes.map((neighbour_code, i) => ({ area_code, position: i + 1, neighbour_code, distance: i / 10 }));

  it('are what took the place of codes that have ended, each once, with the code that was named', () => {
    const rows = rowsOf('E06000905', 'E06000901', 'E06000902', 'E06000906', 'E06000907');
    expect(neighboursAmong(rows, past)('E06000905')).toEqual({
      neighbours: [
        {
          code: 'E06000904',
          name: 'Mere',
          position: 1,
          distance: 0,
          closeness: null,
          formerly: { code: 'E06000901', name: 'Eastmere' },
        },
        { code: 'E06000906', name: 'Lower Wold', position: 3, distance: 0.2, closeness: null },
        {
          code: 'E06000908',
          name: 'Beck',
          position: 4,
          distance: 0.3,
          closeness: null,
          formerly: { code: 'E06000907', name: 'Beck' },
        },
      ],
      dropped: [{ code: 'E06000902', position: 2, why: 'merged' }],
    });
  });

  it('leave out, with the reason, what was shared out, what is the area itself and what nobody knows', () => {
    const rows = rowsOf('E06000904', 'E06000903', 'E06000901', 'E06000999', 'E06000905');
    const { neighbours, dropped } = neighboursAmong(rows, past)('E06000904');
    expect(neighbours.map(({ code, position }) => [code, position])).toEqual([['E06000905', 4]]);
    expect(dropped).toEqual([
      { code: 'E06000903', position: 1, why: 'ended' },
      { code: 'E06000901', position: 2, why: 'merged' },
      { code: 'E06000999', position: 3, why: 'unknown' },
    ]);
  });

  it('are those of its former code where that was the same area, and not those of a part of it', () => {
    const rows = [...rowsOf('E06000907', 'E06000904'), ...rowsOf('E06000901', 'E06000905')];
    expect(neighboursAmong(rows, past)('E06000908').neighbours.map(({ code }) => code)).toEqual([
      'E06000904',
    ]);
    expect(neighboursAmong(rows, past)('E06000904')).toEqual({ neighbours: [], dropped: [] });
    expect(neighboursAmong(rows, past)('E06000999')).toEqual({ neighbours: [], dropped: [] });
  });
});

describe('the shipped neighbours', () => {
  const districts = districtNeighbours(registers);
  const authorities = dfeNeighbours(registers);
  const today = [...registers.values()].filter(({ code, end }) => /^E0/.test(code) && end === null);

  it('are ten for every district of today, none of them dropped, nearest first', () => {
    expect(today).toHaveLength(296);
    for (const { code } of today) {
      const { neighbours, dropped } = districts(code);
      expect([code, neighbours.length, dropped]).toEqual([code, 10, []]);
      expect(neighbours.every((each, i) => i === 0 || each.distance! >= neighbours[i - 1]!.distance!)).toBe(
        true,
      );
      expect(neighbours.every((each) => registers.get(each.code)?.end === null && each.code !== code)).toBe(
        true,
      );
    }
  });

  it('of the City of London and the Isles of Scilly are far away, and these are nobody’s', () => {
    for (const code of ['E09000001', 'E06000053'])
      expect(districts(code).neighbours[0]?.distance).toBeGreaterThan(2);
    for (const { code } of today)
      expect(districts(code).neighbours.filter((each) => TOO_SMALL.has(each.code))).toEqual([]);
  });

  it('of North Norfolk begin with the Forest of Dean; of Sheffield, chosen under its former code, are found', () => {
    expect(districts('E07000147').neighbours[0]).toEqual({
      code: 'E07000080',
      name: 'Forest of Dean',
      position: 1,
      distance: 0.2795,
      closeness: null,
    });
    expect(districts('E08000039').neighbours).toHaveLength(10);
  });

  it('by the department are ten for every upper tier of today, with its words', () => {
    const upper = [...registers.values()].filter(
      ({ code, tier, end }) => code.startsWith('E') && tier !== 'lower_tier' && end === null,
    );
    expect(upper).toHaveLength(153);
    for (const { code } of upper) {
      const { neighbours, dropped } = authorities(code);
      expect([code, neighbours.length, dropped]).toEqual([code, 10, []]);
    }
    expect(authorities('E09000002').neighbours[0]).toMatchObject({
      name: 'Enfield',
      distance: null,
      closeness: 'Close',
    });
  });
});
