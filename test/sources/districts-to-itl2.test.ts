import { readFileSync } from 'node:fs';
import type { CellValue } from 'hucre';
import { describe, expect, test } from 'vitest';
import districtsToItl2 from '../../sources/districts-to-itl2.js';
import { fileOf } from '../../sources/source.js';
import { describeOfficial, officialPath } from '../fixtures/official.js';
import { FixtureReader } from '../fixtures/reader.js';
import { refusal } from '../fixtures/refusal.js';
import { ITL2_HEADER, ITL2_ROWS, itl2Workbook } from '../fixtures/workbook.js';

const FILE = fileOf(districtsToItl2).name;
const read = async (rows: readonly (readonly CellValue[])[] = ITL2_ROWS) =>
  districtsToItl2.read(new FixtureReader({ [FILE]: await itl2Workbook([ITL2_HEADER, ...rows]) }));
const put = (i: number, column: string, value: CellValue) =>
  ITL2_ROWS.map((row, index) => (index === i ? row.with(ITL2_HEADER.indexOf(column), value) : row));

describe('the regions of districts', () => {
  test('have a code, a name and the row that says so', async () => {
    expect((await read()).get('E06000901')).toEqual([
      { place_code: 'TLX1', place_name: 'Upper Vale and Mere', cell: `${FILE}#2:ITL221CD` },
    ]);
  });

  test('are one where a district has several smaller areas in it, and several where it lies in several', async () => {
    expect((await read()).get('E07000902')).toHaveLength(1);
    const [code, name] = ['ITL221CD', 'ITL221NM'].map((column) => ITL2_HEADER.indexOf(column));
    const split = ITL2_ROWS.with(
      5,
      ITL2_ROWS[5]!.with(code ?? 0, 'TLX1').with(name ?? 0, 'Upper Vale and Mere'),
    );
    const places = (await read(split)).get('E07000902')?.map(({ place_code }) => place_code);
    expect(places).toEqual(['TLX2', 'TLX1']);
  });

  test.each([
    ['a code of another kind', 0, 'LAD20CD', 'TLX11', 'row 2, column LAD20CD'],
    ['a region of another level', 1, 'ITL221CD', 'TLX11', 'row 3, column ITL221CD'],
    ['no region', 1, 'ITL221CD', null, 'row 3, column ITL221CD'],
    ['two names of a region', 1, 'ITL221NM', 'Lower Vale', 'row 3, column ITL221NM'],
    ['no name of a region', 0, 'ITL221NM', '', 'row 2, column ITL221NM'],
  ])('refuse %s', async (_, i, column, value, where) => {
    const error = await refusal(() => read(put(i, column, value)));
    expect(error).toMatchObject({ code: 'rows-unreadable', exit: 4 });
    expect([error.message, ...error.places].join('\n')).toContain(where);
  });
});

describeOfficial('the official lookup', () => {
  test('has 379 districts of 2020, of which 314 are in 33 English regions', async () => {
    const bytes = readFileSync(officialPath(districtsToItl2));
    const list = await districtsToItl2.read(new FixtureReader({ [FILE]: bytes }));
    const english = [...list].filter(([code]) => code.startsWith('E'));
    expect([list.size, english.length]).toEqual([379, 314]);
    expect(new Set(english.flatMap(([, places]) => places.map(({ place_code }) => place_code))).size).toBe(
      33,
    );
    expect(english.filter(([, places]) => places.length !== 1)).toEqual([]);
  });
});
