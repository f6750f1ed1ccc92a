import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { leftovers } from '../../../pipeline/doctor/leftovers.js';
import { ownerMark } from '../../../pipeline/system/owner.js';
import { deadPid, emptyFolder } from '../publish/setup.js';

const { root, remove } = emptyFolder();
afterAll(() => remove());

const settings = {
  release: join(root, 'release'),
  editions: join(root, 'editions'),
  store: join(root, 'store'),
};
const names = () => leftovers(settings, root).map(({ path }) => basename(path));
const ofHere = () => leftovers(settings, root).filter(({ path }) => path.startsWith(root));

test('what killed runs left is found in every folder, and nothing of running ones', () => {
  expect(ofHere()).toEqual([]);
  const dead = deadPid();
  const builds = join(settings.release, '.builds');
  const edition = join(settings.editions, 'one');
  for (const folder of [
    join(builds, `.making-one-${dead}`),
    join(builds, `.making-one-${process.pid}`),
    join(builds, '.former-one'),
    join(builds, 'one-0123456789abcdef'),
    join(edition, '.accepting'),
    join(settings.store, 'partial'),
    join(root, `.out.making-${ownerMark().replace(/^\d+/, '4194399')}`),
    join(root, `.out.making-${ownerMark()}`),
  ])
    mkdirSync(folder, { recursive: true });
  writeFileSync(join(builds, '.lock-one'), String(dead));
  writeFileSync(join(edition, 'method.yaml'), '');
  writeFileSync(join(settings.store, 'partial', `${dead}-a`), '');
  writeFileSync(join(settings.store, 'partial', `${process.pid}-b`), '');
  const found = ofHere().map(({ path, removedBy }) => [basename(path), removedBy]);
  expect(found.slice(0, 5)).toEqual([
    ['.former-one', 'smi build'],
    ['.lock-one', 'smi build'],
    [`.making-one-${dead}`, 'smi build'],
    ['.accepting', 'smi refresh one'],
    [`${dead}-a`, 'smi refresh'],
  ]);
  expect(found[5]?.[0]).toMatch(/^\.out\.making-4194399-/);
  expect(found.length).toBe(6);
  expect(names()).not.toContain(`.making-one-${process.pid}`);
});
