import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkTarget, publishRelease } from '../../../pipeline/publish/release-folder.js';
import { EDITION, emptyFolder, hashOf, receiptOf, refusal, releaseOf } from './setup.js';

let root: string;
let release: string;
let target: string;
let remove: () => void;
beforeEach(() => {
  ({ root, remove } = emptyFolder());
  release = join(root, 'release');
  target = join(release, EDITION);
  mkdirSync(release);
});
afterEach(() => remove());

/** Refused, before anything is written, by the early check and by the publishing itself. */
async function expectForeign(named: string) {
  let asked = false;
  const error = await refusal(
    publishRelease(release, EDITION, async () => {
      asked = true;
      return hashOf('new');
    }),
  );
  expect(error.code).toBe('target-foreign');
  expect(error.exit).toBe(2);
  expect(error.message).toContain(named);
  expect(asked).toBe(false);
  expect(() => checkTarget(release, EDITION)).toThrow(error.message);
  expect(existsSync(join(release, '.builds'))).toBe(false);
}

const folderWith = (files: Readonly<Record<string, string>>, folder = target) => {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
};

describe('foreign content is refused and left unchanged', () => {
  test('a file', async () => {
    writeFileSync(target, 'thesis');
    await expectForeign(target);
    expect(readFileSync(target, 'utf8')).toBe('thesis');
  });

  test('an empty folder', async () => {
    mkdirSync(target);
    await expectForeign(target);
    expect(lstatSync(target).isDirectory()).toBe(true);
  });

  test.each([
    ['without a receipt', { 'index.csv': 'mine' }],
    ['with a receipt of another program', { 'receipt.json': receiptOf('x', EDITION, 'another-program') }],
    ['with a receipt of another edition', { 'receipt.json': receiptOf('x', 'wales-2026') }],
    ['with a receipt that is not JSON', { 'receipt.json': '{"edition": "england-2026", "program"' }],
    ['with a receipt that is null', { 'receipt.json': 'null' }],
    ['with a receipt whose program is a word', { 'receipt.json': `{"edition":"${EDITION}","program":"x"}` }],
  ])('a folder %s', async (_, files) => {
    folderWith(files);
    await expectForeign(target);
    for (const [name, text] of Object.entries(files))
      expect(readFileSync(join(target, name), 'utf8')).toBe(text);
  });

  test.each([
    ['elsewhere', '../elsewhere'],
    ['nowhere', 'no/such/place'],
    ['a build of an edition with a longer name', `.builds/${EDITION}-beta-${hashOf('x')}`],
    ['a build of another edition', `.builds/wales-2026-${hashOf('x')}`],
    ['a folder below a build', `.builds/${EDITION}-${hashOf('x')}/areas`],
    ['a folder above the builds', `.builds/../${EDITION}-${hashOf('x')}`],
    ['a build by its full path', `/tmp/.builds/${EDITION}-${hashOf('x')}`],
  ])('a link to %s', async (_, to) => {
    folderWith({ 'receipt.json': receiptOf('x') }, join(root, 'elsewhere'));
    symlinkSync(to, target);
    await expectForeign(target);
    expect(readlinkSync(target)).toBe(to);
    expect(readdirSync(join(root, 'elsewhere'))).toEqual(['receipt.json']);
  });
});

describe('an invalid folder for releases', () => {
  test('because it is a file is reported as such, and the file is left unchanged', async () => {
    release = join(root, 'file');
    writeFileSync(release, 'thesis');
    const error = await refusal(publishRelease(release, EDITION, releaseOf('x')));
    expect(error.code).toBe('target-foreign');
    expect(error.message).toContain(`${release} is a file`);
    expect(() => checkTarget(release, EDITION)).toThrow(error.message);
    expect(readFileSync(release, 'utf8')).toBe('thesis');
  });

  test('because it is below a file is reported as such', async () => {
    writeFileSync(join(root, 'file'), 'thesis');
    const error = await refusal(publishRelease(join(root, 'file', 'deep'), EDITION, releaseOf('x')));
    expect(error.code).toBe('target-foreign');
  });

  test('because there is a file in place of the builds is reported with the name of that file', async () => {
    writeFileSync(join(release, '.builds'), 'thesis');
    const error = await refusal(publishRelease(release, EDITION, releaseOf('x')));
    expect(error.code).toBe('target-foreign');
    expect(error.message).toContain(join(release, '.builds'));
    expect(readFileSync(join(release, '.builds'), 'utf8')).toBe('thesis');
  });

  test('is refused when it becomes foreign while the release is written', async () => {
    const error = await refusal(
      publishRelease(release, EDITION, async (folder) => {
        writeFileSync(target, 'thesis');
        return releaseOf('x')(folder);
      }),
    );
    expect(error.code).toBe('target-foreign');
    expect(readFileSync(target, 'utf8')).toBe('thesis');
    expect(readdirSync(join(release, '.builds'))).toEqual([]);
  });
});
