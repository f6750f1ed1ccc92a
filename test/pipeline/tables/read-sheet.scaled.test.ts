import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readAll, tableFolder } from './setup.js';
import { odsCell, odsOf, odsRow, odsTable, xlsxOf } from './workbooks.js';

const root = tableFolder();
const HEADER = ['Area', 'Pay', 'Gap'];
const read = (bytes: Uint8Array) => {
  writeFileSync(join(root, 'book'), bytes);
  return readAll(join(root, 'book'));
};
const cellsOf = async (bytes: Uint8Array) => (await read(bytes)).rows.map(({ cells }) => cells);

describe('numbers that a format divides by thousands', () => {
  const VALUES = [1234567, 2345678, 987654];
  const SHOWN = ['1,235', '2,346', '988'];
  const STYLES = `<number:number-style style:name="N1"><number:number number:display-factor="1000"/></number:number-style>
    <number:number-style style:name="N2"><number:number/><number:text>,000</number:text></number:number-style>
    <number:number-style style:name="N3P0"><number:number/></number:number-style>
    <number:number-style style:name="N3"><number:text>[c]</number:text><style:map style:condition="value()&gt;=10" style:apply-style-name="N3P0"/></number:number-style>
    <style:style style:name="up" style:family="table-cell" style:data-style-name="N1"/>
    <style:style style:name="c1" style:family="table-cell" style:parent-style-name="up"/>
    <style:style style:name="c2" style:family="table-cell" style:data-style-name="N2"/>
    <style:style style:name="c3" style:family="table-cell" style:data-style-name="N3"/>`;
  const styled = (value: number, shown: string, style: string) =>
    `<table:table-cell office:value-type="float" office:value="${value}" table:style-name="${style}"><text:p>${shown}</text:p></table:table-cell>`;
  const odsWith = (cells: readonly string[], before = '') =>
    odsOf(
      odsTable(
        before +
          odsRow(HEADER) +
          cells
            .map(
              (cell, i) => `<table:table-row>${odsCell(`A${i}`)}${cell}${odsCell(i + 1)}</table:table-row>`,
            )
            .join(''),
      ),
      STYLES,
    );
  const xlsxWith = (formats: readonly string[]) =>
    xlsxOf(
      [HEADER, ...VALUES.map((value, i) => [`A${i}`, value, i + 1])],
      Object.fromEntries(
        formats.map((numFmt, i) => [`${i + 1},1`, { value: VALUES[i] ?? null, style: { numFmt } }]),
      ),
    );
  const pays = async (bytes: Uint8Array) => (await cellsOf(bytes)).map((cells) => cells[1]);

  test('are read as shown in either format, by the style of the cell or of its column, and it is said', async () => {
    const column = '<table:table-column/><table:table-column table:default-cell-style-name="c1"/>';
    for (const bytes of [
      await xlsxWith(['#,##0,', '#,##0,', '#,##0,']),
      odsWith(VALUES.map((value, i) => styled(value, SHOWN[i]!, 'c1'))),
      odsWith(
        VALUES.map((value, i) => styled(value, SHOWN[i]!, '').replace(' table:style-name=""', '')),
        column,
      ),
    ]) {
      const { rows, notes } = await read(bytes);
      expect(rows.map(({ cells }) => cells[1])).toEqual(['1234.567', '2345.678', '987.654']);
      expect(notes).toEqual([
        expect.stringMatching(/^column B: 3 numbers .*1234\.567, stored as 1234567, in row 2$/),
      ]);
    }
  });

  test('are refused next to others of their column that are not, in either format', async () => {
    for (const bytes of [
      await xlsxWith(['#,##0,', '#,##0', '#,##0,']),
      odsWith([styled(1234567, '1,235', 'c1'), odsCell(2345678), styled(987654, '988', 'c1')]),
    ])
      expect(await pays(bytes)).toEqual([
        expect.stringMatching(/^1234\.567, stored as 1234567, unlike/),
        '2345678',
        expect.stringMatching(/^987\.654, stored as 987654, unlike/),
      ]);
  });

  test('are texts where they are shown with a word for the scale, and so is what prints digits', async () => {
    expect(await pays(await xlsxWith(['0.0,,"m"', '0",000"', '0']))).toEqual([
      '1.2m, stored as 1234567',
      '2345678,000, stored as 2345678',
      '987654',
    ]);
    const ods = odsWith([styled(1234567, '1.2m', 'c1'), styled(5, '5,000', 'c2'), odsCell(3)]);
    expect(await pays(ods)).toEqual(['1.2m, stored as 1234567', '5,000, stored as 5', '3']);
  });

  test('that a condition hides are what is shown in ods, as in xlsx', async () => {
    expect(await pays(await xlsxWith(['[<2000000]"[c]";0', '[<2000000]"[c]";0', ';;;']))).toEqual([
      '[c]',
      '2345678',
      '987654, hidden by its format',
    ]);
    const ods = odsWith([styled(5, '[c]', 'c3'), styled(12, '12', 'c3'), styled(7, '', 'c3')]);
    expect(await pays(ods)).toEqual(['[c]', '12', '7, hidden by its format']);
  });

  test('and whole numbers with too many digits are refused in ods', async () => {
    const cell =
      '<table:table-cell office:value-type="float" office:value="9007199254740993"><text:p>9.0E+15</text:p></table:table-cell>';
    expect(await pays(odsWith([cell]))).toEqual(['9007199254740993']);
  });
});
