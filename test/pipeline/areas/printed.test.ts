import { describe, expect, test } from 'vitest';
import { comparatorOf, printedFigures } from '../../../pipeline/areas/printed.js';
import type { Figure } from '../../../schemas/figure.js';
import type { Row } from '../../../schemas/table.js';

const figure = (area_code: string, value: number | null, reason = ''): Figure => ({
  area_code,
  indicator: 'pay',
  period: '2025',
  value,
  lower: null,
  upper: null,
  status: value === null ? 'missing' : 'observed',
  reason,
  flags: '',
  from_codes: area_code,
  source: 'made-up',
  cells: `a.csv#2:${area_code}`,
  raw_text: String(value),
});
const shared = (changes: Row): Row => ({
  area_code: 'E07000147',
  indicator: 'school',
  period: '2025',
  value: 40,
  lower: 30,
  upper: 50,
  status: 'modelled',
  reason: 'upper_tier',
  flags: '',
  from_codes: 'E10000020',
  source: 'made-up',
  cells: 'a.csv#9:Norfolk',
  raw_text: '46',
  county_value: 46,
  ...changes,
});

describe('figures of larger areas', () => {
  const counties = new Set(['E10000020']);
  const east = { code: 'E12000006', name: 'East of England' };
  const norfolk = { code: 'E10000020', name: 'Norfolk' };

  test('are those that the edition has, with their cells', () => {
    const printed = printedFigures([figure('E12000006', 48)], [], counties);
    expect(comparatorOf(printed, east, 'pay')).toEqual({
      ...east,
      value: 48,
      missing: null,
      cells: 'a.csv#2:E12000006',
    });
  });

  test('without a row are not published; a withheld one is suppressed and keeps its cell', () => {
    const printed = printedFigures([figure('E12000006', null, 'suppressed')], [], counties);
    expect(comparatorOf(printed, east, 'pay')).toMatchObject({
      missing: 'suppressed',
      cells: 'a.csv#2:E12000006',
    });
    expect(comparatorOf(printed, east, 'rent')).toEqual({
      ...east,
      value: null,
      missing: 'not_published',
      cells: '',
    });
  });

  test('of a county are in the rows of its districts; limits of a modelled figure are not the county’s', () => {
    const printed = printedFigures([], [shared({})], counties);
    expect(printed('E10000020', 'school')).toMatchObject({
      value: 46,
      lower: null,
      upper: null,
      status: 'observed',
    });
    expect(comparatorOf(printed, norfolk, 'school')).toMatchObject({ value: 46, cells: 'a.csv#9:Norfolk' });
  });

  test('of a county keep the limits where a district has the figure as it is', () => {
    const inherited = shared({ status: 'inherited', value: 46, county_value: null, lower: 44, upper: 48 });
    expect(printedFigures([], [inherited], counties)('E10000020', 'school')).toMatchObject({
      value: 46,
      lower: 44,
      upper: 48,
    });
  });

  test('a frozen figure goes before that of a row; a row of another code is no figure of the county', () => {
    const rows = [shared({ indicator: 'pay' }), shared({ indicator: 'rent', from_codes: 'E07000147' })];
    const printed = printedFigures([figure('E10000020', 51)], rows, counties);
    expect(printed('E10000020', 'pay')?.value).toBe(51);
    expect(printed('E10000020', 'rent')).toBeUndefined();
  });
});
