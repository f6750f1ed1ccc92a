import { mkdirSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { frozenTexts, writeTogether } from '../../../pipeline/editions/freeze.js';
import { refusal } from '../../fixtures/refusal.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smi-freeze-'));
});
afterEach(() => rm(folder, { recursive: true }));
const i = (...names: string[]) => join(folder, ...names);
const texts = (...pairs: [string, string][]) => new Map(pairs.map(([name, text]) => [i(name), text]));
const existing = async () => {
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
  return Object.fromEntries(
    await Promise.all(names.sort().map(async (name) => [name, await readFile(i(name), 'utf8')])),
  );
};

describe('files that are written together', () => {
  test('no files need no work', async () => {
    await writeTogether(new Map());
    expect(await existing()).toEqual({});
  });

  test('replace existing files, make folders, and leave nothing else behind', async () => {
    await writeFile(i('a.csv'), 'old');
    await writeTogether(texts(['a.csv', 'new a'], ['b.csv', 'new b'], [join('deep', 'er', 'c.csv'), 'c']));
    expect(await existing()).toEqual({ 'a.csv': 'new a', 'b.csv': 'new b' });
    expect(await readFile(i('deep', 'er', 'c.csv'), 'utf8')).toBe('c');
  });

  test.each([
    ['below a file, where there is no folder', join('plain', 'figures.csv')],
    ['far below a file', join('plain', 'deep', 'figures.csv')],
    ['at the path of a folder', 'folder'],
    ['under a name that is too long', 'x'.repeat(250)],
  ])('a path %s: none of them is written', async (_, impossible) => {
    await mkdir(i('folder'));
    await writeFile(i('plain'), 'a file');
    await writeFile(i('a.csv'), 'old');
    const before = await existing();
    for (const order of [
      [1, 0],
      [0, 1],
    ]) {
      const pairs: [string, string][] = [
        ['a.csv', 'new'],
        [impossible, 'never'],
      ];
      const error = await refusal(() => writeTogether(texts(...order.map((index) => pairs[index]!))));
      expect(error).toMatchObject({ code: 'file-system', exit: 5 });
      expect(await existing()).toEqual(before);
    }
  });

  test('a path that becomes unavailable at the last moment restores the files written before it', async () => {
    await writeFile(i('a.csv'), 'old');
    // The second path does not exist at the first check, and is a folder when its turn comes.
    class Blocking extends Map<string, string> {
      override get(path: string) {
        if (path === i('c.csv')) mkdirSync(i('b.csv'));
        return super.get(path);
      }
    }
    const files = new Blocking(texts(['a.csv', 'new'], ['b.csv', 'never'], ['c.csv', 'never']));
    const error = await refusal(() => writeTogether(files));
    expect(error).toMatchObject({ code: 'file-system', exit: 5 });
    expect(await existing()).toEqual({ 'a.csv': 'old' });
  });
});

test('an edition freezes four tables and their origin', () => {
  const areas = { country: 'E', level: 'lower_tier', year: 2025, exclude: [] };
  const empty = {
    areas: [],
    figures: [],
    context: [],
    harmonised: [],
    origin: { areas, official_files: [] },
  };
  const names = [...frozenTexts('editions/x', empty).keys()].map((path) => path.replace(/^.*[\\/]/, ''));
  expect(names).toEqual(['areas.csv', 'figures.csv', 'context.csv', 'harmonised.csv', 'origin.json']);
});
