import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CellValue, writeOds, writeXlsx } from 'hucre';
import { afterAll, describe, expect, test } from 'vitest';
import type { SmiError } from '../../../errors/smi-error.js';
import { readRows } from '../../../pipeline/tables/read-rows.js';
import { refusal } from '../../fixtures/refusal.js';
import { zipOf } from '../../fixtures/workbook.js';

const root = mkdtempSync(join(tmpdir(), 'rows-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const TEXT = 'Area,E,G,U\nLeeds,1,2,3\n';
const ROWS = [
  ['Area', 'E', 'G', 'U'],
  ['Leeds', '1', '2', '3'],
];
const put = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(root, name), content);
  return join(root, name);
};
const read = async (name: string, content: string | Uint8Array, sheet?: string) =>
  (await readRows(put(name, content), sheet)).rows;
async function refused(path: string, sheet?: string): Promise<SmiError> {
  const error = await refusal(() => readRows(path, sheet));
  expect([error.code, error.exit]).toEqual(['table-unreadable', 2]);
  return error;
}
const sheet = (rows: readonly (readonly CellValue[])[], name = 'S') => ({
  name,
  rows: rows.map((row) => [...row]),
});

describe('a file of text', () => {
  test.each([
    ['with a byte order mark', `\ufeff${TEXT}`],
    ['with the line ends of Windows', TEXT.replaceAll('\n', '\r\n')],
    ['with the line ends of old Macs', TEXT.replaceAll('\n', '\r')],
    ['with line ends of both kinds', TEXT.replace('\n', '\r\n')],
    ['in quotation marks', TEXT.replace('Leeds', '"Leeds"')],
  ])('is read %s', async (_, text) => expect((await read('a.csv', text)).slice(0, 2)).toEqual(ROWS));

  test.each([
    ['nothing', '', 'is empty'],
    ['UTF-16', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), 'is not UTF-8 text'],
    ['UTF-16 without its mark', Buffer.from(TEXT, 'utf16le'), 'is not UTF-8 text'],
    ['Latin-1', Buffer.from(TEXT.replace('E', '£'), 'latin1'), 'is not UTF-8 text'],
    ['semicolons', TEXT.replaceAll(',', ';'), 'has semicolons between its cells'],
    ['semicolons and decimal commas', 'A;E;G;U\nL;1,5;2,5;3,5\n', 'has semicolons between its cells'],
    ['tabs', TEXT.replaceAll(',', '\t'), 'has tabs between its cells'],
    ['a quotation mark that does not end', `${TEXT}"Halton,1,2,3\n`, 'row 3: a quotation mark'],
  ])('of %s is refused, and told how to save it', async (_, content, message) => {
    const error = await refused(put('b.csv', content));
    expect(error.message).toContain(message);
    expect(error.next).toMatch(/save|quotation marks/);
  });
});

describe('a workbook', () => {
  test('is read as xlsx and as ods', async () => {
    const sheets = [sheet(ROWS.map((row) => row.map((cell) => (/\d/.test(cell) ? Number(cell) : cell))))];
    expect(await read('a.xlsx', await writeXlsx({ sheets }))).toEqual(ROWS);
    expect(await read('a.ods', await writeOds({ sheets }))).toEqual(ROWS);
  });

  test('of several sheets asks which, and has no sheet of another name', async () => {
    const sheets = [sheet(ROWS, 'Notes\u009b31m'), sheet(ROWS, 'Table 5.1')];
    const path = put('b.xlsx', await writeXlsx({ sheets }));
    expect((await refused(path)).next).toBe('name one with --sheet: its sheets are "Notes?31m", "Table 5.1"');
    expect((await refused(path, 'table 5.1')).message).toContain('has no sheet "table 5.1"');
    expect((await readRows(path, 'Table 5.1')).name).toBe('b.xlsx, sheet "Table 5.1"');
    expect((await readRows(path, 'Notes\u009b31m')).name).not.toContain('\u009b');
  });

  test('has dates, truths and errors as text, which is no number', async () => {
    const sheets = [sheet([['a', new Date('2020-01-31T00:00:00Z'), true, '#N/A']])];
    expect(await read('c.xlsx', await writeXlsx({ sheets }))).toEqual([['a', '2020-01-31', 'true', '#N/A']]);
  });

  test('that is not what its name says is refused', async () => {
    const sheets = [sheet(ROWS)];
    for (const [name, content] of [
      ['text.xlsx', TEXT],
      ['cut.xlsx', (await writeXlsx({ sheets })).slice(0, 2000)],
      ['really-ods.xlsx', await writeOds({ sheets })],
      ['other.xlsx', zipOf([{ name: 'a.txt', content: Buffer.from('a') }])],
    ] as const)
      expect((await refused(put(name, content))).message).toMatch(/workbook/);
  });

  test('that grows beyond measure is not opened, and whoever gave it is named, not an official publisher', async () => {
    const path = put('bomb.xlsx', zipOf([{ name: 'xl/workbook.xml', content: Buffer.alloc(100_000_000) }]));
    const { message, next } = await refused(path);
    expect(message).toContain('grows beyond measure');
    expect(next).toContain('whoever gave it to you');
  });
});

describe('what is no table', () => {
  test('is refused: no file, a folder, another kind, a sheet of a text', async () => {
    mkdirSync(join(root, 'folder.csv'));
    expect((await refused(join(root, 'nowhere.csv'))).message).toContain('is not there');
    expect((await refused(join(root, 'folder.csv'))).message).toContain('is a folder');
    expect((await refused(put('a.txt', TEXT))).message).toContain('is not a .csv, .xlsx or .ods file');
    expect((await refused(put('c.csv', TEXT), 'S')).next).toBe('leave out --sheet');
  });

  test.skipIf(process.platform === 'win32')('is not read to its end where it has none', async () => {
    expect((await refused('/dev/zero')).message).toBe('/dev/zero is not a file');
  });

  test('is refused before it is read where it is too large', async () => {
    const path = put('large.csv', Buffer.alloc(20_000_001, ','));
    expect((await refused(path)).message).toContain('too large');
  });

  test('has its name quoted where a terminal would act on it', async () => {
    const { message } = await refused(join(root, '\u001b[31mred.csv'));
    expect(message).not.toContain('\u001b');
  });
});
