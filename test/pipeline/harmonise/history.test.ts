import { describe, expect, test } from 'vitest';
import { harmoniseHistory } from '../../../pipeline/harmonise/history.js';
import type { IndicatorDeclaration } from '../../../schemas/indicator.js';
import type { Observation } from '../../../schemas/observation.js';
import { refusalOf } from '../../fixtures/refusal.js';
import { area, change, crosswalkOf } from './geography.js';

const declaration = (code: string, level: IndicatorDeclaration['level']): IndicatorDeclaration => ({
  code,
  title: code,
  description: code,
  unit: 'per cent',
  level,
  measure: 'rate',
  range: [0, 100],
  select: [code],
});
const row = (area_code: string, period: string, value: number | null, indicator = 'pay'): Observation => ({
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
const wanted = (level: IndicatorDeclaration['level'], ...periods: string[]) =>
  periods.map((period) => ({ declaration: declaration('pay', level), source: 'made-up', period }));
/** Two districts of a county, and an authority by itself that has another code than before. */
const geography = {
  areas: [area('E07000901', 'E10000901'), area('E07000902', 'E10000901'), area('E08000902')],
  crosswalk: crosswalkOf([change('E08000901', 'E08000902')]),
  populations: new Map<string, number>(),
};

describe('figures of earlier periods', () => {
  test('of counties are one for each county, whatever its districts, on the codes of today and with their cells', () => {
    const found = harmoniseHistory(
      wanted('upper_tier', '2023', '2024'),
      [
        row('E10000901', '2023', 5),
        row('E10000901', '2024', 6),
        row('E08000901', '2023', 7),
        row('E08000902', '2024', 8),
      ],
      geography,
    );
    expect(
      found.map(({ authority_code, period, value, status }) => [authority_code, period, value, status]),
    ).toEqual([
      ['E08000902', '2023', 7, 'mapped'],
      ['E10000901', '2023', 5, 'observed'],
      ['E08000902', '2024', 8, 'observed'],
      ['E10000901', '2024', 6, 'observed'],
    ]);
    expect(found[0]).toMatchObject({
      reason: 'recode',
      from_codes: 'E08000901',
      cells: 'made-up.csv#E08000901:2023',
      raw_text: '7',
      source: 'made-up',
    });
  });

  test('of districts are one for each, and a missing one stays, with its reason', () => {
    const found = harmoniseHistory(
      wanted('lower_tier', '2024'),
      [row('E07000901', '2024', 5), row('E07000902', '2024', null), row('E07000901', '2023', 1)],
      geography,
    );
    expect(
      found.map(({ authority_code, value, reason, raw_text }) => [authority_code, value, reason, raw_text]),
    ).toEqual([
      ['E07000901', 5, '', '5'],
      ['E07000902', null, 'not_available', 'x'],
      ['E08000902', null, 'no_figure', ''],
    ]);
  });

  test('that the file does not have are refused, with indicator and period', () => {
    const refused = refusalOf(() =>
      harmoniseHistory(wanted('lower_tier', '2022'), [row('E07000901', '2024', 5)], geography),
    );
    expect(refused).toMatchObject({ code: 'period-absent' });
    expect(refused.message).toMatch(/made-up has no pay for .*2022/);
  });
});
