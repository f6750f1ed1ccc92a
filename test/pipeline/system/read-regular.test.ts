import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashFile } from '../../../pipeline/system/hash.js';
import { readIfPresent } from '../../../pipeline/system/read-if-present.js';
import { readRegular, readRegularText, readRegularTextSync } from '../../../pipeline/system/read-regular.js';
import { readSettings } from '../../../pipeline/system/settings.js';
import { refusal } from '../../fixtures/refusal.js';
import { emptyFolder } from '../publish/setup.js';

const { root, remove } = emptyFolder();
const pipe = join(root, 'smi.yaml');
const canMakePipe = process.platform !== 'win32' && spawnSync('mkfifo', [pipe]).status === 0;
beforeAll(() => writeFileSync(join(root, 'file'), 'né'));
afterAll(() => remove());

test('a regular file is read whole', async () => {
  expect((await readRegular(join(root, 'file'))).toString()).toBe('né');
  expect(await readRegularText(join(root, 'file'))).toBe('né');
  expect(readRegularTextSync(join(root, 'file'))).toBe('né');
  expect(await readIfPresent(join(root, 'none'))).toBeUndefined();
});

test('a folder fails as the system has it', async () => {
  mkdirSync(join(root, 'folder'));
  await expect(readRegular(join(root, 'folder'))).rejects.toMatchObject({ code: 'EISDIR' });
  expect(() => readRegularTextSync(join(root, 'folder'))).toThrow(/EISDIR/);
});

describe.skipIf(!canMakePipe)(
  'a pipe that nobody writes to, and a device without end, are refused at once',
  () => {
    const READERS: Readonly<Record<string, (path: string) => unknown>> = {
      readRegular,
      readRegularText,
      readRegularTextSync,
      readIfPresent,
      hashFile: (path) => hashFile(path, path),
    };
    test.each(Object.entries(READERS))('by %s', async (_, read) => {
      for (const path of [pipe, '/dev/zero']) {
        const error = await refusal(async () => read(path));
        expect([error.code, error.exit]).toEqual(['file-system', 5]);
        expect(error.message).toContain(path);
      }
    });

    test('also as smi.yaml', async () => {
      expect(await refusal(async () => readSettings({}, {}, root))).toMatchObject({ code: 'file-system' });
    });
  },
);
