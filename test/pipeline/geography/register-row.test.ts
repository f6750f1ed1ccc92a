import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { readVintages, VINTAGES_FILE } from '../../../outputs/maps/vintages.js';
import { inUse, listed, REGISTER_FILE, type RegisterRow } from '../../../pipeline/geography/register-row.js';
import {
  areasOfToday,
  parseRegisters,
  placeOf,
  readRegisters,
} from '../../../pipeline/geography/registers.js';

const registers = readRegisters();
const rows = [...registers.values()];
const of = (code: string) => registers.get(code) as RegisterRow;

describe('the register of local authorities', () => {
  it.each([
    ['E07000004', 'Aylesbury Vale', 2016, 2019, 'merger', 'E06000060'],
    ['E07000201', 'Forest Heath', 2016, 2018, 'merger', 'E07000245'],
    ['E07000205', 'Suffolk Coastal', 2016, 2018, 'merger', 'E07000244'],
    ['E07000206', 'Waveney', 2016, 2018, 'merger', 'E07000244'],
    ['E07000048', 'Christchurch', 2016, 2018, 'merger', 'E06000058'],
    ['E06000028', 'Bournemouth', 2016, 2018, 'merger', 'E06000058'],
    ['E06000029', 'Poole', 2016, 2018, 'merger', 'E06000058'],
    ['E08000016', 'Barnsley', 2016, 2024, 'recode', 'E08000038'],
    ['E08000019', 'Sheffield', 2016, 2024, 'recode', 'E08000039'],
    ['E08000020', 'Gateshead', null, 2015, 'recode', 'E08000037'],
    ['E06000048', 'Northumberland', null, 2015, 'recode', 'E06000057'],
    ['E07000100', 'St Albans', null, 2015, 'recode', 'E07000240'],
    ['E07000104', 'Welwyn Hatfield', null, 2015, 'recode', 'E07000241'],
    ['E07000097', 'East Hertfordshire', null, 2015, 'recode', 'E07000242'],
    ['E07000101', 'Stevenage', null, 2015, 'recode', 'E07000243'],
    ['E10000002', 'Buckinghamshire', 2016, 2019, 'same_footprint', 'E06000060'],
    ['E10000006', 'Cumbria', 2016, 2022, 'split', 'E06000063;E06000064'],
    ['E10000021', 'Northamptonshire', 2016, 2020, 'split', 'E06000061;E06000062'],
    ['S12000046', 'Glasgow City', 2016, 2018, 'recode', 'S12000049'],
    ['S12000044', 'North Lanarkshire', 2016, 2018, 'recode', 'S12000050'],
    ['S12000015', 'Fife', 2016, 2017, 'recode', 'S12000047'],
    ['S12000024', 'Perth and Kinross', 2016, 2017, 'recode', 'S12000048'],
  ])('has the successors of %s, %s', (code, name, start, end, rule, successors) => {
    expect(of(code)).toMatchObject({ name, start, end, rule, successors, estimated: false });
  });

  it('follows Taunton Deane and West Somerset through the council in between to Somerset', () => {
    for (const code of ['E07000190', 'E07000191'])
      expect(of(code)).toMatchObject({ became: 'E07000246', successors: 'E06000066', rule: 'merger' });
    expect(of('E07000246')).toMatchObject({ start: 2019, end: 2022, became: 'E06000066' });
  });

  it('marks only old Dorset as carried approximately', () => {
    expect(rows.filter(({ estimated }) => estimated).map(({ code }) => code)).toEqual(['E10000009']);
  });

  it('has alternative names of areas', () => {
    expect(of('E07000083')).toMatchObject({ name: 'Tewkesbury', aliases: 'North Gloucestershire' });
    expect(of('E07000112')).toMatchObject({ name: 'Folkestone and Hythe', aliases: 'Shepway' });
  });

  it('leads every code to one in use, by rules that end', () => {
    for (const row of rows) {
      const ends = listed(row.successors);
      expect(row.end === null, row.code).toBe(ends.length === 0);
      expect([row.rule === null, row.became === ''], row.code).toEqual([row.end === null, row.end === null]);
      for (const code of ends) expect(of(code).end, row.code).toBeNull();
      for (const code of listed(row.became)) {
        const between = of(code).end === null ? [code] : listed(of(code).successors);
        expect(ends, row.code).toEqual(expect.arrayContaining(between));
        // Its successor began when it ended.
        if (row.start !== null) expect(of(code).start, row.code).toBe((row.end ?? 0) + 1);
      }
    }
  });

  it('puts every area of England in one region, as its successors, and no area elsewhere in any', () => {
    for (const row of rows) {
      expect(row.region_code !== null, row.code).toBe(row.country_name === 'England');
      for (const code of listed(row.successors)) expect(of(code).region_code).toBe(row.region_code);
      if (row.upper_tier_code !== null) expect(of(row.upper_tier_code).end, row.code).toBeNull();
    }
    expect(new Set(rows.map(({ region_name }) => region_name)).size).toBe(10);
  });

  it('has the areas of the boundaries in each year', () => {
    const { objects } = readVintages(readFileSync(VINTAGES_FILE, 'utf8'));
    for (let year = 2016; year <= 2025; year++) {
      for (const [level, other] of [
        ['districts', 'upper_tier'],
        ['upper_tiers', 'lower_tier'],
      ] as const) {
        const drawn = objects[level].geometries.filter(
          ({ properties: { start, end = year } }) => start <= year && year <= end,
        );
        const known = rows.filter(
          (row) => row.code.startsWith('E') && row.tier !== other && inUse(row, year),
        );
        expect(known.map(({ code }) => code)).toEqual(drawn.map(({ id }) => id));
      }
    }
  });
});

