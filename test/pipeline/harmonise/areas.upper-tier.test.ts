import { describe, expect, test } from 'vitest';
import { editionAreas } from '../../../pipeline/harmonise/areas.js';
import { areaRow } from '../../../schemas/area.js';
import areaRegisters from '../../../sources/area-registers.js';
import boundaries from '../../../sources/boundaries.js';
import codeChanges from '../../../sources/code-changes.js';
import { FixtureReader } from '../../fixtures/reader.js';
import { refusal } from '../../fixtures/refusal.js';
import { registered, registers } from './geography.js';

const known = await areaRegisters.read(FixtureReader.of(areaRegisters));
const changes = await codeChanges.read(FixtureReader.of(codeChanges));
const boundaryAreas = await boundaries.read(FixtureReader.of(boundaries));
const asked = (year: number, leftOut: readonly string[] = []) => ({
  country: 'E' as const,
  level: 'upper_tier' as const,
  year,
  exclude: leftOut.map((code) => ({ code, name: 'Left out', reason: 'invented' })),
});

describe('the upper tiers of an edition', () => {
  test('are those of its districts, each once and by code, including districts that are their own', () => {
    const areas = editionAreas(asked(2025, ['E09000901']), known, boundaryAreas, changes);
    const codes = areas.map(({ area_code }) => area_code);
    expect(codes).toEqual([...new Set(codes)].sort());
    expect(codes).toContain('E10000901');
    expect(codes.filter((code) => code.startsWith('E07'))).toEqual([]);
    for (const area of areas) {
      expect(area.upper_tier_code).toBe(area.area_code);
      expect(area.upper_tier_name).toBe(area.area_name);
      expect(areaRow.parse(area)).toEqual(area);
    }
  });

  test('have the name of the county and the region of its districts', () => {
    const vale = editionAreas(asked(2025), known, boundaryAreas, changes).find(
      ({ area_code }) => area_code === 'E10000901',
    );
    expect(vale).toMatchObject({ area_name: 'Valeshire', region_name: 'Upper Vale' });
  });

  test('leave out one that is excluded by code', () => {
    const codes = editionAreas(asked(2025, ['E10000901']), known, boundaryAreas, changes).map(
      (one) => one.area_code,
    );
    expect(codes).not.toContain('E10000901');
    expect(codes.length).toBeGreaterThan(1);
  });
});

describe('an upper tier of several districts', () => {
  const COUNTY = 'E10000001';
  const boundaryArea = (code: string) => ({ code, name: `Name of ${code}`, start: 2000, end: 2100 });
  const of = (
    districts: readonly { readonly code: string; readonly region?: string; readonly joined?: string }[],
    leftOut: readonly string[] = [],
  ) =>
    editionAreas(
      asked(2025, leftOut),
      {
        ...registers(
          ...districts.map(({ code, region, joined }) =>
            registered(code, {
              upperTierCode: COUNTY,
              ...(region === undefined ? {} : { regionCode: region }),
              combinedAuthorityCode: joined ?? '',
            }),
          ),
        ),
        regions: new Map([
          ['E12000901', 'Upper Vale'],
          ['E12000902', 'Lower Vale'],
        ]),
      },
      {
        districts: districts.map(({ code }) => boundaryArea(code)),
        upperTiers: [],
        combinedAuthorities: ['E47000001', 'E47000002'].map(boundaryArea),
      },
      [],
    );
  const FIRST = 'E07000001';
  const SECOND = 'E07000002';

  test('is one area, however many districts it has', () => {
    expect(of([{ code: FIRST }, { code: SECOND }])).toHaveLength(1);
    expect(of([{ code: FIRST }])).toMatchObject([{ area_code: COUNTY, area_name: `Name of ${COUNTY}` }]);
  });

  test('is in a combined authority when all of its districts are, and in none when they differ', () => {
    const [both] = of([
      { code: FIRST, joined: 'E47000001' },
      { code: SECOND, joined: 'E47000001' },
    ]);
    expect(both?.combined_authority_code).toBe('E47000001');
    expect(both?.combined_authority_name).toBe('Name of E47000001');
    for (const joined of ['', 'E47000002']) {
      const [apart] = of([
        { code: FIRST, joined: 'E47000001' },
        { code: SECOND, joined },
      ]);
      expect([apart?.combined_authority_code, apart?.combined_authority_name]).toEqual([null, null]);
    }
  });

  test('whose districts are in two regions is refused by its code', async () => {
    const error = await refusal(() => of([{ code: FIRST }, { code: SECOND, region: 'E12000902' }]));
    expect(error).toMatchObject({ code: 'crosswalk-broken', exit: 4 });
    expect(error.message).toContain(COUNTY);
  });

  test('is kept where one of its districts is left out, and left out where all are', () => {
    expect(of([{ code: FIRST }, { code: SECOND }], [FIRST])).toHaveLength(1);
    expect(of([{ code: FIRST }, { code: SECOND }], [FIRST, SECOND])).toEqual([]);
  });

  test('is not made from no district', () => {
    expect(of([])).toEqual([]);
  });
});
