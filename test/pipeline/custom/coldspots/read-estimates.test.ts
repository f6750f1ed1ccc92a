import { describe, expect, test } from 'vitest';
import { parseColumnMap } from '../../../../pipeline/custom/coldspots/column-map.js';
import { columnsRead, readEstimates } from '../../../../pipeline/custom/coldspots/read-estimates.js';
import { openTable } from '../../../../pipeline/tables/open-table.js';
import { Notes } from '../../../../pipeline/tables/table.js';
import { refusal } from '../../../fixtures/refusal.js';
import { type Rows, tableFolder, writeRows } from '../../tables/setup.js';

const MAP = parseColumnMap('area=Area,earnings=E,gap=G,unexplained=U');
const WITH_ERRORS = parseColumnMap('area=Area,earnings=E,gap=G,unexplained=U,gap_se=S');
const HEADER = ['Area', 'E', 'G', 'U'];
const LEEDS = ['Leeds', '1', '2', '3'];

const root = tableFolder();

async function readAs(format: string, rows: Rows, map = MAP) {
  const path = await writeRows(root, `t.${format}`, rows);
  const notes = new Notes();
  const table = await openTable({ path, threads: 1 }, columnsRead(map));
  return { rows: await readEstimates(table, map, notes), notes: notes.lines };
}
const read = (...rows: Rows) => readAs('csv', rows);
const refused = (rows: Rows, map = MAP) => refusal(() => readAs('csv', rows, map));

test.each(['csv', 'xlsx', 'ods', 'parquet'])('a table in %s has its areas and figures', async (format) => {
  const { rows, notes } = await readAs(format, [
    HEADER,
    ['Leeds', '£1,500', 'c', '3'],
    ['York', '', '5', 'x'],
  ]);
  expect(rows.map(({ row, area }) => [row, area])).toEqual([
    [2, 'Leeds'],
    [3, 'York'],
  ]);
  expect(rows[0]?.cells.get('earnings')).toEqual({ value: 1500, reason: '', text: '£1,500' });
  expect(rows[0]?.cells.get('gap')).toEqual({ value: null, reason: 'suppressed', text: 'c' });
  expect(rows[1]?.cells.get('earnings')).toEqual({ value: null, reason: 'no_figure', text: '' });
  expect(notes).toEqual([]);
});