test('placeOf gives region and country, also of a retired code, and only the country outside England', () => {
  expect(placeOf(registers, 'E10000006')).toEqual({
    code: 'E10000006',
    name: 'Cumbria',
    region: { code: 'E12000002', name: 'North West' },
    country: { code: 'E92000001', name: 'England' },
  });
  expect(placeOf(registers, 'S12000046')).toMatchObject({ region: null, country: { name: 'Scotland' } });
  expect(() => placeOf(registers, 'E0800035')).toThrow(
    expect.objectContaining({ code: 'area-unknown', next: expect.stringContaining('E08000035') }),
  );
});

test('areasOfToday are the 296 districts, each in an upper tier that has a name', () => {
  const areas = areasOfToday(registers);
  expect(areas).toHaveLength(296);
  expect(areas.find(({ area_code }) => area_code === 'E07000112')).toMatchObject({
    area_name: 'Folkestone and Hythe',
    upper_tier_name: 'Kent',
    region_name: 'South East',
  });
});

describe('reading the register', () => {
  const text = readFileSync(REGISTER_FILE, 'utf8');

  it.each([
    [
      'an invalid year',
      text.replace(',2018,2019-04-01,E12', ',soon,2019-04-01,E12'),
      /row \d+, column end: found "soon"/,
    ],
    [
      'an invalid day',
      text.replace(',2019-04-01,E12', ',2019-13-01,E12'),
      /row \d+, column ended_on: found "2019-13-01"/,
    ],
    ['an invalid rule', text.replace(',merger,', ',magic,'), /column rule: found "magic"/],
    ['a missing column', text.replace(',rule,', ','), /the columns/],
    ['a duplicate area', `${text}${text.split('\n')[1]}\n`, /row \d+: E06000001/],
    ['an end in the middle of a line', text.slice(0, -5), /the last line does not end/],
  ])('refuses %s', (_, broken, message) => {
    expect(() => parseRegisters(broken)).toThrow(
      expect.objectContaining({ code: 'figures-invalid', message: expect.stringMatching(message) }),
    );
  });

  it('reports a missing file', () => {
    expect(() => readRegisters('nowhere.csv')).toThrow(expect.objectContaining({ code: 'file-system' }));
  });
});
