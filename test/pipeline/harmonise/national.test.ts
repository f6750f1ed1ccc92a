import { describe, expect, test } from 'vitest';
import { countryCode, largerFigures, nationalFigures } from '../../../pipeline/harmonise/national.js';
import type { IndicatorDeclaration } from '../../../schemas/indicator.js';
import type { Observation } from '../../../schemas/observation.js';

const declaration = (code: string): IndicatorDeclaration => ({
  code,
  title: code,
  description: code,
  unit: 'per cent',
  level: 'lower_tier',
  measure: 'rate',
  range: [0, 100],
  select: [code],
});
const row = (area_code: string, indicator: string, period: string, value: number | null): Observation => ({
  area_code,
  indicator,
  period,
  value,
  lower: null,
  upper: null,
  status: value === null ? 'missing' : 'observed',
  reason: value === null ? 'not_available' : '',
  flags: '',
  source: 'made-up',
  cell: `made-up.csv#${area_code}:${period}`,
  raw_text: value === null ? 'x' : String(value),
});
const wanted = ['pay', 'rent', 'none'].map((code) => ({
  declaration: declaration(code),
  source: 'made-up',
  period: '2025',
}));
const observations = [
  row('E92000001', 'pay', '2025', 51.5),
  row('E92000001', 'pay', '2024', 49),
  row('E92000001', 'rent', '2025', null),
  row('E92000001', 'other', '2025', 3),
  row('K02000001', 'pay', '2025', 50),
  row('W92000004', 'pay', '2025', 40),
  row('E06000001', 'none', '2025', 1),
];

describe('figures of the country', () => {
  test('are those that the file prints for the wanted period, with their cells, and no others', () => {
    const found = nationalFigures(wanted, observations, ['E']);
    expect(found.map(({ indicator, value, status }) => [indicator, value, status])).toEqual([
      ['pay', 51.5, 'observed'],
      ['rent', null, 'missing'],
    ]);
    expect(found[0]).toMatchObject({
      area_code: 'E92000001',
      from_codes: 'E92000001',
      cells: 'made-up.csv#E92000001:2025',
      raw_text: '51.5',
    });
    expect(found[0]).not.toHaveProperty('cell');
  });

  test('are of each country of the edition, and of none that it does not have', () => {
    const codes = (countries: readonly ('E' | 'W' | 'S')[]) =>
      nationalFigures(wanted, observations, countries).map(({ area_code }) => area_code);
    expect(codes(['W', 'E'])).toEqual(['E92000001', 'E92000001', 'W92000004']);
    expect(codes(['S'])).toEqual([]);
  });
});

describe('figures of larger areas', () => {
  const area = (area_code: string, upper_tier_code: string, combined_authority_code: string | null) => ({
    area_code,
    area_name: area_code,
    upper_tier_code,
    upper_tier_name: upper_tier_code,
    region_code: 'E12000006',
    region_name: 'East',
    combined_authority_code,
    combined_authority_name: combined_authority_code,
  });
  const printed = [
    row('E12000006', 'pay', '2025', 48),
    row('E10000020', 'rent', '2025', null),
    row('E47000006', 'pay', '2025', 47),
    row('E12000001', 'pay', '2025', 46),
    ...observations,
  ];

  test('are those of counties, regions and combined authorities that have areas of the edition', () => {
    const areas = [area('E07000147', 'E10000020', null), area('E06000001', 'E06000001', 'E47000006')];
    const found = largerFigures(wanted, printed, areas);
    expect(
      found.map(({ area_code, indicator, value, cells }) => [area_code, indicator, value, cells]),
    ).toEqual([
      ['E10000020', 'rent', null, 'made-up.csv#E10000020:2025'],
      ['E12000006', 'pay', 48, 'made-up.csv#E12000006:2025'],
      ['E47000006', 'pay', 47, 'made-up.csv#E47000006:2025'],
    ]);
  });

  test('an area that is its own upper tier, or whose region is its country, is none of them', () => {
    const welsh = { ...area('W06000001', 'W06000001', null), region_code: 'W92000004' };
    expect(largerFigures(wanted, [...printed, row('W06000001', 'pay', '2025', 1)], [welsh])).toEqual([]);
    expect(['E07000147', 'W06000001'].map(countryCode)).toEqual(['E92000001', 'W92000004']);
  });
});
