import { describe, expect, test } from 'vitest';
import { readOldWorkbook } from '../../../sources/layouts/old-workbook.js';
import { oldWorkbook } from '../../fixtures/old-workbook.js';
import { refusal } from '../../fixtures/refusal.js';

const rows = [['Name', 'Share'], [], ['Wölds', 12.5], [null, 1 / 3, true], ['x', -7]];
const book = () =>
  oldWorkbook([
    { name: 'Notes', rows: [['n']] },
    { name: 'All', rows },
  ]);
const refused = (bytes: Uint8Array, sheet = 'All') => refusal(() => readOldWorkbook(bytes, 'f.xls', sheet));

describe('a workbook of Excel 97 to 2003', () => {
  test('gives the rows of a sheet with their numbers, empty ones included', async () => {
    const found = await readOldWorkbook(book(), 'f.xls', 'All');
    expect(found).toEqual([['Name', 'Share'], [], ['Wölds', 12.5], [null, 1 / 3, true], ['x', -7]]);
  });

  test('a missing sheet is named', async () => {
    const error = await refused(book(), 'Male\u001b');
    expect(error).toMatchObject({ code: 'file-unreadable', exit: 4 });
    expect(error.message).toBe('f.xls has no sheet "Male\\u001b"');
  });

  test.each([
    ['nothing', () => new Uint8Array(0)],
    ['a web page', () => Buffer.from('<!DOCTYPE html>'.padEnd(2000))],
    ['its header alone', () => book().subarray(0, 512)],
    ['one without its last sector', () => book().subarray(0, -512)],
    ['one without its directory', () => book().fill(0, 1024, 1536)],
    ['one whose content is another', () => book().fill(7, 1536)],
    ['one of an older format', () => book().fill(5, 1536 + 4, 1536 + 6)],
  ])('%s cannot be read', async (_, bytes) => {
    expect(await refused(bytes())).toMatchObject({ code: 'file-unreadable', exit: 4 });
  });

  test('a chain of sectors that leads back to itself ends', async () => {
    const circle = book();
    // The second sector of the stream follows itself.
    Buffer.from(circle.buffer, circle.byteOffset).writeUInt32LE(3, 512 + 4 * 3);
    const found = await readOldWorkbook(circle, 'f.xls', 'All').catch((error: unknown) => error);
    expect(found).toBeDefined();
  });

  test('a cell far down or far right of all others does not fill the memory', async () => {
    const wide = oldWorkbook([{ name: 'All', rows: [['a']] }]);
    const cell = Buffer.from(wide).indexOf(Buffer.from('04020b00', 'hex'));
    expect(cell).toBeGreaterThan(0);
    Buffer.from(wide.buffer, wide.byteOffset).fill(0xff, cell + 4, cell + 8);
    expect(await refused(wide)).toMatchObject({ code: 'file-unreadable' });
  });

  test('one that is too large is not opened', async () => {
    expect(await refused(new Uint8Array(50_000_001))).toMatchObject({ code: 'workbook-unsafe', exit: 4 });
  });
});
