import { describe, expect, test } from 'vitest';
import { indicatorObservations } from '../../../pipeline/ingest/ingest.js';
import type { IndicatorDeclaration } from '../../../schemas/indicator.js';
import type { SeriesObservation } from '../../../sources/source.js';
import { isHostile, refusal, shownOf } from '../../fixtures/refusal.js';

const declaration = (...select: string[]): IndicatorDeclaration => ({
  code: 'life',
  title: 'Life',
  description: 'Invented',
  unit: 'years',
  level: 'lower_tier',
  measure: 'mean',
  range: [30, 100] as [number, number],
  select,
});
const said = (series: string, more: Partial<SeriesObservation> = {}): SeriesObservation => ({
  area_code: 'E07000901',
  series,
  period: '2025',
  value: 60,
  lower: null,
  upper: null,
  status: 'observed',
  reason: '',
  flags: '',
  cell: `f.csv#2:${series}`,
  raw_text: '60',
  ...more,
});
const missing = (series: string, reason: string, more: Partial<SeriesObservation> = {}) =>
  said(series, { value: null, status: 'missing', reason, raw_text: '', ...more });
const made = (series: readonly SeriesObservation[], ...select: string[]) =>
  indicatorObservations(series, declaration(...select), 'lives', 'f.csv');

describe('an indicator of one series', () => {
  test('is exactly that series', () => {
    const series = [
      said('women', { flags: 'revised' }),
      said('men'),
      missing('women', 'suppressed', { period: '2024' }),
    ];
    expect(made(series, 'women')).toEqual([
      {
        area_code: 'E07000901',
        indicator: 'life',
        period: '2025',
        value: 60,
        lower: null,
        upper: null,
        status: 'observed',
        reason: '',
        flags: 'revised',
        source: 'lives',
        cell: 'f.csv#2:women',
        raw_text: '60',
      },
      {
        area_code: 'E07000901',
        indicator: 'life',
        period: '2024',
        value: null,
        lower: null,
        upper: null,
        status: 'missing',
        reason: 'suppressed',
        flags: '',
        source: 'lives',
        cell: 'f.csv#2:women',
        raw_text: '',
      },
    ]);
  });

  test('keeps a small suppressed value, which is neither zero nor missing', () => {
    const [only] = made([missing('women', 'rounds_to_zero', { status: 'censored' })], 'women');
    expect(only).toMatchObject({ value: null, status: 'censored', reason: 'rounds_to_zero' });
  });
});

describe('an indicator of two series', () => {
  const women = said('women', { value: 62, lower: 58, upper: 66, raw_text: '62.0', flags: 'revised' });
  const men = said('men', {
    value: 60,
    lower: 57,
    upper: 63,
    cell: 'f.csv#9:men',
    flags: 'low_reliability;revised',
  });

  test('is their mean, with limits 61 ± √(1.5² + 2²), and names both cells', () => {
    expect(made([men, women], 'women', 'men')).toEqual([
      {
        area_code: 'E07000901',
        indicator: 'life',
        period: '2025',
        value: 61,
        lower: 58.5,
        upper: 63.5,
        status: 'observed',
        reason: '',
        flags: 'revised;low_reliability',
        source: 'lives',
        cell: 'f.csv#2:women;f.csv#9:men',
        raw_text: '62.0;60',
      },
    ]);
  });

  test('is missing where one of them is, with the reason of that one', () => {
    const [only] = made([women, missing('men', 'suppressed')], 'women', 'men');
    expect(only).toMatchObject({
      value: null,
      lower: null,
      upper: null,
      status: 'missing',
      reason: 'suppressed',
    });
    expect(only?.raw_text).toBe('62.0;');
  });

  test('is a small suppressed value where one of them is, since the other may be known', async () => {
    const [only] = made([women, missing('men', 'rounds_to_zero', { status: 'censored' })], 'women', 'men');
    expect(only).toMatchObject({ value: null, status: 'censored', reason: 'rounds_to_zero' });
  });

  test('is missing where the file has only one of them', () => {
    const [first, second] = made([women, men, said('women', { area_code: 'E07000902' })], 'women', 'men');
    expect(first?.value).toBe(61);
    expect(second).toMatchObject({
      area_code: 'E07000902',
      value: null,
      status: 'missing',
      reason: 'not_available',
    });
  });

  test('is computed separately for each period', () => {
    const series = [
      women,
      { ...women, period: '2024', value: 60 },
      men,
      { ...men, period: '2024', value: 59 },
    ];
    expect(made(series, 'women', 'men').map(({ period, value }) => [period, value])).toEqual([
      ['2025', 61],
      ['2024', 59.5],
    ]);
  });

  test('has no limits where one of them has none', () => {
    const [only] = made([women, { ...men, lower: null, upper: null }], 'women', 'men');
    expect(only).toMatchObject({ value: 61, lower: null, upper: null });
  });
});

describe('a series without a row in the file', () => {
  test('is an error of the file, as after renaming, not a gap in every area', async () => {
    const error = await refusal(() => made([said('women'), said('mem\u001b[31m')], 'women', 'men'));
    expect(error).toMatchObject({ code: 'file-unreadable', exit: 4 });
    expect(error.message).toBe('f.csv has no row of the series "men"');
    expect(shownOf(error).filter(isHostile)).toEqual([]);
  });

  test('is an error in a file without any row of it, as in an empty one', async () => {
    expect(await refusal(() => made([], 'women'))).toMatchObject({ code: 'file-unreadable' });
  });
});

describe('an impossible value', () => {
  test.each([29.999, 100.001, -60, 0])('%d is outside 30 to 100', async (value) => {
    const error = await refusal(() => made([said('women', { value })], 'women'));
    expect(error).toMatchObject({ code: 'rows-unreadable', exit: 4 });
    expect(error.message).toBe(
      `f.csv: a row cannot be read: row 2, column women: outside 30 to 100, found ${value}`,
    );
  });

  test.each([30, 100])('%d is not', (value) => {
    expect(made([said('women', { value })], 'women')[0]?.value).toBe(value);
  });

  test('is reported in every row, also where another series hides it in a mean', async () => {
    const series = [said('women', { value: 120 }), said('men', { value: 20, cell: 'f.csv#7:men' })];
    const error = await refusal(() => made(series, 'women', 'men'));
    expect(error.places).toEqual([
      'f.csv: row 2, column women: outside 30 to 100, found 120',
      'f.csv: row 7, column men: outside 30 to 100, found 20',
    ]);
  });

  test('is not checked in a series that no indicator uses', () => {
    expect(made([said('women'), said('men', { value: 120 })], 'women')).toHaveLength(1);
  });

  test.each([
    [61, 70],
    [50, 59],
    [66, 55],
    [61, null],
    [null, 59],
  ])('60 is not between %d and %d: two columns were exchanged', async (lower, upper) => {
    const error = await refusal(() => made([said('women', { lower, upper })], 'women'));
    expect(error).toMatchObject({ code: 'rows-unreadable', exit: 4 });
    expect(error.message).toContain(`row 2, column women: outside its limits ${lower} to ${upper}, found 60`);
  });

  test('may be exactly at its limit', () => {
    expect(made([said('women', { lower: 60, upper: 60 })], 'women')[0]).toMatchObject({
      lower: 60,
      upper: 60,
    });
  });
});
