import { describe, expect, test } from 'vitest';
import { placedAreas } from '../../../pipeline/areas/place.js';
import { readRegisters } from '../../../pipeline/geography/registers.js';
import { areaPart } from '../../../schemas/release/area-parts.js';
import type { Row } from '../../../schemas/table.js';

const row = (area_code: string, area_name: string, changes: Row = {}): Row => ({
  area_code,
  area_name,
  upper_tier_code: area_code,
  upper_tier_name: area_name,
  region_code: 'E12000006',
  region_name: 'East of England',
  combined_authority_code: null,
  combined_authority_name: null,
  ...changes,
});
const norfolk = { upper_tier_code: 'E10000020', upper_tier_name: 'Norfolk' };
const placed = (rows: readonly Row[], edition = 'england-2026') =>
  placedAreas(rows, readRegisters(), { edition, subject: 'social mobility' });
const downloads = (rows: readonly Row[], edition?: string) =>
  placed(rows, edition).map(({ area }) => area.download_name);

describe('the areas that have files', () => {
  test('are those of the edition, then counties, regions and combined authorities, by code', () => {
    const tees = { combined_authority_code: 'E47000006', combined_authority_name: 'Tees Valley' };
    const areas = placed([
      row('E07000147', 'North Norfolk', norfolk),
      row('E07000148', 'Norwich', norfolk),
      row('E06000001', 'Hartlepool', { ...tees, region_code: 'E12000001', region_name: 'North East' }),
    ]);
    expect(areas.map(({ area, members }) => [area.code, area.level, members.length])).toEqual([
      ['E06000001', 'single_tier', 0],
      ['E07000147', 'district', 0],
      ['E07000148', 'district', 0],
      ['E10000020', 'county', 2],
      ['E12000001', 'region', 1],
      ['E12000006', 'region', 2],
      ['E47000006', 'combined_authority', 1],
    ]);
    for (const { area } of areas) areaPart.parse(area);
    const [hartlepool, north] = areas.map(({ area }) => area);
    expect(hartlepool?.combined_authority).toEqual({ code: 'E47000006', name: 'Tees Valley' });
    expect(north).toMatchObject({ upper_tier: { name: 'Norfolk' }, region: { code: 'E12000006' } });
  });

  test('a county is in a region; a region and a combined authority are in nothing', () => {
    const [, county, region] = placed([row('E07000147', 'North Norfolk', norfolk)]);
    expect(county?.area).toMatchObject({ upper_tier: null, region: { code: 'E12000006' } });
    expect(region?.area).toMatchObject({ upper_tier: null, region: null, combined_authority: null });
  });

  test('have the other names of the register, and those of larger areas', () => {
    const [redcar, east] = placed([row('E06000003', 'Redcar and Cleveland')]);
    expect(redcar?.area.other_names).toEqual(['Langbaurgh', 'Langbaurgh-on-Tees']);
    expect(east?.area.other_names).toContain('East Anglia');
  });

  test('an area whose region is its country has no region, and the country no file', () => {
    const place = { region_code: 'W92000004', region_name: 'Wales' };
    expect(placed([row('W06000001', 'Isle of Anglesey', place)]).map(({ area }) => area.region)).toEqual([
      null,
    ]);
  });

  test('nothing has files where the edition has no areas', () => expect(placed([])).toEqual([]));
});

describe('the name of a download', () => {
  test.each([
    ['King’s Lynn and West Norfolk', 'kings-lynn-and-west-norfolk'],
    ["King's Lynn", 'kings-lynn'],
    ['Bristol, City of', 'bristol-city-of'],
    ['Ynys Môn', 'ynys-mon'],
    ['Sir Fynwy – Tŷ Ŵyr', 'sir-fynwy-ty-wyr'],
    ['Ærø/Łódź', 'r-odz'],
    ['A'.repeat(80), 'a'.repeat(80)],
  ])('%s is %s', (name, slug) => {
    const [found] = downloads([row('E06000001', name)]);
    expect(found).toBe(`${slug}-social-mobility-2026`);
  });

  test('has the code where two areas have one name, or where no letter is left', () => {
    const both = [row('E06000001', 'Newport', norfolk), row('E06000002', 'Newport!', norfolk)];
    expect(downloads(both).slice(0, 2)).toEqual([
      'newport-e06000001-social-mobility-2026',
      'newport-e06000002-social-mobility-2026',
    ]);
    expect(downloads([row('E06000001', '東京')])[0]).toBe('e06000001-social-mobility-2026');
  });

  test('ends in the edition from its year on, or in its whole name', () => {
    const rows = [row('E06000001', 'Hartlepool')];
    expect(downloads(rows, 'england-2026-method-1')[0]).toBe('hartlepool-social-mobility-2026-method-1');
    expect(downloads(rows, 'my-edition')[0]).toBe('hartlepool-social-mobility-my-edition');
  });
});