describe('the header', () => {
  test.each([
    ['lacks a column', [['Area', 'E', 'G'], LEEDS], 'table-invalid', 't.csv has no column "U"'],
    ['is missing', [[''], ['']], 'table-unreadable', 't.csv is empty'],
    [
      'has a column twice',
      [
        [...HEADER, 'E'],
        [...LEEDS, '4'],
      ],
      'table-invalid',
      'row 1: the column "E"',
    ],
    ['has no rows below', [HEADER], 'table-invalid', 'no row with figures'],
  ])('that %s is refused', async (_, rows, code, message) => {
    const error = await refused(rows);
    expect(error.code).toBe(code);
    expect(error.message).toContain(message);
  });

  test('that almost matches is named', async () => {
    expect((await refused([['area', 'E', 'G', 'U'], LEEDS])).next).toContain('did you mean area?');
    const far = await refused([['Council', 'E', 'G', 'U'], LEEDS]);
    expect(far.next).toMatch(/--map.*"Council"/);
  });

  test('is not searched for in a cell of a million letters', async () => {
    const start = performance.now();
    const long = 'L'.repeat(1_000_000);
    expect((await refused([[long, 'E', 'G', 'U'], LEEDS])).message).toContain('"Area"');
    expect((await refused([HEADER, [long, '1', '2', '3']])).message).toMatch(/row 2: "L+…" is too long/);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('rows between and below the figures', () => {
  test('without a figure are notes, and later rows keep their numbers', async () => {
    const { rows, notes } = await read(
      HEADER,
      ['North East'],
      LEEDS,
      [],
      ['E12000001', '', '', ''],
      ['Source: x'],
    );
    expect(rows).toMatchObject([{ row: 3, area: 'Leeds' }]);
    expect(notes.map((note) => /^row \d+ \("[^"]*"\)/.exec(note)?.[0])).toEqual([
      'row 2 ("North East")',
      'row 5 ("E12000001")',
      'row 6 ("Source: x")',
    ]);
  });

  test('with text outside the mapped columns, and no figure, are notes', async () => {
    const { rows, notes } = await read(
      ['Code', ...HEADER],
      ['E12', 'North East', '', '', ''],
      ['E08', ...LEEDS],
    );
    expect(rows.map(({ row }) => row)).toEqual([3]);
    expect(notes[0]).toContain('row 2 ("E12")');
  });

  test('with figures but no area are refused', async () => {
    for (const row of [
      ['', '1', '2', '3'],
      ['', '1', '', ''],
    ])
      expect((await refused([HEADER, LEEDS, row])).message).toBe('t.csv, row 3: figures without an area');
  });

  test('that outnumber the areas are refused', async () => {
    const rows = Array.from({ length: 10_001 }, (_, i) => [`Area ${i}`, i, i, i]);
    const { code, message } = await refused([HEADER, ...rows]);
    expect(code).toBe('table-invalid');
    expect(message).toContain('more than 10,000 rows');
  });
});

describe('a cell', () => {
  test('that is not a number is named with row, column and content, together with all others', async () => {
    const { code, message, next, places } = await refused([
      HEADER,
      ['North East'],
      ['Leeds', '\u001b[31m1', '2', '3'],
      ['York', '1', '2', 'many'],
    ]);
    expect(code).toBe('table-invalid');
    expect(message).toContain(String.raw`t.csv, row 3, column "E": "\u001b[31m1" is not a number`);
    expect(next).toContain('give a number');
    expect(places).toHaveLength(2);
    expect(places[1]).toBe('row 4, column "U": "many"');
  });

  test('that is not finite, or impossibly large, is named', async () => {
    expect((await refused([HEADER, ['Leeds', '1e999', '2', '3']])).code).toBe('value-not-finite');
    for (const text of ['1e13', `-1${'0'.repeat(22)}`]) {
      const { code, message } = await refused([HEADER, ['Leeds', '1', text, '3']]);
      expect(code).toBe('table-invalid');
      expect(message).toMatch(/^t\.csv, row 2, column "G": ".*" is too large/);
    }
    // More digits than a number is computed with: they would be lost before it is compared.
    const { code, message } = await refused([HEADER, ['Leeds', '1', `-${'9'.repeat(30)}`, '3']]);
    expect([code, message]).toEqual(['table-invalid', expect.stringMatching(/row 2, column "G": .*digits/)]);
  });

  test('with a percent sign cannot be mixed with one without', async () => {
    expect((await read(HEADER, ['Leeds', '45%', '2', '3'], ['Halton', '40%', '2', '3'])).rows).toHaveLength(
      2,
    );
    expect(
      (await refused([HEADER, ['Leeds', '45%', '2', '3'], ['Halton', '0.4', '2', '3']])).message,
    ).toMatch(/^t\.csv, row 3, column "E": .*%.* row 2/);
  });

  test('may have the mark of a note, like the name of its area and its header', async () => {
    const { rows, notes } = await readAs('csv', [
      ['Area', 'E [note 1]', 'G', 'U'],
      ['Leeds²', '910²', '12.3 [p]', '5.9 (1)'],
    ]);
    expect(rows[0]?.area).toBe('Leeds');
    expect(
      ['earnings', 'gap', 'unexplained'].map((role) => rows[0]?.cells.get(role as 'gap')?.value),
    ).toEqual([910, 12.3, 5.9]);
    expect(notes.map((note) => /^column "(\w)/.exec(note)?.[1])).toEqual(['A', 'E', 'G', 'U']);
  });

  test('of an area may not look like that of another and be in other letters', async () => {
    const { code, message } = await refused([HEADER, ['York', '1', '2', '3'], ['Y\u043erk', '1', '2', '3']]);
    expect(code).toBe('table-invalid');
    expect(message).toContain('t.csv, rows 2 and 3');
  });

  test('of a standard error may not be negative', async () => {
    const rows = (error: string) => [
      [...HEADER, 'S'],
      [...LEEDS, error],
    ];
    expect((await refused(rows('-1'), WITH_ERRORS)).message).toMatch(
      /column "S": a standard error .*below zero/,
    );
    const [row] = (await readAs('csv', rows('0'), WITH_ERRORS)).rows;
    expect(row?.cells.get('gap_se')?.value).toBe(0);
  });
});
