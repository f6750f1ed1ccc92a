import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeOds, writeXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { refusal } from '../../fixtures/refusal.js';
import { readAll, tableFolder } from './setup.js';
import { odsCell, odsOf, odsRow, odsTable, xlsxOf } from './workbooks.js';

const root = tableFolder();
const read = (bytes: Uint8Array, sheet?: string) => {
  writeFileSync(join(root, 'book'), bytes);
  return readAll(join(root, 'book'), undefined, sheet);
};
const HEADER = ['Area', 'Pay', 'Gap'];
const cellsOf = async (bytes: Uint8Array) => (await read(bytes)).rows.map(({ cells }) => cells);

describe('rows of an ods sheet', () => {
  const group = (inside: string, display = 'true') =>
    `<table:table-row-group table:display="${display}">${inside}</table:table-row-group>`;

  test('are read wherever they are: folded, folded twice, repeated on every page, after a page break', async () => {
    const bytes = odsOf(
      odsTable(
        `<table:table-header-rows>${odsRow(HEADER)}</table:table-header-rows>
         ${odsRow(['A', 1, 2])}
         ${group(`${odsRow(['B', 3, 4])}${group(odsRow(['C', 5, 6], 'table:visibility="collapse"'), 'false')}`)}
         <text:soft-page-break/>
         <table:table-rows>${odsRow(['D', 7, 8])}</table:table-rows>
         ${odsRow(['E', 9, 10])}`,
      ),
    );
    const { table, rows, notes } = await read(bytes);
    expect(table.header).toMatchObject({ row: 1, columns: HEADER });
    expect(rows.map(({ row, cells }) => [row, ...cells])).toEqual([
      [2, 'A', '1', '2'],
      [3, 'B', '3', '4'],
      [4, 'C', '5', '6'],
      [5, 'D', '7', '8'],
      [6, 'E', '9', '10'],
    ]);
    expect(notes).toEqual([expect.stringMatching(/^1 row hidden .*: 4$/)]);
  });

  test('and cells that are repeated count as often as they are', async () => {
    const bytes = odsOf(
      odsTable(
        `${odsRow(HEADER)}
         <table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
         <table:table-row>${odsCell('A')}${odsCell(5, 'table:number-columns-repeated="2"')}</table:table-row>
         <table:table-row table:number-rows-repeated="2">${odsCell('B')}<table:table-cell/>${odsCell(7)}</table:table-row>`,
      ),
    );
    expect((await read(bytes)).rows).toEqual([
      { row: 5, cells: ['A', '5', '5'] },
      { row: 6, cells: ['B', '', '7'] },
      { row: 7, cells: ['B', '', '7'] },
    ]);
  });

  test('have cells under merged ones as empty, and no text of comments, drawings or other tables', async () => {
    const bytes = odsOf(
      `<table:tracked-changes><table:cell-content-change><table:previous>${odsCell('old')}</table:previous></table:cell-content-change></table:tracked-changes>${odsTable(
        `<table:shapes><draw:frame><text:p>drawn</text:p></draw:frame></table:shapes>${odsRow(HEADER)}
         <table:table-row><table:table-cell office:value-type="string" table:number-columns-spanned="2"><office:annotation><text:p>why?</text:p></office:annotation><text:p>A</text:p><draw:frame><text:p>shape</text:p></draw:frame></table:table-cell><table:covered-table-cell><text:p>under</text:p></table:covered-table-cell>${odsCell(4)}</table:table-row>`,
      )}<table:table table:name="'file:///other.ods'#$S">${odsRow(['kept copy'])}</table:table>`,
    );
    expect(await cellsOf(bytes)).toEqual([['A', '', '4']]);
  });

  test('have every type of cell', async () => {
    const bytes = odsOf(
      odsTable(
        `${odsRow(['a', 'b', 'c', 'd', 'e', 'f', 'g'])}<table:table-row>
          <table:table-cell office:value-type="date" office:date-value="2020-01-31T00:00:00"><text:p>31/01/20</text:p></table:table-cell>
          <table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell>
          <table:table-cell office:value-type="float" office:value="0" calcext:value-type="error"><text:p>Err:502</text:p></table:table-cell>
          <table:table-cell office:value-type="currency" office:currency="GBP" office:value="512.4"><text:p>£512.40</text:p></table:table-cell>
          <table:table-cell office:value-type="string"><text:p>two</text:p><text:p>lines<text:s text:c="2"/>&amp; more</text:p></table:table-cell>
          <table:table-cell office:value-type="string" office:string-value="held"/>
          <table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"><text:p>2</text:p></table:table-cell>
        </table:table-row>`,
      ),
    );
    expect(await cellsOf(bytes)).toEqual([
      ['2020-01-31', 'true', 'Err:502', '£512.4', 'two\nlines  & more', 'held', '2'],
    ]);
  });

  test('have no formula that was never calculated', async () => {
    const bytes = odsOf(
      odsTable(
        `${odsRow(HEADER)}<table:table-row>${odsCell('A')}<table:table-cell table:formula="of:=1+1"/></table:table-row>`,
      ),
    );
    const { code, message } = await refusal(() => read(bytes));
    expect(code).toBe('table-unreadable');
    expect(message).toContain('row 2, column 2: a formula');
  });

  test('are the same in the workbook that a program writes as ods and as xlsx', async () => {
    const sheets = [{ name: 'S', rows: [HEADER, ['A', 1.5, null], [null, null, null], ['B', null, 0]] }];
    const both = [await read(await writeOds({ sheets })), await read(await writeXlsx({ sheets }))];
    expect(both[0]?.rows.map(({ row }) => row)).toEqual([2, 4]);
    expect(both[1]?.rows.map(({ row }) => row)).toEqual([2, 4]);
  });

  test('are refused where there are more than a sheet can have', async () => {
    const bytes = odsOf(
      odsTable(
        `${odsRow(HEADER)}<table:table-row table:number-rows-repeated="900000000">${odsCell('A')}${odsCell(1, 'table:number-columns-repeated="16000"')}</table:table-row>`,
      ),
    );
    expect((await refusal(() => read(bytes))).message).toContain('too many cells');
  });
});

