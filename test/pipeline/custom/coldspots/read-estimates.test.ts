import { describe, expect, test } from 'vitest';
import { parseColumnMap } from '../../../../pipeline/custom/coldspots/column-map.js';
import { readEstimates } from '../../../../pipeline/custom/coldspots/read-estimates.js';
import { refusalOf } from './refused.js';

const MAP = parseColumnMap('area=Area,earnings=E,gap=G,unexplained=U');
const WITH_ERRORS = parseColumnMap('area=Area,earnings=E,gap=G,unexplained=U,gap_se=S');
const HEADER = ['Area', 'E', 'G', 'U'];
const LEEDS = ['Leeds', '1', '2', '3'];

const table = (rows: readonly (readonly string[])[], ragged = true) => ({ name: 't.csv', rows, ragged });
const read = (...rows: readonly (readonly string[])[]) => readEstimates(table(rows), MAP);
const refused = (rows: readonly (readonly string[])[], map = MAP) =>
  refusalOf(() => readEstimates(table(rows), map));

describe('the header', () => {
  test('need not stand in the first row, below a title and a row of merged cells', () => {
    const { rows } = read(['Table 5.1: earnings'], [], ['', 'of the poor', '', ''], HEADER, LEEDS);
    expect(rows).toMatchObject([{ row: 5, area: 'Leeds' }]);
  });

  test('may have columns beside those asked for, in any order, and the same name among them twice', () => {
    const { rows } = read(['x', 'U', 'x', 'G', 'Area', 'E'], ['', '3', '', '2', 'Leeds', '1']);
    expect(rows[0]?.cells.get('unexplained')?.value).toBe(3);
  });

  test('is compared on one line, without signs that nobody sees', () => {
    const { rows } = read(['Area\u200b', ' E\n', 'G\u00a0', '\ufeffU'], LEEDS);
    expect(rows).toHaveLength(1);
  });

  test.each([
    ['lacks a column', [['Area', 'E', 'G'], LEEDS], 't.csv has no column "U"'],
    ['is not there', [[], []], 't.csv has no column "Area"'],
    [
      'has a column twice',
      [
        [...HEADER, 'E'],
        [...LEEDS, '4'],
      ],
      't.csv, row 1: the column "E" stands twice',
    ],
    ['stands alone', [HEADER], 'no row with figures'],
  ])('that %s is refused', (_, rows, message) => {
    const error = refused(rows);
    expect(error.code).toBe('table-invalid');
    expect(error.message).toContain(message);
  });

  test('that is nearly there is named', () => {
    expect(refused([['area', 'E', 'G', 'U'], LEEDS]).next).toBe('did you mean area?');
  });

  test('is not looked for in a cell of a million letters', () => {
    const start = performance.now();
    const long = 'L'.repeat(1_000_000);
    expect(refused([[long, 'E', 'G', 'U'], LEEDS]).message).toContain('"Area"');
    expect(refused([HEADER, [long, '1', '2', '3']]).message).toMatch(/row 2: "L+…" is too long/);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('rows between and below the figures', () => {
  test('that hold no figure are told of, and those after them keep their numbers', () => {
    const { rows, notes } = read(HEADER, ['North East'], LEEDS, [], ['Total', '', '', ''], ['Source: x']);
    expect(rows).toMatchObject([{ row: 3, area: 'Leeds' }]);
    expect(notes.map((note) => /^row \d+ \("[^"]*"\)/.exec(note)?.[0])).toEqual([
      'row 2 ("North East")',
      'row 5 ("Total")',
      'row 6 ("Source: x")',
    ]);
  });

  test('that say the header again are told of', () => {
    const { rows, notes } = read(HEADER, LEEDS, HEADER, ['Halton', '1', '2', '3']);
    expect(rows.map(({ row }) => row)).toEqual([2, 4]);
    expect(notes).toEqual(['row 3 says the header again']);
  });

  test('that hold figures without an area are refused', () => {
    expect(refused([HEADER, LEEDS, ['', '1', '2', '3']]).message).toBe(
      't.csv, row 3: figures without an area',
    );
  });
});

describe('a row of another length than the header', () => {
  test('is refused: a comma in a number would have moved the others', () => {
    const { message, next } = refused([HEADER, ['Leeds', '10', '500', '2', '3']]);
    expect(message).toBe('t.csv, row 2: 5 cells where the header has 4');
    expect(next).toContain('quotation marks');
  });

  test('is refused where it ends early', () => {
    expect(refused([HEADER, ['Leeds', '1', '2']]).message).toContain('ends after 3 cells');
  });

  test('is taken where what is too much is empty, or the cells have places of their own', () => {
    expect(read(HEADER, [...LEEDS, '', '']).rows).toHaveLength(1);
    expect(readEstimates(table([HEADER, [...LEEDS, '', 'a note']], false), MAP).rows).toHaveLength(1);
  });
});

describe('a cell', () => {
  test('that is no number is named with its row, its column and what stands there', () => {
    const { code, message, next } = refused([HEADER, ['North East'], ['Leeds', '\u001b[31m1', '2', '3']]);
    expect(code).toBe('table-invalid');
    expect(message).toBe('t.csv, row 3, column "E": not a number, found "[31m1"');
    expect(next).toContain('plain number');
  });

  test('with a percent sign does not stand beside one without', () => {
    expect(read(HEADER, ['Leeds', '45%', '2', '3'], ['Halton', '40%', '2', '3']).rows).toHaveLength(2);
    expect(refused([HEADER, ['Leeds', '45%', '2', '3'], ['Halton', '0.4', '2', '3']]).message).toMatch(
      /^t\.csv, row 3, column "E": with % here and without in row 2/,
    );
  });

  test('of a standard error is not below nought', () => {
    const rows = (error: string) => [
      [...HEADER, 'S'],
      [...LEEDS, error],
    ];
    expect(refused(rows('-1'), WITH_ERRORS).message).toContain('column "S": a standard error below nought');
    const [row] = readEstimates(table(rows('0')), WITH_ERRORS).rows;
    expect(row?.cells.get('gap_se')?.value).toBe(0);
  });
});
