import { describe, expect, test } from 'vitest';
import { editionAreas } from '../../../pipeline/harmonise/areas.js';
import { areaRow } from '../../../schemas/area.js';
import type { Areas } from '../../../schemas/method/areas.js';
import areaRegisters from '../../../sources/area-registers.js';
import boundaries from '../../../sources/boundaries.js';
import codeChanges, { type CodeChange } from '../../../sources/code-changes.js';
import { FixtureReader } from '../../fixtures/reader.js';
import { refusal } from '../../fixtures/refusal.js';
import { change, registered, registers } from './geography.js';

const known = await areaRegisters.read(FixtureReader.of(areaRegisters));
const changes = await codeChanges.read(FixtureReader.of(codeChanges));
const boundaryAreas = await boundaries.read(FixtureReader.of(boundaries));
const crown = { code: 'E09000901', name: 'Crown "Liberty"', reason: 'invented' };
const asked = (year: number, exclude = [crown]) => ({
  country: 'E' as const,
  level: 'lower_tier' as const,
  year,
  exclude,
});

describe('the areas of an edition', () => {
  test('are the districts of its country in its year, less those left out, by code', () => {
    const codes = (year: number) =>
      editionAreas(asked(year), known, boundaryAreas, changes).map(({ area_code }) => area_code);
    expect(codes(2025)).toEqual(['E06000901', 'E06000902', 'E07000901', 'E07000902', 'E08000902']);
    expect(codes(2022)).toEqual([
      'E06000901',
      'E07000901',
      'E07000902',
      'E07000911',
      'E07000912',
      'E08000901',
    ]);
  });

  test('are of exactly the requested countries', () => {
    const mine = registers(registered('E06000001'), registered('W06000001'), registered('S12000001'));
    const boundaryArea = (code: string) => ({ code, name: code, start: 2000, end: 2100 });
    const shapes = {
      districts: [...mine.districts.keys()].map(boundaryArea),
      upperTiers: [],
      combinedAuthorities: [],
    };
    const codes = (country: Areas['country']) =>
      editionAreas({ ...asked(2025), country }, mine, shapes, []).map(({ area_code }) => area_code);
    expect(codes('W')).toEqual(['W06000001']);
    expect(codes(['W', 'E'])).toEqual(['E06000001', 'W06000001']);
    expect(codes('N')).toEqual([]);
  });

  test('an area is left out only by name', () => {
    const all = editionAreas(asked(2025, []), known, boundaryAreas, changes);
    expect(all.map(({ area_code }) => area_code)).toContain('E09000901');
    expect(all).toHaveLength(6);
  });

  test('have the names of the registers, and match their schema', () => {
    const areas = editionAreas(asked(2025), known, boundaryAreas, changes);
    expect(areas[0]).toMatchObject({
      area_name: 'Northmere',
      upper_tier_code: 'E06000901',
      upper_tier_name: 'Northmere',
    });
    expect(areas[3]).toMatchObject({
      area_name: 'Westvale, Royal Borough of',
      upper_tier_code: 'E10000901',
      upper_tier_name: 'Valeshire',
      region_name: 'Upper Vale',
    });
    for (const area of areas) expect(areaRow.parse(area)).toEqual(area);
  });

  test('a district without a region in the registers is refused by its code', async () => {
    const without = {
      ...known,
      districts: new Map([...known.districts].filter(([code]) => code !== 'E07000901')),
    };
    const error = await refusal(() => editionAreas(asked(2025), without, boundaryAreas, changes));
    expect(error).toMatchObject({ code: 'crosswalk-broken', exit: 4 });
    expect(error.message).toContain('E07000901');
    for (const lacking of [
      { ...known, upperTiers: new Map() },
      { ...known, regions: new Map() },
    ])
      expect(await refusal(() => editionAreas(asked(2025), lacking, boundaryAreas, changes))).toMatchObject({
        code: 'crosswalk-broken',
      });
  });
});

describe('the combined authority of a district', () => {
  const MINE = 'E07000001';
  const COUNTY = 'E10000001';
  const FIRST = 'E47000001';
  const SECOND = 'E47000002';
  const THIRD = 'E47000003';
  const joins = (from: string, to: string, start = 2020): CodeChange => change(from, to, 'new_geo', start);
  const of = (
    registeredCode: string,
    since: readonly CodeChange[],
    currentCodes: readonly string[],
    year = 2025,
  ) => {
    const mine = registers(
      registered(MINE, { upperTierCode: COUNTY, combinedAuthorityCode: registeredCode }),
    );
    const boundaryArea = (code: string) => ({ code, name: `Name of ${code}`, start: 2000, end: 2100 });
    const shapes = {
      districts: [boundaryArea(MINE)],
      upperTiers: [],
      combinedAuthorities: currentCodes.map(boundaryArea),
    };
    return editionAreas(asked(year), mine, shapes, since)[0]?.combined_authority_code;
  };

  test('is that of the register where it still exists', () => expect(of(FIRST, [], [FIRST])).toBe(FIRST));
  test('is null where there is none', () => expect(of('', [], [FIRST])).toBeNull());
  test('is null where it ended without a successor', () => {
    expect(of(FIRST, [change(FIRST, null)], [SECOND])).toBeNull();
    expect(of(FIRST, [], [SECOND])).toBeNull();
  });
  test('is followed through mergers, as from North of Tyne to the North East', () => {
    const merged = [change(FIRST, SECOND, 'merger', 2022), change(SECOND, THIRD, 'merger', 2024)];
    expect(of(FIRST, merged, [THIRD])).toBe(THIRD);
  });
  test('is the one that it has joined since, by itself or with its county', () => {
    expect(of('', [joins(MINE, FIRST)], [FIRST])).toBe(FIRST);
    expect(of('', [joins(COUNTY, FIRST)], [FIRST])).toBe(FIRST);
    expect(of(FIRST, [joins(MINE, SECOND)], [FIRST, SECOND])).toBe(SECOND);
  });
  test('does not include one that it joins after the year of the edition', () => {
    expect(of('', [joins(MINE, FIRST, 2026)], [FIRST])).toBeNull();
  });
  test('refuses circular changes instead of following them for ever', async () => {
    const circle = [change(FIRST, SECOND, 'merger'), change(SECOND, FIRST, 'merger')];
    expect(await refusal(() => of(FIRST, circle, [THIRD]))).toMatchObject({
      code: 'crosswalk-broken',
      exit: 4,
    });
  });
  test('is Greater Mere for Northmere, which moved there from Mere in 2024, in the fixture', () => {
    const codes = [2023, 2024].map((year) => editionAreas(asked(year), known, boundaryAreas, changes)[0]);
    expect(codes.map((area) => area?.combined_authority_code)).toEqual(['E47000901', 'E47000902']);
    expect(codes[1]?.combined_authority_name).toBe('Mere, Greater');
  });
});
