import { cpSync, existsSync, lstatSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type MakeLink, publishRelease } from '../../../pipeline/publish/release-folder.js';
import { aside, EDITION, emptyFolder, hashOf, markAt, refusal, releaseOf, systemError } from './setup.js';

let release: string;
let target: string;
let remove: () => void;
beforeEach(() => {
  let root: string;
  ({ root, remove } = emptyFolder());
  release = join(root, 'release');
  target = join(release, EDITION);
});
afterEach(() => remove());

const refusing =
  (code: string): MakeLink =>
  () => {
    throw systemError(code);
  };
const build = (mark: string, code = 'EPERM') =>
  publishRelease(release, EDITION, releaseOf(mark), refusing(code));

describe('where links cannot be made', () => {
  test.each(['EPERM', 'ENOTSUP', 'ENOSYS'])(
    'and the system says %s, the release is a folder',
    async (code) => {
      await build('one', code);
      expect(lstatSync(target).isDirectory()).toBe(true);
      expect(markAt(release)).toBe('one');
      expect(aside(release)).toEqual([]);
    },
  );

  test('a build replaces the previous one, repeatedly', async () => {
    for (const mark of ['one', 'two', 'two', 'three']) {
      await build(mark);
      expect(markAt(release)).toBe(mark);
      expect(aside(release)).toEqual([]);
    }
  });

  test('a release that was a link becomes a folder, and its build is not left behind', async () => {
    await publishRelease(release, EDITION, releaseOf('linked'));
    await build('folder');
    expect(lstatSync(target).isDirectory()).toBe(true);
    expect(markAt(release)).toBe('folder');
    expect(aside(release)).toEqual([]);
  });

  test('a release that is a folder, such as a copy, is replaced where links can be made too', async () => {
    await publishRelease(release, EDITION, releaseOf('linked'));
    cpSync(target, join(release, 'copy'), { recursive: true, dereference: true });
    rmSync(target);
    renameSync(join(release, 'copy'), target);
    await publishRelease(release, EDITION, releaseOf('new'));
    expect(markAt(release)).toBe('new');
  });

  test('a failed write leaves the folder unchanged', async () => {
    await build('one');
    const failing = publishRelease(
      release,
      EDITION,
      () => Promise.reject(systemError('ENOSPC')),
      refusing('EPERM'),
    );
    expect((await refusal(failing)).code).toBe('disk-full');
    expect(markAt(release)).toBe('one');
    expect(aside(release)).toEqual([]);
  });
});

test('a folder that could not be replaced is put back at once', async () => {
  await build('one');
  const vanishing = publishRelease(release, EDITION, async (folder) => {
    rmSync(folder, { recursive: true });
    return hashOf('two');
  });
  expect((await refusal(vanishing)).code).toBe('file-system');
  expect(markAt(release)).toBe('one');
  expect(aside(release)).toEqual([]);
});

describe('a swap of folders interrupted by a power cut', () => {
  const former = () => join(release, '.builds', `.former-${EDITION}`);
  beforeEach(() => build('one'));

  test('between the two renames is repaired by the next command, even one that fails', async () => {
    renameSync(target, former());
    const failing = publishRelease(release, EDITION, () => Promise.reject(systemError('ENOSPC')));
    expect((await refusal(failing)).code).toBe('disk-full');
    expect(markAt(release)).toBe('one');
    expect(existsSync(former())).toBe(false);
  });

  test('after the second rename only leaves the former folder to remove', async () => {
    cpSync(target, former(), { recursive: true });
    await build('two');
    expect(markAt(release)).toBe('two');
    expect(aside(release)).toEqual([]);
  });

  test('is repaired only for its own edition', async () => {
    const other = join(release, '.builds', '.former-wales-2026');
    mkdirSync(other);
    await build('two');
    expect(existsSync(other)).toBe(true);
  });
});

test('a build that was moved in but never linked is removed by the next', async () => {
  mkdirSync(join(release, '.builds', `${EDITION}-${hashOf('orphan')}`), { recursive: true });
  await publishRelease(release, EDITION, releaseOf('one'));
  expect(aside(release)).toEqual([`${EDITION}-${hashOf('one')}`]);
});
