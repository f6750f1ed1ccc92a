import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  chooseEditions,
  chooseIndex,
  defaultIndex,
  indexShowing,
} from '../../../pipeline/editions/choose.js';
import { refusal } from '../../fixtures/refusal.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smi-choose-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** An edition of the folder with the method of one of the project's, by another name. */
async function put(name: string, from: string, byDefault: boolean): Promise<void> {
  const path = join(folder, name, 'method.yaml');
  await cp(join('editions', from), join(folder, name), { recursive: true });
  const text = (await readFile(path, 'utf8'))
    .replace(/^edition: .*/m, `edition: ${name}`)
    .replace(/^default: .*/m, `default: ${byDefault}`);
  await writeFile(path, text);
}

describe('the index that is meant where no edition is named', () => {
  test('is the first that is a default one, whatever its name', async () => {
    await put('a-shadow', 'long-shadow-england-2026', true);
    await put('b-tried', 'england-2026', false);
    await put('c-mine', 'england-2026', true);
    await put('d-other', 'england-2026', true);
    expect(await defaultIndex(folder)).toBe('c-mine');
    expect(await chooseIndex(folder, [])).toBe('c-mine');
    expect(await chooseIndex(folder, ['b-tried', 'd-other'])).toBe('b-tried');
  });

  test('is none where no index is a default one, and an edition that is not there is refused', async () => {
    await put('a-shadow', 'long-shadow-england-2026', true);
    await put('b-tried', 'england-2026', false);
    expect(await defaultIndex(folder)).toBeUndefined();
    for (const named of [[], ['elsewhere']])
      expect((await refusal(() => chooseIndex(folder, named))).code).toBe('edition-unknown');
  });
});

test('the index that shows a long shadow is a default one first; one that is refused is passed over', async () => {
  const SHADOW = 'long-shadow-england-2026';
  await put('a-tried', 'england-2026', false);
  expect(await indexShowing(folder, SHADOW)).toBe('a-tried');
  await put('b-mine', 'england-2026', true);
  expect(await indexShowing(folder, SHADOW)).toBe('b-mine');
  expect(await indexShowing(folder, 'another-shadow')).toBeUndefined();
  await writeFile(join(folder, 'b-mine', 'method.yaml'), 'kind: index\n');
  expect(await indexShowing(folder, SHADOW)).toBe('a-tried');
});

test('a mistake in an edition that is not a default one is not looked for; in a default one it is refused', async () => {
  await put('a-tried', 'england-2026', false);
  await put('b-mine', 'england-2026', true);
  const path = join(folder, 'a-tried', 'method.yaml');
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace(/^kind: .*/m, 'kind: none'));
  expect(await chooseEditions(folder, [])).toEqual(['b-mine']);
  await writeFile(path, text.replace(/^kind: .*/m, 'kind: none').replace(/^default: .*/m, 'default: true'));
  expect((await refusal(() => chooseEditions(folder, []))).code).toBe('method-invalid');
});