describe('a raised digit', () => {
  const STYLES = `<style:style style:name="T1" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
    <style:style style:name="T2" style:family="text"><style:text-properties style:text-position="-33% 58%"/></style:style>
    <style:style style:name="T3" style:family="text" style:parent-style-name="Up"><style:text-properties fo:color="#ff0000"/></style:style>
    <style:style style:name="T4" style:family="text"><style:text-properties style:text-position="0% 100%"/></style:style>`;
  const UP =
    '<style:style style:name="Up" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>';
  const span = (style: string, text: string) => `<text:span text:style-name="${style}">${text}</text:span>`;
  const sup = { font: { vertAlign: 'superscript' as const } };
  const sub = { font: { vertAlign: 'subscript' as const } };
  const runs = (...parts: (string | [string, typeof sup | typeof sub])[]) => ({
    richText: parts.map((part) =>
      typeof part === 'string' ? { text: part } : { text: part[0], ...part[1] },
    ),
  });
  const EXPECTED = [
    ['Hull¹', '910²', '5.9₁'.replace('₁', '¹')],
    ['York [note a]', '12.3 [note p]', 'CO2'],
    ['Bath', '10^-3', '45%²'],
  ];

  test('is a mark in ods, whatever the style is called or made from', async () => {
    const bytes = odsOf(
      odsTable(
        odsRow([`Area${span('T1', '3')}`, 'Pay', 'Gap']) +
          odsRow([`Hull${span('T1', '1')}`, `910${span('T3', '2')}`, `5.9${span('T2', '1')}`]) +
          odsRow([`York${span('T1', 'a')}`, `12.3${span('T1', 'p')}`, `CO${span('T2', '2')}`]) +
          odsRow([span('T4', 'Bath'), `10${span('T1', '-3')}`, `45%${span('T1', '2')}`]),
      ),
      STYLES,
      UP,
    );
    expect((await read(bytes)).table.header.columns).toEqual(HEADER);
    expect(await cellsOf(bytes)).toEqual(EXPECTED);
  });

  test('is a mark in xlsx', async () => {
    const bytes = await xlsxOf(
      [HEADER, ['Hull1', '9102', '5.91'], ['Yorka', '12.3p', 'CO2'], ['Bath', '10-3', '45%2']],
      {
        '0,0': runs('Area', ['3', sup]),
        '1,0': runs('Hull', ['1', sup]),
        '1,1': runs('910', ['2', sup]),
        '1,2': runs('5.9', ['1', sub]),
        '2,0': runs('York', ['a', sup]),
        '2,1': runs('12.3', ['p', sup]),
        '2,2': runs('CO', ['2', sub]),
        '3,1': runs('10', ['-3', sup]),
        '3,2': runs('45%', ['2', sup]),
      },
    );
    expect((await read(bytes)).table.header.columns).toEqual(HEADER);
    expect(await cellsOf(bytes)).toEqual(EXPECTED);
  });

  test('of a whole cell in the format of a number leaves the number as it is', async () => {
    const bytes = await xlsxOf([HEADER, ['A', 910, 2]], { '1,1': { value: 910, style: sup } });
    expect(await cellsOf(bytes)).toEqual([['A', '910', '2']]);
  });
});

