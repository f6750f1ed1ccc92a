import { describe, expect, test } from 'vitest';
import { zipEntry } from '../../../sources/layouts/zip-entry.js';
import { isHostile, refusal, shownOf } from '../../fixtures/refusal.js';
import { type ZipEntry, zipOf } from '../../fixtures/workbook.js';

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();
const letter = (name: string, content = 'x') => ({ name, content: Buffer.from(content) });
const refused = (entries: readonly ZipEntry[], name = 'a.xls') =>
  refusal(() => zipEntry(zipOf(entries), 'f.zip', name));

describe('a file within an archive', () => {
  test('is found by its exact name, packed or not, between others', async () => {
    const packed = zipOf([letter('a  b.xls', 'first'), letter('b.xls', 'second'), letter('c', '')]);
    expect(text(await zipEntry(packed, 'f.zip', 'b.xls'))).toBe('second');
    expect(text(await zipEntry(packed, 'f.zip', 'a  b.xls'))).toBe('first');
    expect(text(await zipEntry(packed, 'f.zip', 'c'))).toBe('');
    const stored = zipOf([{ ...letter('a.xls', 'plain'), stored: true }]);
    expect(text(await zipEntry(stored, 'f.zip', 'a.xls'))).toBe('plain');
  });

  test.each([
    ['absent', [letter('b.xls')], 'f.zip has no file "a.xls" in it'],
    ['of another case', [letter('A.xls')], 'f.zip has no file "a.xls" in it'],
    ['there twice', [letter('a.xls'), letter('a.xls', 'y')], 'f.zip has the file "a.xls" 2 times'],
    [
      'damaged: its checksum is another',
      [{ ...letter('a.xls'), checksum: 1 }],
      'f.zip: "a.xls" in it is damaged',
    ],
    [
      'longer than the list of entries says',
      [{ ...letter('a.xls', 'long'), claimedSize: 2 }],
      'f.zip: "a.xls" in it is damaged',
    ],
    [
      'shorter than the list of entries says',
      [{ ...letter('a.xls', 'long'), claimedSize: 5 }],
      'f.zip: "a.xls" in it is damaged',
    ],
  ])('%s', async (_, entries, message) => {
    expect(await refused(entries)).toMatchObject({ code: 'file-unreadable', exit: 4, message });
  });

  test('is not unpacked from an archive that is unsafe elsewhere', async () => {
    const error = await refused([letter('a.xls'), letter('../b')]);
    expect(error).toMatchObject({ code: 'workbook-unsafe', exit: 4 });
    const bomb = { name: 'b', content: Buffer.alloc(20_000_000) };
    expect(await refused([letter('a.xls'), bomb])).toMatchObject({ code: 'workbook-unsafe' });
    // It says that it is small, and is not read beyond that.
    const liar = { name: 'a.xls', content: Buffer.alloc(50_000_000, ' '), claimedSize: 1000 };
    expect(await refused([liar])).toMatchObject({ code: 'file-unreadable' });
  });

  test('a file that is no archive is named as such', async () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('<html>'), zipOf([letter('a.xls')]).subarray(0, -1)]) {
      const error = await refusal(() => zipEntry(bytes, 'f.zip', 'a.xls'));
      expect(error).toMatchObject({
        code: 'file-unreadable',
        message: 'f.zip is not a zip archive, or ends early',
      });
    }
  });

  test('a hostile name is shown in a harmless spelling', async () => {
    const error = await refused([letter('a.xls')], '\u001b[2J');
    expect(shownOf(error).filter(isHostile)).toEqual([]);
  });
});
