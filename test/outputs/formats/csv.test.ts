import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { guardFormula, toCsv, unguardFormula } from '../../../outputs/formats/csv.js';
import { parseTable } from '../../../pipeline/tables/read-shipped-table.js';
import { field, type Table } from '../../../schemas/table.js';
import { cases } from '../../project/checkout.js';

const meta = { title: 'T', description: 'D.' };
const row = z.strictObject({
  id: field(z.int(), meta),
  text: field(z.string(), meta),
  remark: field(z.string().min(1).nullable(), meta),
  number: field(z.number().nullable(), meta),
  sure: field(z.boolean(), meta),
});
const table = { name: 't', title: 'T', description: 'D.', key: ['id'], row } satisfies Table;
const BLANK = { id: 1, text: '', remark: null, number: null, sure: true };

/** The first data line of a table of one row. */
const lineOf = (values: Partial<z.infer<typeof row>>) => {
  const csv = toCsv(table, [{ ...BLANK, ...values }]);
  return csv.slice(csv.indexOf('\n') + 1, -1);
};

/** Arbitrary texts, and texts full of characters with a meaning in CSV or in a spreadsheet. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', '1', '.', 'e', ' '),
  }),
);
const anyRow = fc.record({
  text: anyText,
  remark: fc.option(anyText.filter((text) => text !== '')),
  // Negative zero is written as 0.
  number: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number || 0)),
  sure: fc.boolean(),
});

describe('a published CSV', () => {
  test('of no rows has only a header', () => {
    expect(toCsv(table, [])).toBe('id,text,remark,number,sure\n');
    expect(parseTable(table, toCsv(table, []), 'none.csv')).toEqual([]);
  });

  test('quotes a cell with a quote, a comma or a line break, and no other', () => {
    expect(lineOf({ text: 'a "b", c' })).toBe('1,"a ""b"", c",,,true');
    expect(lineOf({ text: 'a\nb' })).toBe('1,"a\nb",,,true');
    expect(lineOf({ text: 'a\rb' })).toBe('1,"a\rb",,,true');
    expect(lineOf({ text: ' a; b ' })).toBe('1, a; b ,,,true');
  });

  test.each([
    [0.1 + 0.2, '0.30000000000000004'],
    [1 / 3, '0.3333333333333333'],
    [-0, '0'],
    [1e21, '1e+21'],
    [5e-324, '5e-324'],
    [100, '100'],
  ])('writes %d in the shortest form that reads back', (number, written) => {
    expect(lineOf({ number })).toBe(`1,,,${written},true`);
    expect(Number(written)).toBe(number === 0 ? 0 : number);
  });

  test('does not distinguish a missing value from an empty text; the schema does', () => {
    expect(lineOf({ text: '', remark: null })).toBe('1,,,,true');
    expect(parseTable(table, toCsv(table, [BLANK]), 'blank.csv')).toEqual([BLANK]);
  });

  test('reads back unchanged, whatever it contains', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 12 }), (found) => {
        const rows = found.map((values, id) => ({ id, ...values }));
        expect(parseTable(table, toCsv(table, rows), 'any.csv')).toEqual(rows);
      }),
      { numRuns: cases(300, 1000) },
    );
  });
});

describe('the guard against formulas', () => {
  test.each([
    '=1+1',
    '+cmd',
    '-cmd',
    '@sum',
    '\t=1',
    '\r=1',
    '=1\n',
    "'=1",
    '-1-1',
    '+',
    '--',
    '＝1',
    '＋1',
    '－1',
    '＠a',
  ])('puts an apostrophe before %j', (text) => {
    expect(guardFormula(text)).toBe(`'${text}`);
  });

  test.each(['-', '-5.2', '-1e-7', '', "'hello", "Bishop's", 'a=b', ' =1', '5'])(
    'leaves %j unchanged',
    (text) => {
      expect(guardFormula(text)).toBe(text);
      expect(unguardFormula(text)).toBe(text);
    },
  );

  test('is reversible, and leaves nothing that a spreadsheet would run', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const guarded = guardFormula(text);
        expect(unguardFormula(guarded)).toBe(text);
        const safe =
          !/^[=+\-@\t\r＝＋－＠]/u.test(guarded) || guarded === '-' || Number.isFinite(Number(guarded));
        expect(safe, guarded).toBe(true);
      }),
      { numRuns: cases(1000, 5000) },
    );
  });
});