describe('a number shown as per cent', () => {
  test.each([
    ['0%', 0.264, '26.4%'],
    ['0.0%', 0.264, '26.4%'],
    ['0.00 %', 0.07, '7%'],
    ['0.0%;[Red]-0.0%', -0.015, '-1.5%'],
    ['[>1]0.0;0.0%', 0.5, '50%'],
    ['[>1]0.0;0.0%', 2.5, '2.5'],
    ['0.0"%"', 26.4, '26.4%'],
    ['0.0\\%', 26.4, '26.4%'],
    ['0.0_%', 26.4, '26.4'],
    ['0.0;-0.0;"0%"', 26.4, '26.4'],
    ['#,##0', 1234, '1234'],
    ['"£"#,##0.00', 512.4, '£512.4'],
    ['[$€-407] #,##0.00', 512.4, '€512.4'],
    ['[$-409]0.0', 5, '5'],
    ['$#,##0', 5, '$5'],
    ['0.0%', 1e-7, '0.00001%'],
  ])('or with a currency by its format in xlsx says so: %s of %d', async (numFmt, value, text) => {
    const bytes = await xlsxOf([HEADER, ['A', value, 1]], { '1,1': { value, style: { numFmt } } });
    expect((await cellsOf(bytes))[0]?.[1]).toBe(text);
  });

  const percent = (value: number, shown: string, type = 'percentage') =>
    `<table:table-cell office:value-type="${type}" office:value="${value}"><text:p>${shown}</text:p></table:table-cell>`;
  test.each([
    [percent(0.264, '26.4%'), '26.4%'],
    [percent(0.264, '26,4 %'), '26.4%'],
    [percent(26.4, '26.4%', 'float'), '26.4%'],
    [percent(0.264, '26%', 'float'), '26.4%'],
    [percent(26.4, '26.4', 'float'), '26.4'],
  ])('in ods says so: %s', async (cell, text) => {
    const bytes = odsOf(
      odsTable(`${odsRow(HEADER)}<table:table-row>${odsCell('A')}${cell}</table:table-row>`),
    );
    expect((await cellsOf(bytes))[0]?.[1]).toBe(text);
  });
});

