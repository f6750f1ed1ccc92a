import { randomBytes } from 'node:crypto';
import { writeXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { readWorkbook } from '../../../sources/layouts/workbook.js';
import { refusal } from '../../fixtures/refusal.js';
import { deprivationWorkbook, zipOf } from '../../fixtures/workbook.js';

const refused = (bytes: Uint8Array, sheets: readonly string[] = ['IMD']) =>
  refusal(() => readWorkbook(bytes, 'f.xlsx', sheets));
const letter = Buffer.from('x');

describe('a workbook', () => {
  test('a missing sheet is named', async () => {
    const error = await refused(await deprivationWorkbook(), ['IMD', 'Crime\u001b']);
    expect(error).toMatchObject({ code: 'file-unreadable', exit: 4 });
    expect(error.message).toBe('f.xlsx has no sheet "Crime\\u001b"');
  });

  test('an empty sheet has no columns', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: 'IMD', rows: [] }] });
    const sheet = (await readWorkbook(bytes, 'f.xlsx', ['IMD'])).get('IMD');
    expect(sheet?.rows).toEqual([]);
    expect(await refusal(() => sheet?.indexOf('a'))).toMatchObject({ code: 'column-missing' });
  });

  test('an empty row of the publisher still counts as a row', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: 'IMD', rows: [['a'], [1], [null], [3]] }] });
    const sheet = (await readWorkbook(bytes, 'f.xlsx', ['IMD'])).get('IMD');
    expect(sheet?.rows[2]?.[0]).toBe(3);
  });
});

describe('a file that is not a workbook', () => {
  test.each([
    ['nothing', async () => new Uint8Array(0)],
    ['a web page', async () => new TextEncoder().encode('<!DOCTYPE html><html></html>')],
    ['the first half of one', async () => (await deprivationWorkbook()).subarray(0, 2000)],
    ['one without its last byte', async () => (await deprivationWorkbook()).subarray(0, -1)],
    ['a zip of something else', async () => zipOf([{ name: 'a.txt', content: letter }])],
    ['one whose content was overwritten', async () => (await deprivationWorkbook()).fill(0, 60, 400)],
  ])('%s', async (_, bytes) => {
    const error = await refused(await bytes());
    expect(error).toMatchObject({ code: 'file-unreadable', exit: 4 });
    expect(error.message).toMatch(
      /^f\.xlsx (is not a workbook, or ends early|cannot be read as a workbook)$/,
    );
  });
});

describe('a hostile workbook', () => {
  const many = Array.from({ length: 501 }, (_, index) => ({ name: `xl/${index}`, content: letter }));
  // Noise does not shrink, so that no single entry expands too much.
  const noise = randomBytes(500_000);
  const heavy = ['a', 'b', 'c'].map((name) => ({ name, content: noise, claimedSize: 80_000_000 }));
  const named = (name: string) => [{ name, content: letter }];
  const leaves = 'an entry with a name that leaves the archive';
  test.each([
    ['an entry outside the archive', named('../evil.xml'), leaves],
    ['one outside it by a path from within', named('xl/../../evil.xml'), leaves],
    ['one outside it by a Windows path', named('..\\evil.xml'), leaves],
    ['one at the root of the disk', named('/etc/evil.xml'), leaves],
    ['one on another disk', named('C:evil.xml'), leaves],
    ['one with a NUL in its name', named('xl/a.xml\0.png'), leaves],
    ['one without a name', named(''), leaves],
    ['one after a valid one', [...named('xl/a.xml'), ...named('..')], leaves],
    ['an encrypted one', [{ name: 'a', content: letter, encrypted: true }], 'an encrypted entry'],
    [
      'one that expands a thousandfold',
      [{ name: 'a', content: Buffer.alloc(20_000_000) }],
      'an entry that unpacks to an unreasonable size',
    ],
    ['more of them than a workbook needs', many, '501 entries'],
    ['more in all than a workbook can have', heavy, 'more content than a workbook can have'],
  ])('%s', async (_, entries, problem) => {
    const error = await refused(zipOf(entries));
    expect(error).toMatchObject({ code: 'workbook-unsafe', exit: 4, message: `f.xlsx has ${problem}` });
  });

  test('an entry that claims to be small but expands is not read to its end', async () => {
    const bomb = [{ name: '[Content_Types].xml', content: Buffer.alloc(50_000_000, ' '), claimedSize: 1000 }];
    const error = await refused(zipOf(bomb));
    expect(error).toMatchObject({ code: 'file-unreadable', exit: 4 });
    expect(String(error.cause)).toMatch(/\b1000\b/);
  });
});
