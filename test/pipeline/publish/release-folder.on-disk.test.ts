import { readdirSync, readlinkSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { FolderWriter } from '../../../pipeline/publish/folder-writer.js';
import { writeOut } from '../../../pipeline/publish/out-folder.js';
import { publishRelease } from '../../../pipeline/publish/release-folder.js';
import { diskCalls } from './disk-calls.js';
import { EDITION, emptyFolder, hashOf, receiptOf } from './setup.js';

const { root, remove } = emptyFolder();
afterAll(() => remove());

/** Writes files as a release has them: texts, one that the engine would write itself, and some in folders. */
const filled = (mark: string) => async (folder: string) => {
  const writer = new FolderWriter(folder);
  const about = { mediaType: 'text/csv', title: '', description: '' };
  const contents = {
    'index.csv': mark,
    'index.parquet': (path: string) => writeFile(path, mark),
    'areas/a/deep.json': mark,
    'receipt.json': receiptOf(mark),
  };
  for (const [path, content] of Object.entries(contents))
    await writer.write({ path, content }, { path, ...about });
  await writer.end();
  return hashOf(mark);
};

const everything = (folder: string) =>
  ['', ...readdirSync(folder, { recursive: true }).map(String)].map((name) => name.replaceAll('\\', '/'));

const POSIX = describe.skipIf(process.platform === 'win32');

POSIX('what a power cut cannot undo', () => {
  test.each(['first', 'second'])(
    'when the link to the %s release is swapped in: its files, its folders, and its name',
    async (mark) => {
      const release = join(root, 'release');
      const calls = await diskCalls(() => publishRelease(release, EDITION, filled(mark)));
      const made = join(release, '.builds', `.making-${EDITION}-${process.pid}`);
      const link = calls.findIndex(({ to }) => to === join(release, EDITION));
      const moved = calls.findIndex(({ path }) => path === made);
      const build = join(release, readlinkSync(join(release, EDITION)));
      const before = calls.slice(0, link).filter(({ call }) => call === 'sync');
      const synced = before
        .filter(({ path }) => path.startsWith(made))
        .map(({ path }) => relative(made, path));
      expect(synced.toSorted()).toEqual(everything(build).toSorted());
      expect(moved).toBeLessThan(link);
      // The name of the build, before the link to it; the link, before what it led to is removed.
      expect(before.map(({ path }) => path)).toContain(join(release, '.builds'));
      expect(calls.slice(link + 1)).toEqual([{ call: 'sync', path: release }]);
    },
  );

  test('where no link can be made, before the former folder is removed', async () => {
    const release = join(root, 'without-links');
    const refuse = () => {
      throw Object.assign(new Error('no links'), { code: 'ENOTSUP' });
    };
    await publishRelease(release, EDITION, filled('first'), refuse);
    const calls = await diskCalls(() => publishRelease(release, EDITION, filled('second'), refuse));
    const last = calls.findLastIndex(({ call }) => call === 'rename');
    expect(calls[last]?.to).toBe(join(release, EDITION));
    expect(calls.slice(last + 1)).toContainEqual({ call: 'sync', path: release });
  });

  test('when a folder of one’s own is moved into place: all in it, and the names above it that are new', async () => {
    const out = join(root, 'new', 'newer', 'out');
    const calls = await diskCalls(() => writeOut(out, filled('own')));
    const at = calls.findIndex(({ call, to }) => call === 'rename' && to === out);
    const aside = calls[at]?.path ?? '';
    const synced = calls.slice(0, at).filter(({ path }) => path.startsWith(aside));
    expect(synced.map(({ path }) => relative(aside, path)).toSorted()).toEqual(everything(out).toSorted());
    expect(calls.slice(at + 1).map(({ path }) => path)).toEqual([
      join(root, 'new', 'newer'),
      join(root, 'new'),
      root,
    ]);
  });
});
