import { describe, expect, test } from 'vitest';
import { RowFilter } from '../../../../pipeline/custom/index/keep-rows.js';
import {
  type CodeColumn,
  isBreakdown,
  type Level,
  levelsOf,
  levelTaken,
  totalsOf,
} from '../../../../pipeline/custom/index/levels.js';
import { SurveyedColumn } from '../../../../pipeline/custom/index/surveyed-column.js';
import { refusal } from '../../../fixtures/refusal.js';
import { givenTable } from './setup.js';

const COLUMNS = ['year', 'geographic_level', 'region', 'code', 'sex'];
const ROWS = [
  ['2023', 'National', '', '', 'Total'],
  ['2023', 'Regional', 'E12000001', '', 'Total'],
  ['2023', 'Regional', 'E12000002', '', 'Total'],
  ['2023', 'Local authority', 'E12000001', 'E08000016', 'Total'],
  ['2024', 'Local authority', 'E12000001', 'E08000038', 'Total'],
  ['2024', 'Local authority', 'E12000001', 'E08000038', 'Girls'],
  ['2024', 'Local authority', 'E12000002', 'E08000035', 'Total'],
];
const CANDIDATES: CodeColumn[] = [2, 3, 4].map((index) => ({ index, by: 'text' }));
const levels = (columns = COLUMNS, rows: readonly (readonly string[])[] = ROWS, filter?: RowFilter) =>
  levelsOf(givenTable(columns, rows), CANDIDATES, [0], filter);

describe('the levels of a table', () => {
  test('are counted one by one: filled cells, different values, pairs with the period, places', async () => {
    const { column, all } = await levels();
    expect(column).toBe('geographic_level');
    expect(all.map(({ text }) => text)).toEqual(['National', 'Regional', 'Local authority']);
    const [region, code, sex] = all[2]?.distinct ?? [];
    expect(region).toMatchObject({ filled: 4, different: 2, pairs: 3, gss: true });
    // Barnsley has two codes, and is one place.
    expect(code).toMatchObject({ filled: 4, different: 3, pairs: 3, places: 2, gss: true });
    expect(sex).toMatchObject({ filled: 4, different: 2, pairs: 3, gss: false, places: 2, total: 'Total' });
    expect((code?.size ?? 0) < (region?.size ?? 0)).toBe(true);
    expect(all[0]?.distinct[1]).toMatchObject({ filled: 0, different: 0, gss: false });
  });

  test('are none where the column says something else, has another name, or rows are kept anyway', async () => {
    const rural = ROWS.map((row) => row.with(1, row[0] === '2023' ? 'Rural' : 'Urban'));
    expect((await levels(COLUMNS, rural)).column).toBeNull();
    expect((await levels(COLUMNS.with(1, 'how far'))).column).toBeNull();
    const table = givenTable(COLUMNS, ROWS);
    const kept = await levelsOf(table, CANDIDATES, [0], new RowFilter(table, { sex: 'Girls' }));
    expect(kept.column).toBeNull();
    expect(kept.all[0]?.distinct[1]).toMatchObject({ filled: 1 });
  });

  test('are none where there are too many of them', async () => {
    const many = Array.from({ length: 60 }, (_, i) => ['2023', `School ${i}`, '', `C${i}`, '']);
    expect((await levels(COLUMNS, many)).column).toBeNull();
  });

  test('count a period of two columns as one', async () => {
    const rows = [
      ['2024', 'January', 'A'],
      ['2024', 'February', 'A'],
      ['2024', 'January', 'A'],
    ];
    const { all } = await levelsOf(givenTable(['y', 'm', 'c'], rows), [{ index: 2, by: 'text' }], [0, 1]);
    expect(all[0]?.distinct[0]).toMatchObject({ filled: 3, different: 1, pairs: 2 });
  });
});

describe('the level that is taken', () => {
  const distinct = (size: number) => ({
    filled: 9,
    different: 9,
    places: 9,
    pairs: 9,
    gss: true,
    size,
    total: undefined,
  });
  const level = (text: string, size = 12): Level => ({ text, distinct: [distinct(size)] });
  const all = [level('National'), level('Regional'), level('Local authority', 6)];
  const units = (counts: Readonly<Record<string, number>>) => (each: Level) => counts[each.text] ?? 0;
  const taken = (counts: Readonly<Record<string, number>>, wanted?: string) =>
    levelTaken({ column: 'level', all }, 'given.csv', wanted, units(counts));

  test('has the most units, and none ties with it', () => {
    expect(taken({ National: 1, Regional: 9, 'Local authority': 3 })).toMatchObject({
      keep: { level: 'Regional' },
      tied: [],
    });
  });

  test('is the finest of those that tie, then the first in the file; the others are named', () => {
    expect(taken({ Regional: 9, 'Local authority': 9 })).toMatchObject({
      keep: { level: 'Local authority' },
      tied: ['Regional'],
    });
    expect(taken({ National: 9, Regional: 9 })).toMatchObject({
      keep: { level: 'National' },
      tied: ['Regional'],
    });
  });

  test('is the wanted one, in capitals or not, whatever ties', () => {
    expect(taken({ Regional: 9, 'Local authority': 9 }, 'REGIONAL')).toMatchObject({
      keep: { level: 'Regional' },
      tied: [],
    });
  });

  test('is not one that the table does not have', async () => {
    const { code, next } = await refusal(() => taken({}, 'Ward'));
    expect([code, next]).toEqual(['setting-invalid', expect.stringContaining('"Regional"')]);
    const none = { column: null, all: [level('')] };
    expect((await refusal(() => levelTaken(none, 'given.csv', 'Ward', () => 1))).code).toBe(
      'setting-invalid',
    );
    expect(levelTaken(none, 'given.csv', undefined, () => 1)).toMatchObject({ keep: {}, tied: [] });
  });

  test('is the only one, without a choice of rows', () => {
    const only = { column: 'level', all: [level('Regional')] };
    expect(levelTaken(only, 'given.csv', undefined, () => 1).keep).toEqual({});
  });
});

describe('what breaks figures down', () => {
  const of = (parts: object) => ({
    filled: 12,
    different: 3,
    places: 3,
    pairs: 6,
    gss: false,
    size: 99,
    total: undefined,
    ...parts,
  });

  test('has several values that repeat, and is no column of codes', () => {
    expect(isBreakdown(of({}))).toBe(true);
    for (const parts of [{ gss: true }, { different: 1 }, { different: 51, pairs: 60 }, { different: 6 }])
      expect(isBreakdown(of(parts))).toBe(false);
    expect(isBreakdown(undefined)).toBe(false);
  });

  test('is kept at its total, where it has one and something else', () => {
    const columns = ['sex', 'phase', 'unit'].map((name) => new SurveyedColumn(name));
    const candidates: CodeColumn[] = [0, 1, 2].map((index) => ({ index, by: 'text' }));
    const each = [of({ total: 'Total' }), of({ total: 'All schools', different: 1 }), of({})];
    expect(totalsOf(columns, each, candidates)).toEqual({ sex: 'Total' });
  });
});
