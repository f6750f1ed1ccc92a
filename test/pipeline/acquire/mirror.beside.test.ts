import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acquire } from '../../../pipeline/acquire/acquire.js';
import { OFFICIAL_MIRROR } from '../../fixtures/official.js';
import { createWorkspace, sha256, type Workspace } from './setup.js';

/** The name of a content in Git. */
const blobOf = (bytes: Uint8Array) =>
  createHash('sha1').update(`blob ${bytes.byteLength}\0`).update(bytes).digest('hex');

let workspace: Workspace;
beforeEach(async () => {
  workspace = await createWorkspace();
});
afterEach(() => workspace.close());

test('acquires and locks a file of the mirror next to the project, where there is one', async (context) => {
  const mirror = OFFICIAL_MIRROR;
  if (!existsSync(mirror)) context.skip('left out: there are no official files at ../shared/data/mirror');
  const hosts = await readdir(mirror, { recursive: true, withFileTypes: true });
  const found = hosts
    .filter((entry) => entry.isFile() && entry.name.endsWith('.csv'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()[0]!;
  const address = `https://${relative(mirror, found).split(sep).map(encodeURIComponent).join('/')}`;
  const file = { name: 'real.csv', address, kind: 'csv' as const };

  const options = workspace.options({ mirror, relock: true });
  const { files, lock } = await acquire([file], options);
  const expected = await readFile(found);
  expect(lock).toEqual({
    [address]: {
      address,
      bytes: expected.byteLength,
      sha256: sha256(expected),
      ...(address.includes('//raw.githubusercontent.com/') ? { mark: blobOf(expected) } : {}),
      locked_on: '2026-03-04',
    },
  });
  await copyFile(files.get(address)!.path, join(workspace.root, 'copy.csv'));
  expect(expected.equals(await readFile(join(workspace.root, 'copy.csv')))).toBe(true);
  const again = await acquire([file], { ...options, lock, relock: false, offline: true });
  expect(again.files).toEqual(files);
});
