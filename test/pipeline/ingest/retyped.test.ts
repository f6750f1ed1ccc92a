import { describe, expect, test } from 'vitest';
import { isRetyped, retypedObservations } from '../../../pipeline/ingest/retyped.js';
import { INDICATORS } from '../../../sources/registry.js';
import { refusal } from '../../fixtures/refusal.js';

const CODE = 'higher_education_by_25_fsm';
const wanted = [INDICATORS.get(CODE)!];
const HEAD = 'area_code,indicator,period,value,lower,upper,status,reason,flags,source,cell,raw_text,licence';
const OGL = 'Open Government Licence v3.0';
const row = (more: Partial<Record<string, string>> = {}) => {
  const cells: Record<string, string> = {
    area_code: 'E06000001',
    indicator: CODE,
    period: '201415',
    value: '12.5',
    lower: '',
    upper: '',
    status: 'observed',
    reason: '',
    flags: '',
    source: 'higher-education-by-25',
    cell: 'page.csv#2:rate',
    raw_text: '12.5',
    licence: OGL,
  };
  return HEAD.split(',')
    .map((name) => more[name] ?? cells[name])
    .join(',');
};
const text = (...rows: readonly string[]) => `${[HEAD, ...rows].join('\n')}\n`;
const read = (content: string | undefined) => retypedObservations(wanted, content, 'retyped.csv');

describe('figures that were typed again', () => {
  test('are observations under the codes of the publisher, without the licence', () => {
    const [found] = read(text(row()));
    expect(found).toEqual({
      area_code: 'E06000001',
      indicator: CODE,
      period: '201415',
      value: 12.5,
      lower: null,
      upper: null,
      status: 'observed',
      reason: '',
      flags: '',
      source: 'higher-education-by-25',
      cell: 'page.csv#2:rate',
      raw_text: '12.5',
    });
  });

  test('are only those that are wanted; without any wanted, no file is needed', () => {
    expect(read(text(row(), row({ indicator: 'something_else' })))).toHaveLength(1);
    expect(retypedObservations([], undefined, 'retyped.csv')).toEqual([]);
  });

  test('are known by their source, which has no file', () => {
    expect(wanted.every(isRetyped)).toBe(true);
    expect(isRetyped(INDICATORS.get('level_3_by_19_fsm')!)).toBe(false);
  });

  test('without the file the edition is incomplete', async () => {
    expect(await refusal(() => read(undefined))).toMatchObject({ code: 'edition-incomplete' });
  });

  test.each([
    ['of another source', { source: 'lait' }, 'row 3'],
    ['under another licence', { licence: 'All rights reserved' }, 'row 3'],
    ['out of range', { value: '101', raw_text: '101' }, 'row 3'],
    ['without a value though observed', { value: '' }, 'row 3'],
    ['with a value though missing', { status: 'missing' }, 'row 3'],
    ['that is there twice', { area_code: 'E06000001' }, 'row 3'],
    ['whose value is no number', { value: '12,5' }, 'row 3'],
  ])('a figure %s is refused with its row', async (_, changed, where) => {
    const second = row({ area_code: 'E06000002', ...changed });
    const error = await refusal(() => read(text(row(), second)));
    expect(error).toMatchObject({ code: 'figures-invalid' });
    expect(error.message).toContain(`retyped.csv, ${where}`);
  });
});
