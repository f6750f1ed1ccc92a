import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mirrorSegments } from '../../../../pipeline/acquire/mirror.js';
import { newestInFolder } from '../../../../pipeline/acquire/newest/in-mirror.js';
import { addressAt } from '../../../../sources/versions.js';

const address = 'https://raw.example/o/r/{version}/data/a.csv';
const file = { name: 'a.csv', address, kind: 'csv' as const };
const lockedAt = (version: string) => ({
  version,
  bytes: 1,
  sha256: '0'.repeat(64),
  locked_on: '2026-01-02',
});

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'smi-in-mirror-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function put(version: string, day: string, declared = address): Promise<void> {
  const path = join(root, ...mirrorSegments(addressAt(declared, version)));
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, version);
  await utimes(path, new Date(day), new Date(day));
}

test('the file that was written last is the newest, and an older one is not', async () => {
  await put('old', '2026-01-01');
  await put('pinned', '2026-02-01');
  expect(await newestInFolder(root, file, lockedAt('pinned'))).toBeUndefined();
  await put('new', '2026-03-01');
  expect(await newestInFolder(root, file, lockedAt('pinned'))).toEqual({
    address: 'https://raw.example/o/r/new/data/a.csv',
    version: 'new',
  });
});

test('of two that were written at the same moment, the one that is not locked is looked at', async () => {
  await put('pinned', '2026-02-01');
  await put('other', '2026-02-01');
  expect((await newestInFolder(root, file, lockedAt('pinned')))?.version).toBe('other');
  expect((await newestInFolder(root, file, lockedAt('other')))?.version).toBe('pinned');
});

test('numbered versions are compared by their numbers, whenever they were written', async () => {
  const query = 'https://api.example/d/csv?v={version}';
  const numbered = { ...file, address: query };
  await put('1.10', '2026-01-01', query);
  await put('1.9', '2026-03-01', query);
  expect((await newestInFolder(root, numbered, lockedAt('1.9')))?.version).toBe('1.10');
  expect(await newestInFolder(root, numbered, lockedAt('1.10'))).toBeUndefined();
});

test('a folder of a version without the file, and a file without a place for a version, say nothing', async () => {
  await put('pinned', '2026-01-01');
  await mkdir(join(root, 'raw.example', 'o', 'r', 'empty'), { recursive: true });
  expect(await newestInFolder(root, file, lockedAt('pinned'))).toBeUndefined();
  const plain = { ...file, address: 'https://raw.example/a.csv' };
  expect(await newestInFolder(root, plain, undefined)).toBeUndefined();
  expect(await newestInFolder(join(root, 'none'), file, undefined)).toBeUndefined();
});
