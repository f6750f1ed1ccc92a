import type { CellValue } from 'hucre';
import { describe, expect, test } from 'vitest';
import indicesOfDeprivation, { readPopulations } from '../../sources/indices-of-deprivation-2019.js';
import { fileOf } from '../../sources/source.js';
import { FixtureReader } from '../fixtures/reader.js';
import { isHostile, refusal, shownOf } from '../fixtures/refusal.js';
import {
  type DeprivationSheets,
  deprivationWorkbook,
  IMD_HEADER,
  IMD_ROWS,
  INCOME_HEADER,
  INCOME_ROWS,
} from '../fixtures/workbook.js';

const FILE = fileOf(indicesOfDeprivation).name;
const readerOf = async (sheets: DeprivationSheets = {}) =>
  new FixtureReader({ [FILE]: await deprivationWorkbook(sheets) });
const observed = async (sheets: DeprivationSheets = {}) =>
  indicesOfDeprivation.observe(await readerOf(sheets));
const populations = async (sheets: DeprivationSheets = {}) => readPopulations(await readerOf(sheets));
const refused = (sheets: DeprivationSheets) => refusal(() => observed(sheets));
/** The rows with one cell replaced. */
const put = (rows: readonly (readonly CellValue[])[], i: number, column: number, value: CellValue) =>
  rows.map((row, index) => (index === i ? row.with(column, value) : row));

describe('the average score', () => {
  test('is read from the sheet IMD, with the row of the workbook', async () => {
    const [first, second] = await observed();
    expect(second).toEqual({
      area_code: 'E07000911',
      series: 'IMD average score',
      period: '2019',
      value: 31.25,
      lower: null,
      upper: null,
      status: 'observed',
      reason: '',
      flags: '',
      cell: `${FILE}#3:IMD - Average score`,
      raw_text: '31.25',
    });
    expect(first).toMatchObject({ area_code: 'E07000901', value: 12.5 });
  });

  test('is found by its header whatever the other columns', async () => {
    const imd = [IMD_HEADER, ...IMD_ROWS].map((row) => ['', ...row.slice().reverse()]);
    expect(await observed({ imd })).toMatchObject([{ value: 12.5 }, { value: 31.25 }, { value: 29 }]);
  });

  test.each([
    ['text', 'n/a', 'found "n/a"'],
    ['a number that is text', '31.25', 'found "31.25"'],
    ['nothing', null, 'found "null"'],
    ['true', true, 'found "true"'],
    ['a negative number', -1, 'found "-1"'],
    ['hostile text', '\u001b[2J\u202e', 'found "'],
  ])('%s is not a score', async (_, value, problem) => {
    const error = await refused({ imd: [IMD_HEADER, ...put(IMD_ROWS, 1, 4, value)] });
    expect(error).toMatchObject({ code: 'rows-unreadable', exit: 4 });
    expect(error.message).toContain(
      `${FILE}, sheet IMD: a row cannot be read: row 3, column IMD - Average score : `,
    );
    expect(error.message).toContain(problem);
    expect(shownOf(error).filter(isHostile)).toEqual([]);
  });

  test('an invalid or duplicate code is reported', async () => {
    const error = await refused({
      imd: [IMD_HEADER, ...put(put(IMD_ROWS, 1, 0, 'Old Town'), 2, 0, 'E07000901')],
    });
    expect(error.message).toContain('2 rows cannot be read, the first: row 3');
    expect(error.places.join('\n')).toContain(
      'row 4, column Local Authority District code (2019): not an area code, or one that appeared before, found "E07000901"',
    );
  });

  test('a header is missing without its trailing space, and when it is duplicated', async () => {
    const trimmed = await refused({ imd: [IMD_HEADER.map((name) => name.trim()), ...IMD_ROWS] });
    expect(trimmed).toMatchObject({ code: 'column-missing', exit: 4 });
    expect(trimmed.message).toBe(`${FILE}, sheet IMD, has no column "IMD - Average score "`);
    const twice = await refused({ imd: [IMD_HEADER.with(2, 'IMD - Average score '), ...IMD_ROWS] });
    expect(twice).toMatchObject({ code: 'column-duplicate', exit: 4 });
    expect(twice.message).toBe(`${FILE}, sheet IMD, has the column "IMD - Average score " 2 times`);
  });
});

describe('the populations', () => {
  test('are people in income deprivation divided by their share', async () => {
    // 12,500 people are 12.5 %, and 75,000 are 25 %. The share of the first district is zero.
    expect([...(await populations())]).toEqual([
      ['E07000911', 100_000],
      ['E07000912', 300_000],
    ]);
  });

  test('a district without people has no population, so that it never gets a weight', async () => {
    const income = [INCOME_HEADER, ...put(INCOME_ROWS, 1, 4, 0)];
    expect([...(await populations({ income })).keys()]).toEqual(['E07000912']);
  });

  test.each([-5, 'many', null])('%j is not a number of people', async (value) => {
    const error = await refusal(() =>
      populations({ income: [INCOME_HEADER, ...put(INCOME_ROWS, 1, 4, value)] }),
    );
    expect(error).toMatchObject({ code: 'rows-unreadable', exit: 4 });
    expect(error.message).toContain(
      `${FILE}, sheet Income: a row cannot be read: row 3, column Income scale: `,
    );
  });
});