describe('what is hidden in a workbook', () => {
  const ROWS = [HEADER, ['A', 1, 2], ['B', 3, 4], ['C', 5, 6], ['D', 7, 8]];

  test('is used, and it is said: rows and columns of xlsx', async () => {
    const bytes = await xlsxOf(
      ROWS,
      {},
      {
        rowDefs: new Map([
          [2, { hidden: true }],
          [3, { hidden: true }],
          [40, { hidden: true }],
        ]),
        columns: [{}, {}, ...Array.from({ length: 3000 }, () => ({ hidden: true }))],
      },
    );
    const { rows, notes } = await read(bytes);
    expect(rows).toHaveLength(4);
    expect(notes).toEqual([
      expect.stringMatching(/^2 rows hidden .*used.*: 3–4$/),
      expect.stringMatching(/^1 column hidden .*used.*: C$/),
    ]);
  });

  test('is used, and it is said: what a filter hides in either format', async () => {
    const xlsx = await xlsxOf(
      ROWS,
      {},
      { rowDefs: new Map([[2, { hidden: true }]]), autoFilter: { range: 'A1:C5' } },
    );
    const ods = odsOf(
      odsTable(
        `<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>${odsRow(HEADER)}${odsRow(['A', 1, 2])}${odsRow(['B', 3, 4], 'table:visibility="filter"')}`,
      ),
    );
    expect((await read(xlsx)).notes).toEqual([expect.stringMatching(/^1 row filtered out.*: 3$/)]);
    const { notes, rows } = await read(ods);
    expect(rows).toHaveLength(2);
    expect(notes).toEqual([
      expect.stringMatching(/^1 row filtered out.*: 3$/),
      expect.stringMatching(/^2 columns hidden.*: B–C$/),
    ]);
  });

  test('is used, and it is said: a sheet', async () => {
    const sheets = (hidden: object) => [
      { name: 'Shown', rows: [['a']] },
      { name: 'Back', rows: ROWS, ...hidden },
    ];
    for (const [hidden, word] of [
      [{ hidden: true }, 'hidden'],
      [{ veryHidden: true }, 'very hidden'],
    ] as const) {
      const bytes = await writeXlsx({ sheets: sheets(hidden) });
      expect((await refusal(() => read(bytes))).next).toContain('"Back" (hidden)');
      const { notes, rows } = await read(bytes, 'Back');
      expect(rows).toHaveLength(4);
      expect(notes).toEqual([expect.stringContaining(`"Back" is ${word}`)]);
    }
    const ods = odsOf(
      odsTable(ROWS.map((row) => odsRow(row)).join(''), 'table:style-name="ta1"'),
      '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="false"/></style:style>',
    );
    expect((await read(ods)).notes).toEqual([expect.stringContaining('"S" is hidden')]);
  });
});

test('a workbook with a password, or whose content is cut off or broken, is refused by name', async () => {
  const { zipOf } = await import('../../fixtures/workbook.js');
  const type = {
    name: 'mimetype',
    content: Buffer.from('application/vnd.oasis.opendocument.spreadsheet'),
    stored: true,
  };
  const book = (content: string, manifest = '<a/>') =>
    zipOf([
      type,
      { name: 'content.xml', content: Buffer.from(content) },
      { name: 'META-INF/manifest.xml', content: Buffer.from(manifest) },
    ]);
  for (const [bytes, words] of [
    [book('', '<manifest:encryption-data/>'), 'password'],
    [book('<office:body><table:table'), 'cannot be read as a workbook'],
    [book('<office:body><office:spreadsheet>'), 'cannot be read as a workbook'],
    [book('<a></b>'), 'cannot be read as a workbook'],
    [zipOf([type]), 'cannot be read as a workbook'],
  ] as const) {
    const { code, exit, message } = await refusal(() => read(bytes));
    expect([code, exit]).toEqual(['table-unreadable', 2]);
    expect(message).toMatch(new RegExp(`^book .*${words}`));
  }
});
