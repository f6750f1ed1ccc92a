import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../sources/layouts/csv.js';
import { isHostile, refusal, shownOf } from '../../fixtures/refusal.js';

const LAYOUT = ['code', 'name', 'value'];
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string, layout: readonly string[] = LAYOUT) => readCsv(bytes(text), 'f.csv', layout);
const refused = (content: string | Uint8Array, layout: readonly string[] = LAYOUT) =>
  refusal(() => readCsv(typeof content === 'string' ? bytes(content) : content, 'f.csv', layout));

/** UTF-16, little-endian. */
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));

describe('a CSV file', () => {
  test('keeps every cell as text, unchanged', () => {
    const { rows } = read('code,name,value\n007,"a, ""b""\r\nc", 1.50 \n,true,=1+1\n');
    expect(rows).toEqual([
      ['007', 'a, "b"\r\nc', ' 1.50 '],
      ['', 'true', '=1+1'],
    ]);
  });

  test('takes the columns in any order, each by its name', () => {
    const { rows, indexOf } = read('value,code,name\n1,a,b\n');
    expect(LAYOUT.map((column) => rows[0]?.[indexOf(column)])).toEqual(['a', 'b', '1']);
  });

  test('a declared duplicate is the first of the two', () => {
    const { indexOf } = read('code,value,name,value\na,1,b,2\n', [...LAYOUT, 'value']);
    expect(indexOf('value')).toBe(1);
  });

  test('a quotation mark in the middle of a cell is a plain character', () => {
    expect(read('code,name,value\na,5" pipe,1\n').rows).toEqual([['a', '5" pipe', '1']]);
  });
});

describe('empty lines at the end of a CSV file', () => {
  const HELD = 'code,name,value\na,b,1\n';
  test.each([
    ['three of them', `${HELD}\n\n\n`],
    ['with carriage returns', `${HELD.replaceAll('\n', '\r\n')}\r\n\r\n`],
    ['of commas only, as spreadsheets leave them', `${HELD},,\n,,\n`],
    ['of spaces', `${HELD}  \n \n`],
  ])('%s, are passed over', (_, text) => {
    expect(read(text).rows).toEqual([['a', 'b', '1']]);
  });

  test('among the rows are not', async () => {
    expect(await refused('code,name,value\na,b,1\n\nc,d,2\n')).toMatchObject({ code: 'rows-unreadable' });
  });

  test('do not hide that there is no row at all', async () => {
    expect(await refused('code,name,value\n\n\n')).toMatchObject({ code: 'file-truncated' });
  });
});

test('other columns are passed over only where the layout says so', async () => {
  const text = 'code,name,sex,value\na,b,all,1\n';
  expect(await refused(text)).toMatchObject({ code: 'column-unexpected' });
  const { rows, indexOf } = readCsv(bytes(text), 'f.csv', LAYOUT, 'passed');
  expect(rows[0]?.[indexOf('value')]).toBe('1');
});

describe('a CSV file that ends early', () => {
  test.each([
    ['that is empty', '', 'f.csv has no row below its header'],
    ['within the header', 'code,na', 'f.csv has no row below its header'],
    ['after the header', 'code,name,value\n', 'f.csv has no row below its header'],
    ['in the middle of a row', 'code,name,value\na,b,1\nc,d', 'f.csv ends within row 3: 2 cells, not 3'],
    [
      'in the middle of a quoted cell',
      'code,name,value\na,b,1\nc,"d, e',
      'f.csv: a quoted cell that begins in row 3 does not end',
    ],
    [
      'in a quoted cell that swallows the rest',
      'code,name,value\na,"b,1\nc,d,2\n',
      'f.csv: a quoted cell that begins in row 2 does not end',
    ],
  ])('%s', async (_, text, message) => {
    expect(await refused(text)).toMatchObject({ code: 'file-truncated', exit: 4, message });
  });
});

