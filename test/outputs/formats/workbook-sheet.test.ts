import { describe, expect, test } from 'vitest';
import {
  SharedTexts,
  type Sheet,
  sheetRelations,
  sheetXml,
  tableXml,
  xmlText,
} from '../../../outputs/formats/workbook-sheet.js';

const sheet = (changes: Partial<Sheet> = {}): Sheet => ({
  name: 'Figures',
  lines: [
    { cells: ['Title'], styles: [1] },
    { cells: ['Name', 'Value'], styles: [7, 8], height: 31.5 },
    { cells: ['a', 1e21], styles: [0, 12] },
    { cells: [null, ''], styles: [0, 12] },
  ],
  widths: [12, 14],
  table: { name: 'Figures_table', from: 1, headers: ['Name', 'Value'] },
  ...changes,
});

describe('text in XML', () => {
  test.each([
    ['<b>&"', '&lt;b&gt;&amp;&quot;'],
    ['a\u0000b\u001Fc\r', 'a_x0000_b_x001F_c_x000D_'],
    ['_x0041_', '_x005F_x0041_'],
    ['snake_x_case _xyz_', 'snake_x_case _xyz_'],
    ['\uFFFE', '_xFFFE_'],
    ['tab\tand\nline', 'tab\tand\nline'],
  ])('%j is %j', (text, xml) => expect(xmlText(text)).toBe(xml));
});

describe('shared texts', () => {
  test('have one number each, and keep blanks at their ends', () => {
    const texts = new SharedTexts();
    expect(['a', ' b', 'a', 'c\nd'].map((text) => texts.numberOf(text))).toEqual([0, 1, 0, 2]);
    expect(texts.toXml()).toContain('count="3" uniqueCount="3"');
    expect(texts.toXml()).toContain(
      '<si><t>a</t></si><si><t xml:space="preserve"> b</t></si><si><t xml:space="preserve">c\nd</t></si>',
    );
  });
});

describe('a worksheet', () => {
  const xml = sheetXml(sheet(), new SharedTexts());

  test('has numbers as numbers with all digits, texts by number, and no empty cells', () => {
    expect(xml).toContain(
      '<row r="3"><c r="A3" s="0" t="s"><v>3</v></c><c r="B3" s="12"><v>1e+21</v></c></row>',
    );
    expect(xml).toContain('<row r="2" ht="31.5" customHeight="1">');
    expect(xml).toContain('<row r="4"></row>');
    expect(xml).toContain('<dimension ref="A1:B4"/>');
  });

  test('names its columns in letters beyond Z', () => {
    const widths = Array.from({ length: 28 }, () => 12);
    const cells = widths.map((_, i) => i);
    const wide = sheetXml(sheet({ widths, lines: [{ cells, styles: cells }] }), new SharedTexts());
    for (const name of ['A1', 'Z1', 'AA1', 'AB1']) expect(wide).toContain(`<c r="${name}"`);
  });

  test('marks its table from the row of headers to the last', () => {
    const table = tableXml(sheet(), 3);
    expect(table).toContain('id="3" name="Figures_table" displayName="Figures_table" ref="A2:B4"');
    expect(table).toContain('<tableColumn id="2" name="Value"/>');
    expect(xml).toContain('<tablePart r:id="rId1"/>');
    const { table: _, ...without } = sheet();
    expect([tableXml(without, 1), sheetRelations(without, 1)]).toEqual([undefined, undefined]);
    expect(sheetXml(without, new SharedTexts())).not.toContain('tablePart');
  });

  test('leads to addresses by their relations, before that of its table, and to worksheets by name', () => {
    const links = [
      { line: 0, text: 'Here', sheet: "A's" },
      { line: 2, text: 'Out <', address: 'https://x.org/?a&b' },
    ];
    const linked = sheetXml(sheet({ links }), new SharedTexts());
    expect(linked).toContain('<hyperlink ref="A1" location="&#39;A&#39;&#39;s&#39;!A1" display="Here"/>');
    expect(linked).toContain('<hyperlink ref="A3" r:id="rId1" display="Out &lt;"/>');
    expect(linked).toContain('<tablePart r:id="rId2"/>');
    const relations = sheetRelations(sheet({ links }), 5);
    expect(relations).toContain('Target="https://x.org/?a&amp;b" TargetMode="External"');
    expect(relations).toMatch(/Id="rId2"[^>]*Target="..\/tables\/table5.xml"/);
  });
});
