import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CellValue, writeOds, writeXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import type { SmiError } from '../../../errors/smi-error.js';
import { whole } from '../../../outputs/formats/numbers.js';
import { LIMITS } from '../../../pipeline/tables/limits.js';
import { isHostile, refusal, shownOf } from '../../fixtures/refusal.js';
import { zipOf } from '../../fixtures/workbook.js';
import { csvOf, type Rows, readAll, tableFolder, writeRows } from './setup.js';

const root = tableFolder();
const put = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(root, name), content);
  return join(root, name);
};
async function refused(path: string, sheet?: string): Promise<SmiError> {
  const error = await refusal(() => readAll(path, undefined, sheet));
  expect([error.code, error.exit]).toEqual(['table-unreadable', 2]);
  expect(shownOf(error).some(isHostile)).toBe(false);
  return error;
}
const sheet = (rows: Rows, name = 'S') => ({ name, rows: rows.map((row) => [...row]) });

const HEADER = ['Area', 'E', 'G', 'U'];
const LEEDS = ['Leeds', '1', '2', '3'];
const HALTON = ['Halton', '4', '5', '6'];
const TEXT = csvOf([HEADER, LEEDS, HALTON]);
const WANTED = { keys: ['Area'], figures: ['E', 'G', 'U'] };

const FORMATS = ['csv', 'xlsx', 'ods', 'parquet'] as const;
/** Formats whose header is not fixed. */
const LOOSE = ['csv', 'xlsx', 'ods'] as const;

