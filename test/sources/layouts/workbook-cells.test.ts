import { describe, expect, test } from 'vitest';
import { guardCells, MOST_CELLS, MOST_PLACES } from '../../../sources/layouts/workbook-cells.js';
import { refusal } from '../../fixtures/refusal.js';
import { deprivationWorkbook, zipOf } from '../../fixtures/workbook.js';

/** A zip archive of sheets, of which only the cells matter here. */
const sheets = (...contents: readonly string[]) =>
  zipOf(
    contents.map((content, i) => ({
      name: `xl/worksheets/sheet${i + 1}.xml`,
      content: Buffer.from(`<worksheet><sheetData>${content}</sheetData></worksheet>`),
    })),
  );
const refused = async (bytes: Uint8Array) => {
  const error = await refusal(() => guardCells(bytes, 'f.xlsx'));
  expect([error.code, error.exit]).toEqual(['workbook-unsafe', 4]);
  return error;
};
/** One cell, so far out that there are so many places up to it; of columns a sheet has 16,384. */
const far = (places: number) => `<row r="1"><c r="XFD${Math.ceil(places / 16_384)}"><v>1</v></c></row>`;

describe('a workbook passes', () => {
  test('as publishers have it', async () => {
    await guardCells(await deprivationWorkbook(), 'f.xlsx');
  });
  test('with a cell as far out as is allowed, and texts that only look like cells', async () => {
    await guardCells(sheets(far(MOST_PLACES - 16_384)), 'f.xlsx');
    await guardCells(sheets('<col r="XFD1048576"/><cell r="XFD1048576"/>'), 'f.xlsx');
  });
});

describe('a workbook is refused before it is held', () => {
  test.each([
    ['with one cell too far out', [far(MOST_PLACES + 16_384)]],
    ['with several sheets that are too large together', Array(4).fill(far(MOST_PLACES / 3))],
    ['with apostrophes and a prefix', [`<x:row><x:c s = "1" r = 'xfd1048576'/></x:row>`]],
    [
      'with a row far down whose cells do not say where they are',
      [`<row r="1048576">${'<c/>'.repeat(20)}</row>`],
    ],
    [
      'with rows that do not say where they are',
      [`${'<row/>'.repeat(1000)}<row><c r="XFD"/></row>${far(1e9)}`],
    ],
  ])('%s', async (_, contents) => {
    expect((await refused(sheets(...contents))).next).toContain('.csv');
  });

  test('with too many cells, all at one place', async () => {
    await refused(sheets('<c r="A1"/>'.repeat(MOST_CELLS + 1)));
  }, 60_000);

  test('but not when it is none: that is said', async () => {
    expect(await refusal(() => guardCells(Buffer.from('PK'), 'f.xlsx'))).toMatchObject({
      code: 'file-unreadable',
    });
  });
});
