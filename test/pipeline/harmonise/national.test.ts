import { describe, expect, test } from 'vitest';
import { nationalFigures } from '../../../pipeline/harmonise/national.js';
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