describe.each(FORMATS)('a table in %s', (format) => {
  const write = (name: string, rows: Rows) => writeRows(root, `${name}.${format}`, rows);

  test('has the same columns and rows as in any other format, with the row numbers of the file', async () => {
    const path = await write('same', [HEADER, LEEDS, HALTON]);
    const { table, rows, notes } = await readAll(path, WANTED);
    expect(table.header).toEqual({ row: 1, first: 1, columns: HEADER });
    expect(rows).toEqual([
      { row: 2, cells: LEEDS },
      { row: 3, cells: HALTON },
    ]);
    expect(notes).toEqual([]);
    expect((await readAll(path)).rows).toEqual(rows);
  });

  test('may have any name: its content determines the format', async () => {
    const path = await write('named', [HEADER, LEEDS]);
    for (const other of ['named.txt', 'other.csv', 'another.parquet', 'none'])
      expect((await readAll(put(other, readFileSync(path)))).rows).toEqual([{ row: 2, cells: LEEDS }]);
  });

  test('may have a unit with keys and no figures', async () => {
    const keys = { keys: ['Area', 'E'], figures: ['G', 'U'] };
    const path = await write('bare', [HEADER, LEEDS, ['Halton', '4', null, null]]);
    const { rows, notes } = await readAll(path, keys);
    expect(rows.map(({ row }) => row)).toEqual([2, 3]);
    expect(notes).toEqual([]);
  });

  test('may have notes between and below its rows, empty rows, and its header again', async () => {
    const path = await write('notes', [
      HEADER,
      LEEDS,
      ['North East', null, null, null],
      HEADER,
      [null, null, null, null],
      HALTON,
      ['Source: made up', null, null, null],
    ]);
    const { rows, notes } = await readAll(path, WANTED);
    expect(rows.map(({ row }) => row)).toEqual([2, 6]);
    expect(notes.map((note) => /^row \d+ (\("[^"]*"\)|repeats the header)/.exec(note)?.[0])).toEqual([
      'row 3 ("North East")',
      'row 4 repeats the header',
      'row 7 ("Source: made up")',
    ]);
  });

  test('that has a figure without a key is not a note', async () => {
    const path = await write('keyless', [HEADER, LEEDS, [null, '1', null, null]]);
    expect((await readAll(path, WANTED)).rows.map(({ row }) => row)).toEqual([2, 3]);
  });

  test('reports missing and duplicate columns, among those that are wanted', async () => {
    const { table } = await readAll(await write('columns', [['area', 'E', 'G', 'x'], LEEDS]), WANTED);
    const lost = await refusal(() => table.column('Area', 'the key', 'say another'));
    expect(lost.code).toBe('table-invalid');
    expect(lost.message).toMatch(new RegExp(`columns.${format}.* has no column "Area", the key`));
    expect(lost.next).toContain('did you mean area?');
    const far = await refusal(() => table.column('Something else', 'the key', 'say another'));
    expect(far.next).toMatch(/say another.*"area", "E", "G", "x"/);
    expect(table.column('G', '', '')).toBe(2);
    if (format === 'parquet') return;
    const twice = await readAll(
      await write('twice', [
        ['Area', 'x', 'E', 'x', 'E'],
        [...LEEDS, '4'],
      ]),
    );
    expect(twice.table.column('Area', '', '')).toBe(0);
    const error = await refusal(() => twice.table.column('E', '', ''));
    expect(error.code).toBe('table-invalid');
    expect(error.message).toContain('row 1: the column "E"');
  });
});

describe.each(LOOSE)('the header of a table in %s', (format) => {
  const write = (name: string, rows: Rows) => writeRows(root, `header-${name}.${format}`, rows);
  const TITLES: [string, Rows, number][] = [
    ['a title', [['Table 5.1: earnings, by area'], HEADER, LEEDS, HALTON], 2],
    [
      'titles, an empty row and what columns have in common',
      [['Table 5.1'], [], ['', 'of the poor', '', ''], HEADER, LEEDS],
      4,
    ],
    ['a title in two cells', [['Table 5.1', 'Earnings by area'], HEADER, LEEDS], 2],
    ['empty rows', [[], [], HEADER, LEEDS], 3],
  ];

  test.each(TITLES)('is found below %s, whether its columns are known or not', async (name, rows, row) => {
    const path = await write(name, rows);
    for (const wanted of [WANTED, undefined]) {
      const found = await readAll(path, wanted);
      expect(found.table.header.row).toBe(row);
      expect(found.rows[0]).toMatchObject({ row: row + 1 });
      expect(found.notes).toHaveLength(name === 'empty rows' ? 0 : 1);
    }
  });

  test('is found in any order, with other columns, and cleaned of invisible characters', async () => {
    const path = await write('odd', [
      ['x', '\ufeffU', 'x', 'G\u00a0', 'Area\u200b', ' E\n'],
      ['', '3', '', '2', 'Leeds', '1'],
    ]);
    const { table } = await readAll(path, WANTED);
    expect(WANTED.figures.map((name) => table.column(name, '', ''))).toEqual([5, 3, 1]);
  });

  test('is the first row where that has names, whatever the rows below say', async () => {
    const path = await write('few', [
      ['Area', 'E', '', '', '', ''],
      ['Leeds', 'NA', 'a', '1', 'c', 'd'],
    ]);
    expect((await readAll(path)).table.header.row).toBe(1);
  });

  test('may begin in the second column', async () => {
    const path = await write('b2', [[], ['', ...HEADER], ['', ...LEEDS], ['', ...HALTON]]);
    const { table, rows } = await readAll(path);
    expect(table.column('Area', '', '')).toBe(1);
    expect(rows).toHaveLength(2);
  });

  test('does not exist in a table without any text', async () => {
    const path = await write('blank', [['', ' '], ['\u200b']]);
    expect((await refused(path)).message).toContain('is empty');
  });
});

describe('a row of another length than the header', () => {
  const read = (row: readonly CellValue[], format = 'csv') =>
    writeRows(root, `ragged.${format}`, [HEADER, LEEDS, row]).then((path) => readAll(path, WANTED));

  test('is refused in CSV: a comma in a number may have moved cells', async () => {
    for (const row of [
      ['Leeds', '10', '500', '2', '3'],
      ['Leeds', '1', '2'],
    ]) {
      const { code, message, next } = await refusal(() => read(row));
      expect(code).toBe('table-unreadable');
      expect(message).toContain(`ragged.csv, row 3 has ${row.length} cells`);
      expect(next).toContain('quotation marks');
    }
  });

  test('is accepted where extra cells are empty, or missing ones not wanted', async () => {
    expect((await read([...HALTON, '', ''])).rows).toHaveLength(2);
    const path = await writeRows(root, 'short.csv', [[...HEADER, 'note'], LEEDS]);
    expect((await readAll(path, WANTED)).rows).toHaveLength(1);
    expect((await refusal(() => readAll(path))).message).toContain('4 cells, the header 5');
  });

  test('is accepted in a workbook, where cells have addresses', async () => {
    for (const format of ['xlsx', 'ods'])
      expect((await read([...HALTON, '', 'a note'], format)).rows).toHaveLength(2);
  });

  test('is a note where it has no figure', async () => {
    const { notes } = await read(['Source: a, b']);
    expect(notes).toHaveLength(1);
    const far = { keys: ['Area'], figures: ['U'] };
    const path = join(root, 'note.csv');
    put('note.csv', `${TEXT}Source: a, b\n`);
    expect((await readAll(path, far)).notes).toHaveLength(1);
  });
});

test('lists only the first of very many skipped rows', async () => {
  const notes = Array.from({ length: 1000 }, (_, i) => [`note ${i}`]);
  const found = await readAll(await writeRows(root, 'many.csv', [HEADER, LEEDS, ...notes]), WANTED);
  expect(found.notes).toHaveLength(LIMITS.notes + 1);
  expect(found.notes.at(-1)).toContain(String(1000 - LIMITS.notes));
});

test('a table has at most as many columns as a worksheet', async () => {
  const columns = Array.from({ length: LIMITS.columns + 1 }, (_, i) => `c${i}`);
  const widest = await readAll(await writeRows(root, 'wide.csv', [columns.slice(1), columns.slice(1)]));
  expect(widest.table.header.columns).toHaveLength(LIMITS.columns);
  const { message } = await refused(await writeRows(root, 'wider.csv', [columns, columns]));
  expect(message).toContain(`${whole(LIMITS.columns + 1)} columns`);
});

describe('a text file', () => {
  test.each([
    ['with a byte order mark', `\ufeff${TEXT}`],
    ['with the line ends of Windows', TEXT.replaceAll('\n', '\r\n')],
    ['with the line ends of old Macs', TEXT.replaceAll('\n', '\r')],
    ['with mixed line ends', TEXT.replace('\n', '\r\n')],
    ['without a line break at the end', TEXT.trimEnd()],
    ['in quotation marks', TEXT.replace('Leeds', '"Leeds"')],
  ])('is read %s', async (_, text) =>
    expect((await readAll(put('a.csv', text))).rows).toEqual([
      { row: 2, cells: LEEDS },
      { row: 3, cells: HALTON },
    ]),
  );

  test.each([
    ['nothing', '', 'is empty'],
    ['UTF-16', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), 'is not UTF-8 text'],
    ['UTF-16 without a byte order mark', Buffer.from(TEXT, 'utf16le'), 'is not UTF-8 text'],
    ['Latin-1', Buffer.from(TEXT.replace('Halton', '£'), 'latin1'), 'is not UTF-8 text: see line 3'],
    ['NUL', TEXT.replace('Leeds', 'L\0eeds'), 'is not UTF-8 text'],
    ['an open quotation mark', `${TEXT}"York,1,2,3\n`, 'row 4: a quotation mark'],
    ['a quotation mark within a cell', `${TEXT}"York" City,1,2,3\n`, 'row 4: a quotation mark'],
    ['HTML', '<!DOCTYPE html><table><tr><td>1</td></tr></table>', 'is a web page'],
    ['JSON', '[{"Area": "Leeds", "E": 1}]', 'is JSON'],
  ])('of %s is refused, with what to do', async (_, content, message) => {
    const error = await refused(put('b.csv', content));
    expect(error.message).toContain(message);
    expect(error.next).toMatch(/save|quotation marks|give/);
  });

  test('may have semicolons in its cells', async () => {
    const path = put('names.csv', 'code,name,x\nA,"a;b;c;d",1\nB,"e;f;g;h",2\n');
    expect((await readAll(path)).rows).toHaveLength(2);
  });

  test('with an endless row is refused before it is in memory', async () => {
    const path = put('endless.csv', `${TEXT}"`);
    truncateSync(path, TEXT.length + 1);
    writeFileSync(path, Buffer.alloc(LIMITS.rowCharacters + 2 ** 21, 'a'), { flag: 'a' });
    const { message, next } = await refused(path);
    expect(message).toContain('endless.csv, row 4');
    expect(next).toContain('quotation mark');
  });
});

