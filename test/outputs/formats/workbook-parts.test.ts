import { dirname, join } from 'node:path/posix';
import { describe, expect, test } from 'vitest';
import { archiveOf } from '../../../outputs/formats/workbook-parts.js';
import type { Sheet } from '../../../outputs/formats/workbook-sheet.js';
import { opened, type ZipMember, zipMembers } from '../../fixtures/opened-workbook.js';

const sheet = (name: string, changes: Partial<Sheet> = {}): Sheet => ({
  name,
  lines: [
    { cells: ['Name'], styles: [0] },
    { cells: [name], styles: [0] },
  ],
  widths: [12],
  ...changes,
});

const marked = (name: string) => sheet(name, { table: { name, from: 0, headers: ['Name'] } });
const SHEETS = [
  sheet('Cover', { links: [{ line: 1, text: 'x', address: 'https://x.org/' }] }),
  marked('One'),
  sheet('Without'),
  marked('Two & three'),
];
const PROPERTIES = { title: 'A <title>', description: 'Made up.', author: 'Somebody', language: 'en-GB' };
const bytes = archiveOf(SHEETS, PROPERTIES);

const textOf = (parts: readonly ZipMember[], name: string): string =>
  parts.find((part) => part.name === name)?.text ?? '';

describe('the parts', () => {
  test('have a type each, and lead only to parts that are there', async () => {
    const parts = await zipMembers(bytes);
    const names = parts.map(({ name }) => name);
    const types = textOf(parts, '[Content_Types].xml');
    const typed = [...types.matchAll(/PartName="\/([^"]+)"/g)].map(([, name]) => name);
    expect(typed.toSorted()).toEqual(
      names.filter((name) => !name.endsWith('.rels') && name !== '[Content_Types].xml').toSorted(),
    );
    const relations = names.filter((name) => name.endsWith('.rels'));
    // Of the archive, the workbook, the cover with a link, and the two worksheets with a table.
    expect(relations).toHaveLength(5);
    for (const name of relations)
      for (const [, target = ''] of textOf(parts, name).matchAll(/Target="([^"]+)"\/>/g))
        expect(names, name).toContain(join(dirname(dirname(name)), target));
  });

  test('number the tables in the order of the worksheets', async () => {
    const parts = await zipMembers(bytes);
    expect(textOf(parts, 'xl/tables/table1.xml')).toContain('displayName="One"');
    expect(textOf(parts, 'xl/tables/table2.xml')).toContain('id="2"');
    expect(textOf(parts, 'xl/worksheets/_rels/sheet4.xml.rels')).toContain('../tables/table2.xml');
  });

  test('are the same bytes twice, though some are kept', () => {
    expect(Buffer.compare(bytes, archiveOf(SHEETS, PROPERTIES))).toBe(0);
    const [cover] = SHEETS as [Sheet];
    expect(Buffer.compare(bytes, archiveOf([cover], PROPERTIES))).not.toBe(0);
  });
});

test('another program reads names, texts and properties', () => {
  const book = opened(bytes);
  expect(book.SheetNames).toEqual(['Cover', 'One', 'Without', 'Two & three']);
  expect(book.Sheets['Two & three']?.A2?.v).toBe('Two & three');
  expect(book.Props).toMatchObject({ Title: 'A <title>', Author: 'Somebody', Language: 'en-GB' });
});
