import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Released } from '../../../pipeline/publish/read-release.js';
import { checkFiles } from '../../../pipeline/verify/check-files.js';
import type { Receipt } from '../../../schemas/release/receipt.js';

const root = mkdtempSync(join(tmpdir(), 'smi-check-files-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

/* A release of one table with two files of areas, which the receipt names by their list only. */
const AREAS = { 'areas/E06000001.json': '{"a":1}\n', 'areas/E06000002.json': '{"a":2}\n' };
const LIST = `path,bytes,sha256\n${Object.entries(AREAS)
  .map(([path, text]) => `${path},${text.length},${hash(text)}\n`)
  .join('')}`;
const LISTED = { 'areas/files.csv': LIST, 'index.csv': 'area_code\nE06000001\n' };

let count = 0;
function release(): Released {
  count += 1;
  const folder = join(root, String(count));
  const all = Object.entries({ ...AREAS, ...LISTED }).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [path, text] of all) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  writeFileSync(join(folder, 'receipt.json'), '{}');
  const receipt = {
    id: `sha256:${hash(all.map(([path, text]) => `${hash(text)}  ${path}\n`).join(''))}`,
    outputs: Object.entries(LISTED).map(([path, text]) => ({ path, bytes: text.length, sha256: hash(text) })),
    tables: [{ name: 'index', rows: 1, columns: 1, logical_sha256: hash(LISTED['index.csv']) }],
  };
  return { folder, receipt: receipt as unknown as Receipt };
}

test('the files of areas are known by their list', async () => {
  const whole = release();
  expect(await checkFiles(whole)).toMatchObject({ listed: 4, problems: [] });
  writeFileSync(join(whole.folder, 'areas/E06000001.json'), '{"a":3}\n');
  rmSync(join(whole.folder, 'areas/E06000002.json'));
  writeFileSync(join(whole.folder, 'areas/E06000003.json'), '{}');
  expect((await checkFiles(whole)).problems).toEqual([
    { path: 'areas/E06000001.json', problem: 'changed' },
    { path: 'areas/E06000002.json', problem: 'missing' },
    { path: 'areas/E06000003.json', problem: 'extra' },
  ]);
});

test('where the list itself was changed it is the problem, and not each file that it no longer names', async () => {
  const changed = release();
  writeFileSync(join(changed.folder, 'areas/files.csv'), LIST.replace('E06000002', 'E06000009'));
  expect((await checkFiles(changed)).problems).toEqual([{ path: 'areas/files.csv', problem: 'changed' }]);
});

test('a link out of the release is no file of it, whatever it leads to', async () => {
  const linked = release();
  const outside = join(root, 'outside.csv');
  writeFileSync(outside, 'other');
  rmSync(join(linked.folder, 'index.csv'));
  symlinkSync(outside, join(linked.folder, 'index.csv'));
  expect((await checkFiles(linked)).problems).toEqual([{ path: 'index.csv', problem: 'changed' }]);
});

test.each([
  ['its id', (receipt: Receipt) => ({ ...receipt, id: `sha256:${'0'.repeat(64)}` })],
  [
    'the logical hash of a table',
    (receipt: Receipt) => ({
      ...receipt,
      tables: receipt.tables.map((table) => ({ ...table, logical_sha256: '0'.repeat(64) })),
    }),
  ],
])('a receipt that does not agree with itself in %s was changed', async (_, change) => {
  const { folder, receipt } = release();
  const { problems } = await checkFiles({ folder, receipt: change(receipt) });
  expect(problems).toEqual([{ path: 'receipt.json', problem: 'changed' }]);
});