describe('rows that are not as wide as the header', () => {
  test('short and long ones are all reported, with the column where they differ', async () => {
    const error = await refused('code,name,value\na,b\nc,d,1\ne,f,2,3\n\ng,h,4\n');
    expect(error).toMatchObject({ code: 'rows-unreadable', exit: 4 });
    expect(error.places).toEqual([
      'f.csv: row 2, column name: 2 cells, not 3',
      'f.csv: row 4, column value: 4 cells, not 3',
      'f.csv: row 5, column code: 1 cells, not 3',
    ]);
  });

  test('an unquoted comma is not read as two cells', async () => {
    const error = await refused('code,name,value\nE06000058,Bournemouth, Christchurch and Poole,1\n');
    expect(error).toMatchObject({ code: 'rows-unreadable' });
    expect(error.message).toContain('row 2, column value: 4 cells, not 3');
  });

  test('text after the end of a quoted cell is reported as such, not as a truncated file', async () => {
    const error = await refused('code,name,value\na,"b"c,1\nd,e,2\n');
    expect(error).toMatchObject({ code: 'rows-unreadable', exit: 4 });
    expect(error.message).toContain('row 2');
  });
});

describe('columns that moved', () => {
  test.each([
    [
      'renamed',
      'code,label,value\na,b,1\n',
      'column-missing',
      'f.csv has no column "name"; found "label" instead',
    ],
    [
      'renamed by a space',
      'code,name ,value\na,b,1\n',
      'column-missing',
      'f.csv has no column "name"; found "name " instead',
    ],
    [
      'renamed by its case',
      'code,Name,value\na,b,1\n',
      'column-missing',
      'f.csv has no column "name"; found "Name" instead',
    ],
    ['gone', 'code,value\na,1\n', 'column-missing', 'f.csv has no column "name"'],
    ['twice', 'code,name,value,name\na,b,1,c\n', 'column-duplicate', 'f.csv has the column "name" 2 times'],
    [
      'new',
      'code,name,value,note\na,b,1,c\n',
      'column-unexpected',
      'f.csv has a column "note" that its layout does not name',
    ],
    [
      'new, without a name',
      'code,name,value,\na,b,1,c\n',
      'column-unexpected',
      'f.csv has a column "" that its layout does not name',
    ],
  ])('%s', async (_, text, code, message) => {
    expect(await refused(text)).toMatchObject({ code, exit: 4, message });
  });

  test('a web page instead of the file is not a table, whatever it contains', async () => {
    const page = '<!DOCTYPE html>\n<html><body>\n<p>Moved, with commas, and "quotes"</p>\n</body></html>\n';
    const error = await refused(page);
    expect(error).toMatchObject({ code: 'column-missing', exit: 4 });
    expect(error.message).toContain('found "<!DOCTYPE html>" instead');
  });

  test('semicolons and tabs are not read as commas', async () => {
    for (const sign of [';', '\t']) {
      expect(await refused(`code,name,value\na,b,1\n`.replaceAll(',', sign))).toMatchObject({
        code: 'column-missing',
      });
    }
  });

  test('a hostile header reaches no terminal', async () => {
    const shown = shownOf(await refused('code,na\u001b[31mme\u202e,value\na,b,1\n'));
    expect(shown.filter(isHostile)).toEqual([]);
  });
});

describe('an encoding that is not UTF-8', () => {
  const text = 'code,name,value\na,Ynys Môn,1\n';

  test.each([
    ['Latin-1', new Uint8Array(Buffer.from(text, 'latin1'))],
    ['UTF-16 with a byte order mark', new Uint8Array([0xff, 0xfe, ...utf16(text)])],
    ['UTF-16 without one', utf16(text.replace('ô', 'o'))],
    ['UTF-8 cut in the middle of a character', bytes(text).subarray(0, 25)],
  ])('%s', async (_, content) => {
    const error = await refused(content);
    expect(error).toMatchObject({ code: 'file-encoding', exit: 4 });
    expect(error.message).toContain('f.csv is not UTF-8');
  });

  test('a byte order mark is not part of the first column', () => {
    expect(read(`\ufeff${text}`).rows).toEqual([['a', 'Ynys Môn', '1']]);
  });
});
