import { lstatSync, mkdirSync, readlinkSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, posix, win32 } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { linkedBuild, publishRelease } from '../../../pipeline/publish/release-folder.js';
import { aside, EDITION, emptyFolder, hashOf, markAt, releaseOf } from './setup.js';

let root: string;
let release: string;
let remove: () => void;
beforeEach(() => {
  ({ root, remove } = emptyFolder());
  release = join(root, 'not', 'there', 'yet');
});
afterEach(() => remove());

const build = (mark: string, edition = EDITION) => publishRelease(release, edition, releaseOf(mark, edition));

describe('a release', () => {
  test('is made, with every folder above it, as a relative link to the build of its hash', async () => {
    expect(await build('one')).toBe(join(release, EDITION));
    expect(readlinkSync(join(release, EDITION))).toBe(`.builds/${EDITION}-${hashOf('one')}`);
    expect(markAt(release)).toBe('one');
    expect(aside(release)).toEqual([`${EDITION}-${hashOf('one')}`]);
  });

  test('can be moved with its folder', async () => {
    await build('one');
    renameSync(release, join(root, 'moved'));
    expect(markAt(join(root, 'moved'))).toBe('one');
  });

  test('replaces the previous one, which is removed', async () => {
    for (const mark of ['one', 'two', 'three']) await build(mark);
    expect(markAt(release)).toBe('three');
    expect(aside(release)).toEqual([`${EDITION}-${hashOf('three')}`]);
  });

  test('of the same bytes as the previous one is built again next to it, several times', async () => {
    for (let count = 0; count < 4; count += 1) {
      await build('same');
      expect(markAt(release)).toBe('same');
      expect(aside(release)).toHaveLength(1);
    }
  });

  test('does not touch the release of another edition, even if one name begins with the other', async () => {
    await build('long', 'england-2026-beta');
    await build('short', 'england');
    await build('one');
    await build('two');
    expect(markAt(release, 'england-2026-beta')).toBe('long');
    expect(markAt(release, 'england')).toBe('short');
    expect(aside(release)).toHaveLength(3);
  });

  test('is made next to that of another edition at the same time, and in the same process', async () => {
    await Promise.all([build('one'), build('long', 'england-2026-beta'), build('short', 'england')]);
    expect([markAt(release), markAt(release, 'england-2026-beta'), markAt(release, 'england')]).toEqual([
      'one',
      'long',
      'short',
    ]);
  });

  test('repairs a link whose build was removed', async () => {
    await build('one');
    rmSync(join(release, '.builds'), { recursive: true });
    await build('two');
    expect(markAt(release)).toBe('two');
  });

  test.each([
    ['.builds\\e-1-0123456789abcdef', win32, 'e-1-0123456789abcdef'],
    ['.builds/e-1-0123456789abcdef-2', win32, 'e-1-0123456789abcdef-2'],
    ['.builds/e-1-0123456789abcdef', posix, 'e-1-0123456789abcdef'],
    // A backslash is part of a name here, and the others lead elsewhere.
    ['.builds\\e-1-0123456789abcdef', posix, undefined],
    ['C:\\.builds\\e-1-0123456789abcdef', win32, undefined],
    ['.builds\\e-1-0123456789abcdef\\areas', win32, undefined],
    ['.builds\\e-10-0123456789abcdef', win32, undefined],
    ['.builds', win32, undefined],
  ])('knows a link to %s by the paths of its system', (target, path, build) => {
    expect(linkedBuild(target, 'e-1', path)).toBe(build);
  });

  test('follows a link to the folder of releases', async () => {
    mkdirSync(join(root, 'disk'));
    symlinkSync(join(root, 'disk'), join(root, 'link'));
    await publishRelease(join(root, 'link'), EDITION, releaseOf('one'));
    expect(markAt(join(root, 'disk'))).toBe('one');
    expect(lstatSync(join(root, 'link')).isSymbolicLink()).toBe(true);
  });

  test('leaves other files next to it unchanged', async () => {
    mkdirSync(release, { recursive: true });
    writeFileSync(join(release, 'notes.txt'), 'mine');
    mkdirSync(join(release, '.builds'));
    writeFileSync(join(release, '.builds', 'notes.txt'), 'mine');
    mkdirSync(join(release, '.builds', `${EDITION}-draft`));
    await build('one');
    await build('two');
    expect(aside(release)).toEqual([`${EDITION}-${hashOf('two')}`, `${EDITION}-draft`, 'notes.txt'].sort());
  });
});
