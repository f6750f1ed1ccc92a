import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { syncAll, syncFile, syncFolder } from '../../../pipeline/system/sync-path.js';
import { diskCalls } from '../publish/disk-calls.js';
import { emptyFolder } from '../publish/setup.js';

const { root, remove } = emptyFolder();
afterAll(() => remove());

test('waits for a file and for a folder that are there, and fails for one that is not', async () => {
  writeFileSync(join(root, 'file'), 'x');
  await syncFile(join(root, 'file'));
  syncFolder(root);
  await expect(syncFile(join(root, 'none'))).rejects.toMatchObject({ code: 'ENOENT' });
  expect(() => syncFolder(join(root, 'none'))).toThrow(/ENOENT/);
});

test('waits for all that a folder holds before the folder itself', async () => {
  mkdirSync(join(root, 'all', 'deep'), { recursive: true });
  writeFileSync(join(root, 'all', 'deep', 'file'), 'x');
  const calls = await diskCalls(() => syncAll(join(root, 'all')));
  const paths = calls.map(({ path }) => path.slice(root.length + 1));
  if (process.platform !== 'win32') expect(paths).toEqual(['all/deep/file', 'all/deep', 'all']);
});
