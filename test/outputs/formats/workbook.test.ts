import { describe, expect, test } from 'vitest';
import { type Workbook, type WorkbookTable, workbookBytes } from '../../../outputs/formats/workbook.js';
import { opened, tableIn, zipMembers } from '../../fixtures/opened-workbook.js';

const NAMES = ['=1+1', '+44', '-x', '@SUM(A1)', '＝1+1', ' =2', '#N/A', '<b>&"', 'Ynys Môn', '\tTab'];

const table = (changes: Partial<WorkbookTable> = {}): WorkbookTable => ({
  sheet: 'Figures',
  title: 'Made-up figures',
  about: ['Invented.'],
  columns: [
    { header: 'Name' },
    { header: 'Value (per cent; higher is better)', decimals: 1 },
    { header: 'Note', long: true },
  ],
  rows: NAMES.map((name, i) => [name, i % 2 === 0 ? i / 3 : '[x]', i === 1 ? 'A note.' : null]),
  ...changes,
});

const workbook = (...tables: readonly WorkbookTable[]): Workbook => ({
  title: 'A workbook',
  description: 'Made up.',
  cover: [
    {
      heading: 'What this is',
      lines: ['Made up.', '=1+1', { text: 'The licence', address: 'https://x.org/?a&b' }],
    },
    { heading: 'Licence', lines: ['None.'] },
  ],
  notes: [['[x]', 'Not available.']],
  tables,
});

const partOf = async (bytes: Uint8Array, name: string): Promise<string> => {
  const part = (await zipMembers(bytes)).find((member) => member.name === name);
  if (part === undefined) throw new Error(`no ${name}`);
  return part.text;
};

describe('a workbook, read by another program', () => {
  test('has cover, contents and notes before its tables', async () => {
    const book = opened(workbookBytes(workbook(table(), table({ sheet: 'More' }))));
    expect(book.SheetNames).toEqual(['Cover', 'Contents', 'Notes', 'Figures', 'More']);
    expect(book.Sheets.Cover?.A1?.v).toBe('A workbook');
    expect(tableIn(book, 'Contents', 'Worksheet').map(({ Worksheet }) => Worksheet)).toEqual([
      'Notes',
      'Figures',
      'More',
    ]);
    expect(tableIn(book, 'Notes', 'About')).toEqual([{ About: '[x]', Note: 'Not available.' }]);
    expect(book.Sheets.Contents?.A6?.l?.Target).toBe("#'Figures'!A1");
    expect(book.Sheets.Cover?.A5?.l?.Target).toBe('https://x.org/?a&b');
  });

  test('has every name as a text, none as a formula or an error, and numbers with all digits', async () => {
    const book = opened(workbookBytes(workbook(table())));
    const rows = tableIn(book, 'Figures', 'Name');
    expect(rows.map(({ Name }) => Name)).toEqual(NAMES);
    expect(rows[2]?.['Value (per cent; higher is better)']).toBe(2 / 3);
    expect(rows[1]?.['Value (per cent; higher is better)']).toBe('[x]');
    const cells = Object.values(book.Sheets).flatMap((sheet) =>
      Object.entries(sheet).flatMap(([name, cell]) => (name.startsWith('!') ? [] : [cell])),
    );
    expect(cells.length).toBeGreaterThan(30);
    expect(cells.filter(({ f, t }) => f !== undefined || t === 'e')).toEqual([]);
    expect(book.Sheets.Cover?.A4).toMatchObject({ t: 's', v: '=1+1' });
  });

  test('keeps what begins like a formula as text when it is typed again, and shows one decimal', async () => {
    const book = opened(workbookBytes(workbook(table())));
    const sheet = book.Sheets.Figures;
    const at = (name: string) => Object.entries(sheet ?? {}).find(([, cell]) => cell?.v === name)?.[1];
    for (const name of ['=1+1', '+44', '-x', '@SUM(A1)', '＝1+1', ' =2']) expect(at(name)?.z, name).toBe('@');
    expect(at('Ynys Môn')?.z).toBe('General');
    expect(sheet?.B8).toMatchObject({ t: 'n', z: '#,##0.0' });
  });

  test('names title and language, and has no time of its making', async () => {
    const { Props, Custprops } = opened(workbookBytes(workbook(table())));
    expect(Props).toMatchObject({ Title: 'A workbook', Comments: 'Made up.' });
    expect(Custprops).toEqual({ Language: 'en-GB' });
    expect(Props?.ModifiedDate).toEqual(new Date(Date.UTC(1980, 0, 1)));
  });
});

