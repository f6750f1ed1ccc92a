import { describe, expect, test } from 'vitest';
import { toCsv } from '../../../outputs/formats/csv.js';
import { parseTable } from '../../../pipeline/tables/read-shipped-table.js';
import { type Figure, figureRow, figureTable } from '../../../schemas/figure.js';
import { isHostile, refusal, shownOf } from '../../fixtures/refusal.js';

const TABLE = { ...figureTable, row: figureRow };
const figure = (more: Partial<Figure> = {}): Figure => ({
  area_code: 'E07000901',
  indicator: 'pay',
  period: '2025',
  value: 12.5,
  lower: 10,
  upper: 15,
  status: 'observed',
  reason: '',
  flags: '',
  from_codes: 'E07000901',
  source: 'pays',
  cells: 'f.csv#2:value',
  raw_text: '12.5',
  ...more,
});
const text = toCsv(figureTable, [figure(), figure({ area_code: 'E07000902' })]);
const parsed = (content: string) => parseTable(TABLE, content, 'figures.csv');
const refused = (from: string | RegExp, to: string) => {
  expect(text).toMatch(from);
  return refusal(() => parsed(text.replace(from, to)));
};

describe('a shipped table', () => {
  test('reads back as written, to the last bit and the oddest text', () => {
    const rows = [
      figure({ value: 0.1 + 0.2, lower: -0, upper: 5e-324 }),
      figure({
        area_code: 'E07000902',
        value: null,
        lower: null,
        upper: null,
        status: 'missing',
        raw_text: '-',
      }),
      figure({
        area_code: 'E07000903',
        value: 1.7976931348623157e308,
        raw_text: '=HYPERLINK("x")',
        cells: 'a,"b"\r\nc',
      }),
      figure({ area_code: 'E07000904', raw_text: "'=1", reason: '+44' }),
    ];
    const back = parsed(toCsv(figureTable, rows));
    expect(back).toEqual(rows.map((row) => (Object.is(row.lower, -0) ? { ...row, lower: 0 } : row)));
  });

  test('is not read by a schema with a check of whole rows, which a check of cells would leave out', () => {
    const row = figureRow.refine(({ lower }) => lower !== 10);
    expect(() => parseTable({ ...figureTable, row }, text, 'figures.csv')).toThrow(TypeError);
  });

  test('may have no rows', () => expect(parsed(toCsv(figureTable, []))).toEqual([]));

  test.each([
    ['an invalid code', /E07000902,/, 'E0700,', 'figures.csv, row 3, column area_code: found "E0700"'],
    [
      'a value with trailing text',
      /,12\.5,10/,
      ',12.5x,10',
      'figures.csv, row 2, column value: found "12.5x"',
    ],
    ['a value in hexadecimal', /,12\.5,10/, ',0x1F,10', 'figures.csv, row 2, column value: found "0x1F"'],
    [
      'a value that is not finite',
      /,12\.5,10/,
      ',Infinity,10',
      'figures.csv, row 2, column value: found "Infinity"',
    ],
    [
      'a value too large for a double',
      /,12\.5,10/,
      ',1e999,10',
      'figures.csv, row 2, column value: found "1e999"',
    ],
    ['a value with a space', /,12\.5,10/, ', 12.5,10', 'figures.csv, row 2, column value: found " 12.5"'],
    ['a limit that is text', /,10,15/, ',ten,15', 'figures.csv, row 2, column lower: found "ten"'],
    ['an unknown status', 'observed', 'guessed', 'figures.csv, row 2, column status: found "guessed"'],
    ['an empty indicator', ',pay,', ',,', 'figures.csv, row 2, column indicator: found ""'],
    ['a duplicate area', /E07000902,/, 'E07000901,', 'figures.csv, row 3: E07000901 pay 2025'],
    ['a short row', /,12\.5\n/, '\n', 'figures.csv, row 2: 12 cells, not 13'],
    ['a long row', /,12\.5\n/, ',12.5,6\n', 'figures.csv, row 2: 14 cells, not 13'],
    ['a column renamed', 'raw_text', 'text', 'figures.csv: the columns'],
    ['a column moved', 'lower,upper', 'upper,lower', 'figures.csv: the columns'],
    [
      'an unclosed quotation mark',
      'f.csv#2:value',
      '"f.csv#2:value',
      'figures.csv, row 2: a quoted cell does not end',
    ],
    ['a missing last line break', /\n$/, '', 'figures.csv: the last line does not end'],
    ['an empty file', /^[\s\S]*$/, '', 'figures.csv: the columns'],
  ])('is refused with %s', async (_, from, to, message) => {
    expect(await refused(from, to)).toMatchObject({
      code: 'figures-invalid',
      exit: 2,
      message: expect.stringContaining(message),
    });
  });

  test('is refused when cut at any position, or lacks whole rows: never half a row', async () => {
    const whole = parsed(text);
    for (let end = 0; end < text.length; end += 1) {
      const cut = text.slice(0, end);
      const rows = await Promise.resolve()
        .then(() => parsed(cut))
        .catch(() => undefined);
      if (rows !== undefined) expect(whole.slice(0, rows.length)).toEqual(rows);
    }
  });

  test('hostile text reaches no terminal', async () => {
    const shown = shownOf(await refused(/,12\.5,10/, ',\u001b[2J\u202e,10'));
    expect(shown.filter(isHostile)).toEqual([]);
  });
});
