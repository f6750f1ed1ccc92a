import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { SmiError } from '../../../errors/smi-error.js';
import { refusal } from '../../fixtures/refusal.js';
import { cases } from '../../project/checkout.js';
import { csvOf, readAll, tableFolder } from './setup.js';

const root = tableFolder();
const put = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(root, name), content);
  return join(root, name);
};
async function refused(path: string): Promise<SmiError> {
  const error = await refusal(() => readAll(path));
  expect([error.code, error.exit]).toEqual(['table-unreadable', 2]);
  return error;
}

const HEADER = ['Area', 'E', 'G', 'U'];
const LEEDS = ['Leeds', '1', '2', '3'];
const HALTON = ['Halton', '4', '5', '6'];
const TEXT = csvOf([HEADER, LEEDS, HALTON]);
const WANTED = { keys: ['Area'], figures: ['E', 'G', 'U'] };

describe('a text file', () => {
  test('has the line of a byte that is not UTF-8, however far down', async () => {
    const count = cases(80_000, 200_000);
    const rows = Array.from({ length: count }, (_, i) => `Area ${i},1,2,3\n`).join('');
    const bytes = Buffer.concat([Buffer.from(TEXT + rows), Buffer.from('Orl\xe9ans,1,2,3\n', 'latin1')]);
    expect((await refused(put('far.csv', bytes))).message).toBe(
      `far.csv is not UTF-8 text: see line ${count + 4}`,
    );
  });

  test.each([
    ['semicolons', ';'],
    ['tabs', '\t'],
  ])('may have %s between its cells, and it is said', async (name, sign) => {
    const path = put('other.csv', TEXT.replaceAll(',', sign));
    for (const wanted of [WANTED, undefined]) {
      const { rows, notes } = await readAll(path, wanted);
      expect(rows).toEqual([
        { row: 2, cells: LEEDS },
        { row: 3, cells: HALTON },
      ]);
      expect(notes).toEqual([expect.stringContaining(name)]);
    }
    const { message, next } = await refusal(() =>
      readAll(put('short.csv', `a${sign}b\nA${sign}1${sign}2\n`)),
    );
    expect(message).toContain('row 2 has 3 cells');
    expect(next).toContain(name.replace(/s$/, ''));
  });

  test.each([
    ['a title with commas above', 'A title, with commas, and more\nA;E;G\nL;1,5;2,5\nM;2,5;3\n', 2],
    ['commas in the header', 'A;E, £;G\nL;1,5;2,5\nM;2,5;3\n', 1],
    ['two columns', 'A;E\nL;1,5\nM;2,5\n', 1],
    ['two columns and a comma in the header', 'A;E, £\nL;1,5\nM;2,5\n', 1],
  ])('with semicolons and decimal commas is not taken for one with commas: %s', async (_, text, row) => {
    const { table } = await readAll(put('commas.csv', text));
    expect(table.header.row).toBe(row);
    expect(table.header.columns[0]).toBe('A');
    expect(table.decimal).toBe(',');
  });

  test('may be compressed with gzip, whatever its name', async () => {
    for (const name of ['packed.csv.gz', 'packed.csv']) {
      const { table, rows } = await readAll(put(name, gzipSync(TEXT)), WANTED);
      expect(table.name).toBe(name);
      expect(rows).toHaveLength(2);
    }
    expect((await readAll(put('s.gz', gzipSync('A;E\nL;1,5\n')))).table.decimal).toBe(',');
  });

  test.each([
    ['is cut off', gzipSync(TEXT.repeat(100)).subarray(0, 60), 'damaged'],
    ['is damaged', Buffer.concat([gzipSync(TEXT).subarray(0, 20), Buffer.from('damage')]), 'damaged'],
    ['is empty inside', gzipSync(''), 'empty'],
    ['has a workbook inside', gzipSync('PK\u0003\u0004 and so on'), 'not CSV'],
    ['has an archive inside', gzipSync(`folder/${'\0'.repeat(200)}`), 'not CSV'],
    ['has Latin-1 inside', gzipSync(Buffer.from('A,E\n\xe9,1\n', 'latin1')), 'not UTF-8 text: see line 2'],
    [
      'unpacks to far more than a table',
      gzipSync(`A,E\n${'0'.repeat(cases(5_000_000, 60_000_000))}`),
      'unreasonable size',
    ],
  ])('compressed with gzip that %s is refused', async (_, bytes, words) => {
    expect((await refused(put('bad.csv.gz', bytes))).message).toMatch(new RegExp(`^bad.csv.gz .*${words}`));
  });

  test('may have columns without a name, commas at the end of rows, and names that differ in capitals', async () => {
    const path = put('pandas.csv', ',ID,id,x\n0,A,a,1,\n1,B,b,2,\r\n2,C,c,3\n');
    const { table, rows } = await readAll(path, { keys: ['ID'], figures: ['x'] });
    expect(table.header.columns).toEqual(['', 'ID', 'id', 'x']);
    expect(rows.map(({ cells }) => cells[1])).toEqual(['A', 'B', 'C']);
  });

  test.each([
    ['a Cyrillic letter', 'P\u0430y'],
    ['an accent of its own', 'Pa\u0301y'],
  ])('may have no two columns whose names look the same: %s', async (_, name) => {
    const other = name.normalize('NFC') === name ? 'Pay' : name.normalize('NFC');
    const error = await refusal(() => readAll(put('alike.csv', `A,${other},${name}\nL,1,2\n`)));
    expect(error.code).toBe('table-invalid');
    expect(error.message).toContain('row 1, columns 2 and 3');
  });
});
