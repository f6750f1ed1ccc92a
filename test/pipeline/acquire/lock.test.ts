import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lockText, readLock, relock } from '../../../pipeline/acquire/lock.js';
import { refusal } from '../../fixtures/refusal.js';
import { createWorkspace, lockOf, type Workspace } from './setup.js';

let workspace: Workspace;
let path: string;
beforeEach(async () => {
  workspace = await createWorkspace();
  path = join(workspace.root, 'lock.json');
});
afterEach(() => workspace.close());

const LOCK = lockOf({ '/b.csv': 'b', '/a.csv': 'a' });

describe('a lock file', () => {
  test('is reported when it is missing', async () => {
    const error = await refusal(readLock(path));
    expect(error.code).toBe('lock-missing');
    expect(error.message).toContain(path);
  });

  test.each([
    ['nothing', '', 'not JSON'],
    ['half a file', '{"https://data.example/a.csv": {"by', 'not JSON'],
    ['a list', '[]', 'record'],
    [
      'an entry without a hash',
      '{"https://data.example/a.csv": {"bytes": 1, "locked_on": "2025-01-02"}}',
      'sha256',
    ],
    ['a key that is not an address', `{"a.csv": ${JSON.stringify(Object.values(LOCK)[0])}}`, 'a.csv'],
  ])('of %s is refused in one line', async (_, body, said) => {
    await writeFile(path, body);
    const error = await refusal(readLock(path));
    expect(error.code).toBe('figures-invalid');
    expect(error.message).toContain(path);
    expect(error.message).toContain(said);
    expect(error.message).not.toContain('\n');
  });

  test('with an impossible size or hash is refused', async () => {
    const [address, entry] = Object.entries(LOCK)[0]!;
    for (const wrong of [{ bytes: 0 }, { bytes: 1.5 }, { sha256: 'ABC' }, { locked_on: '2025-13-01' }]) {
      await writeFile(path, JSON.stringify({ [address]: { ...entry, ...wrong } }));
      expect((await refusal(readLock(path))).message).toContain(Object.keys(wrong)[0]);
    }
  });

  test('that is a folder is reported', async () => {
    await mkdir(path);
    expect((await refusal(readLock(path))).code).toBe('file-system');
  });

  test('reads back as written', async () => {
    await writeFile(path, lockText(LOCK));
    expect(await readLock(path)).toEqual(LOCK);
  });

  test('is written sorted, indented by two, with one line break at the end, and the same each time', async () => {
    await writeFile(path, lockText(LOCK));
    const first = await readFile(path, 'utf8');
    expect(first.indexOf('/a.csv')).toBeLessThan(first.indexOf('/b.csv'));
    expect(first).toMatch(/^\{\n {2}"https:/);
    expect(first).toMatch(/\}\n$/);
    expect(first).not.toMatch(/\n\n$/);
    await writeFile(path, lockText(await readLock(path)));
    expect(await readFile(path, 'utf8')).toBe(first);
  });

  test('that is empty can be written and read', async () => {
    await writeFile(path, lockText({}));
    expect(await readLock(path)).toEqual({});
  });
});

describe('new entries of a lock file', () => {
  const addressOf = (name: string) => Object.keys(lockOf({ [name]: '' }))[0] ?? '';
  const present = async () => JSON.parse(await readFile(path, 'utf8'));

  test('are written with those that another command has written since it was read', async () => {
    await writeFile(path, lockText(lockOf({ '/a.csv': 'a', '/b.csv': 'b of another command' })));
    const mine = lockOf({ '/a.csv': 'new a', '/b.csv': 'b', '/c.csv': 'c' });
    await relock(path, mine, [addressOf('/a.csv'), addressOf('/c.csv')]);
    expect(await present()).toEqual(
      lockOf({ '/a.csv': 'new a', '/b.csv': 'b of another command', '/c.csv': 'c' }),
    );
    expect((await readdir(workspace.root)).filter((name) => name.includes('lock'))).toEqual(['lock.json']);
  });

  test('of several commands at once are all written', async () => {
    await writeFile(path, '{}\n');
    const names = Array.from({ length: 12 }, (_, index) => `/${index}.csv`);
    await Promise.all(names.map((name) => relock(path, lockOf({ [name]: name }), [addressOf(name)])));
    expect(await present()).toEqual(lockOf(Object.fromEntries(names.map((name) => [name, name]))));
  });

  test('come with the whole lock where there is no file, and none means no file', async () => {
    await relock(path, LOCK, []);
    expect(await readdir(workspace.root)).not.toContain('lock.json');
    await relock(path, LOCK, [addressOf('/a.csv')]);
    expect(await present()).toEqual(LOCK);
  });

  test('can be undone', async () => {
    (await relock(path, LOCK, [addressOf('/a.csv')]))();
    expect(await readdir(workspace.root)).not.toContain('lock.json');
    await writeFile(path, '{}\n');
    (await relock(path, LOCK, [addressOf('/a.csv')]))();
    expect(await readFile(path, 'utf8')).toBe('{}\n');
  });

  test('leave a damaged lock as it is, and say so', async () => {
    await writeFile(path, 'half');
    expect((await refusal(relock(path, LOCK, [addressOf('/a.csv')]))).code).toBe('figures-invalid');
    expect(await readFile(path, 'utf8')).toBe('half');
  });
});