describe('the parts of a workbook', () => {
  test('are the same bytes twice, in a fixed order with a fixed time', async () => {
    const bytes = workbookBytes(workbook(table()));
    expect(Buffer.compare(bytes, workbookBytes(workbook(table())))).toBe(0);
    const members = await zipMembers(bytes);
    expect(members[0]?.name).toBe('[Content_Types].xml');
    expect(new Set(members.map(({ stamp }) => stamp.join()))).toEqual(new Set(['33,0']));
    expect(members.filter(({ text }) => /20[2-9]\d-\d\d-\d\dT/.test(text))).toEqual([]);
  });

  test('mark each table under its title, with a row of headers of the same text', async () => {
    const bytes = workbookBytes(workbook(table()));
    const marked = await partOf(bytes, 'xl/tables/table3.xml');
    // Title, count of tables, one sentence and that on blank cells come first.
    expect(marked).toContain('ref="A5:C15"');
    expect(marked).toContain('name="Figures_table"');
    expect([...marked.matchAll(/<tableColumn [^>]*name="([^"]*)"/g)].map(([, name]) => name)).toEqual([
      'Name',
      'Value (per cent; higher is better)',
      'Note',
    ]);
    const sheet = opened(bytes).Sheets.Figures;
    expect([sheet?.A1?.v, sheet?.A2?.v, sheet?.A3?.v]).toEqual([
      'Made-up figures',
      'This worksheet contains one table.',
      'Invented.',
    ]);
    expect(sheet?.A4?.v).toContain('“Note”');
    expect([sheet?.A5?.v, sheet?.C5?.v]).toEqual(['Name', 'Note']);
  });

  test('merge, hide, freeze, filter and fill nothing', async () => {
    const members = await zipMembers(workbookBytes(workbook(table())));
    const sheets = members.filter(({ name }) => /^xl\/(worksheets|tables)\/[^/]+\.xml$/.test(name));
    expect(sheets.length).toBe(7);
    for (const { name, text } of sheets)
      expect(text, name).not.toMatch(/mergeCell|hidden=|<pane|autoFilter|conditionalFormatting|headerFooter/);
    const styles = members.find(({ name }) => name === 'xl/styles.xml')?.text ?? '';
    expect(styles).not.toMatch(/patternType="(?!none|gray125)/);
    expect(styles).toMatch(/<sz val="12"\/>/);
  });
});

describe('what a table may not be', () => {
  const made = (changes: Partial<WorkbookTable>) => () => workbookBytes(workbook(table(changes)));

  test('without rows it is a sentence, and no table is marked', async () => {
    const bytes = workbookBytes(workbook(table({ rows: [] })));
    expect((await zipMembers(bytes)).filter(({ name }) => name.startsWith('xl/tables/'))).toHaveLength(2);
    expect(opened(bytes).Sheets.Figures?.A2?.v).toMatch(/no table/);
  });

  test.each<[string, Partial<WorkbookTable>, RegExp]>([
    ['two equal headers', { columns: [{ header: 'A' }, { header: 'a' }], rows: [] }, /one header/],
    ['a short row', { rows: [['x']] }, /row 1: 1 cells, not 3/],
    ['a number that is none', { rows: [['x', Number.NaN, null]] }, /NaN is no cell/],
    ['a name that Excel refuses', { sheet: 'Rates [%]' }, /Rates/],
    ['a name that is too long', { sheet: 'x'.repeat(32) }, /xxx/],
    ['the name of another worksheet', { sheet: 'NOTES' }, /NOTES/],
    ['an empty cell among numbers', { rows: [['x', null, null]] }, /null is no cell/],
  ])('%s is refused', (_, changes, message) => {
    expect(made(changes)).toThrow(message);
  });

  test('a text longer than a cell is cut, and says so', async () => {
    const book = opened(workbookBytes(workbook(table({ rows: [['x'.repeat(40_000), 1, null]] }))));
    const [row] = tableIn(book, 'Figures', 'Name');
    expect(String(row?.Name)).toHaveLength(32_767);
    expect(String(row?.Name)).toMatch(/the CSV has the whole text\]$/);
  });
});
