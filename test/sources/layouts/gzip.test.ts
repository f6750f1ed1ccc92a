import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { gunzip } from '../../../sources/layouts/gzip.js';
import { refusalOf } from '../../fixtures/refusal.js';

const refused = (bytes: Uint8Array) => refusalOf(() => gunzip(bytes, 'f.csv.gz'));

test('a gzip file gives its content', () => {
  expect(Buffer.from(gunzip(gzipSync('a,b\n'), 'f.csv.gz')).toString()).toBe('a,b\n');
  expect(gunzip(gzipSync(''), 'f.csv.gz')).toHaveLength(0);
});

test('one that unpacks to an unreasonable size is not unpacked to its end', () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000));
  expect(bomb.length).toBeLessThan(100_000);
  expect(refused(bomb)).toMatchObject({
    code: 'workbook-unsafe',
    exit: 4,
    message: 'f.csv.gz unpacks to an unreasonable size',
  });
});

test.each([
  ['nothing', new Uint8Array(0)],
  ['text', Buffer.from('a,b\n')],
  ['the first half of one', gzipSync('a,b\n'.repeat(1000)).subarray(0, 30)],
  ['one whose content was changed', gzipSync('a,b\n', { level: 0 }).fill(0x62, 15, 17)],
])('%s is not a gzip file, or is damaged', (_, bytes) => {
  expect(refused(bytes)).toMatchObject({ code: 'file-unreadable', exit: 4 });
});
