import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { zipMember, zipOf } from '../../../outputs/formats/zip.js';
import { zipMembers } from '../../fixtures/opened-workbook.js';

const TEXTS = new Map([
  ['b/long.xml', 'Ynys Môn, '.repeat(5000)],
  ['a.xml', '<a/>'],
  ['empty.xml', ''],
]);

const archive = () => zipOf(new Map([...TEXTS].map(([name, text]) => [name, zipMember(text)])));

describe('an archive, read by another program', () => {
  test('has its members in their order, with their texts and a fixed time', async () => {
    const members = await zipMembers(archive());
    expect(members.map(({ name, text }) => [name, text])).toEqual([...TEXTS]);
    expect(new Set(members.map(({ stamp }) => stamp.join()))).toEqual(new Set(['33,0']));
  });

  test('is the same bytes twice, and smaller than its texts', () => {
    expect(Buffer.compare(archive(), archive())).toBe(0);
    expect(archive().byteLength).toBeLessThan(1000);
  });

  test('without members is the end record alone', async () => {
    expect(await zipMembers(zipOf(new Map()))).toEqual([]);
    expect(zipOf(new Map()).byteLength).toBe(22);
  });
});

test('a member has size and checksum of the bytes before they were compressed', () => {
  const { size, crc } = zipMember('Môn');
  expect([size, crc]).toEqual([4, crc32(Buffer.from('Môn', 'utf8'))]);
});