describe('a workbook', () => {
  test('has numbers, dates, booleans and errors', async () => {
    const sheets = [
      sheet([HEADER, ['a', new Date('2020-01-31T00:00:00Z'), true, '#N/A'], ['b', 1.5, 0, '']]),
    ];
    for (const bytes of [await writeXlsx({ sheets }), await writeOds({ sheets })])
      expect((await readAll(put('c', bytes))).rows.map(({ cells }) => cells)).toEqual([
        ['a', '2020-01-31', 'true', '#N/A'],
        ['b', '1.5', '0', ''],
      ]);
  });

  test('of several sheets requires a choice, and has no sheet of another name', async () => {
    const sheets = [sheet([HEADER, LEEDS], 'Notes\u009b31m'), sheet([HEADER, HALTON], 'Table 5.1')];
    const path = put('b.xlsx', await writeXlsx({ sheets }));
    expect((await refused(path)).next).toBe('name one with --sheet: its sheets are "Notes?31m", "Table 5.1"');
    expect((await refused(path, 'table 5.1')).message).toContain('has no sheet "table 5.1"');
    const { table, rows } = await readAll(path, WANTED, 'Table 5.1');
    expect(table.name).toBe('b.xlsx, sheet "Table 5.1"');
    expect(rows).toEqual([{ row: 2, cells: HALTON }]);
    expect((await readAll(path, WANTED, 'Notes\u009b31m')).table.name).not.toContain('\u009b');
  });

  test('that is damaged, or not a workbook, is refused', async () => {
    const sheets = [sheet([HEADER, LEEDS])];
    for (const [name, content] of [
      ['cut.xlsx', (await writeXlsx({ sheets })).slice(0, 2000)],
      ['cut.ods', (await writeOds({ sheets })).slice(0, 1000)],
      ['other.xlsx', zipOf([{ name: 'a.txt', content: Buffer.from('a') }])],
      ['old.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ] as const)
      expect((await refused(put(name, content))).message).toMatch(/workbook/);
  });

  test('that expands enormously is not opened, and is reported as the user’s file, not an official one', async () => {
    const path = put('bomb.xlsx', zipOf([{ name: 'xl/workbook.xml', content: Buffer.alloc(100_000_000) }]));
    const { message, next } = await refused(path);
    expect(message).toMatch(/^bomb\.xlsx .*size/);
    expect(next).not.toContain('publisher');
  });

  test('that is too large is refused before it is read', async () => {
    const path = put('large.xlsx', 'PK\u0003\u0004');
    truncateSync(path, LIMITS.workbookBytes + 1);
    expect((await refused(path)).message).toContain('too large');
  });
});

describe('an input that is not a table', () => {
  test('is refused: no file, a folder, a sheet of a format without sheets', async () => {
    mkdirSync(join(root, 'folder.csv'));
    expect((await refused(join(root, 'nowhere.csv'))).message).toContain('nowhere.csv');
    expect((await refused(join(root, 'folder.csv'))).message).toContain('is a folder');
    expect((await refused(put('c.csv', TEXT), 'S')).next).toBe('leave out --sheet');
    expect((await refused(await writeRows(root, 'c.parquet', [HEADER, LEEDS]), 'S')).next).toBe(
      'leave out --sheet',
    );
  });

  test.each([
    ['gzip', Buffer.from('1f8b0800', 'hex'), 'compressed'],
    ['a PDF', '%PDF-1.7 …', 'PDF'],
    ['Arrow', 'ARROW1\0\0', 'Arrow'],
    ['truncated Parquet', 'PAR1\u0015\u0004', 'Parquet'],
  ])('is named by its format: %s', async (_, content, what) => {
    expect((await refused(put('d.csv', content))).message).toMatch(new RegExp(`^d.csv .*${what}`));
  });

  test('is distinguished from a file that only begins like it', async () => {
    for (const start of ['PK', 'PAR1', 'BZh', 'ARROW1'])
      expect((await readAll(put('e.csv', `${start},x\nA,1\n`))).table.header.columns).toEqual([start, 'x']);
  });

  test.skipIf(process.platform === 'win32')('is not read for ever where it is endless', async () => {
    expect((await refused('/dev/zero')).message).toBe('/dev/zero is not a file');
  });

  test('has its name quoted where a terminal would act on it', async () => {
    const { message } = await refused(join(root, '\u001b[31mred.csv'));
    expect(message).not.toContain('\u001b');
  });
});
