import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SmiError } from '../../../errors/smi-error.js';
import { checkOut, realPathOf, writeOut } from '../../../pipeline/publish/out-folder.js';
import { runCleanups } from '../../../pipeline/system/interrupt.js';
import { ownerMark } from '../../../pipeline/system/owner.js';
import { refusalOf } from '../custom/coldspots/refused.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'out-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const i = (...names: string[]) => join(root, ...names);
const one = async (folder: string) => writeFileSync(join(folder, 'one'), '1');
const refused = (path: string) => refusalOf(() => checkOut(path));
const failing = (path: string, error: Error) =>
  writeOut(path, async (folder) => {
    await one(folder);
    throw error;
  }).catch((thrown: unknown) => thrown);

describe('the output appears complete', () => {
  test.each([
    ['new', []],
    ['new, in new folders', ['a', 'b']],
  ])('in a folder that is %s', async (_, above) => {
    const path = i(...above, 'out');
    await writeOut(path, one);
    expect(readFileSync(join(path, 'one'), 'utf8')).toBe('1');
    expect(readdirSync(join(path, '..'))).toEqual(['out']);
  });

  test('in an existing empty folder, and through a link to one', async () => {
    mkdirSync(i('empty'));
    await writeOut(i('empty'), one);
    expect(readdirSync(i('empty'))).toEqual(['one']);
    if (process.platform === 'win32') return;
    mkdirSync(i('other'));
    symlinkSync('other', i('link'));
    await writeOut(i('link'), one);
    expect(readdirSync(i('other'))).toEqual(['one']);
  });

  test('under a name of the maximum length', async () => {
    const names = ['x'.repeat(255), 'я'.repeat(127), '語'.repeat(85)];
    for (const name of names) await writeOut(i(name), one);
    expect(readdirSync(root).sort()).toEqual(names.sort());
  });

  test.skipIf(process.platform === 'win32').each([0o000, 0o022, 0o277])(
    'and is open to its owner only where that is asked for, at umask %i',
    async (umask) => {
      const before = process.umask(umask);
      try {
        mkdirSync(i('out'), { mode: 0o755 });
        await writeOut(
          i('out'),
          async (folder) => {
            await one(folder);
            mkdirSync(join(folder, 'deep'));
          },
          { private: true },
        );
      } finally {
        process.umask(before);
      }
      const modes = ['.', 'one', 'deep'].map((name) => (statSync(i('out', name)).mode & 0o777).toString(8));
      expect(modes).toEqual(['700', '600', '700']);
    },
  );

  test('from only one of two simultaneous runs', async () => {
    const both = await Promise.allSettled([writeOut(i('out'), one), writeOut(i('out'), one)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(readdirSync(root)).toEqual(['out']);
    expect(readdirSync(i('out'))).toEqual(['one']);
  });
});

describe('nothing is left behind', () => {
  test('when the work fails, including folders made for it', async () => {
    expect(await failing(i('a', 'b', 'out'), new RangeError('no'))).toEqual(new RangeError('no'));
    expect(readdirSync(root)).toEqual([]);
  });

  test('when the work fails, except other files in those folders', async () => {
    await writeOut(i('a', 'out'), async () => {
      writeFileSync(i('a', 'other'), '');
      throw new RangeError('no');
    }).catch(() => undefined);
    expect(readdirSync(i('a'))).toEqual(['other']);
  });

  test('when the work is interrupted', async () => {
    await writeOut(i('a', 'out'), async (folder) => {
      await one(folder);
      runCleanups();
      expect(readdirSync(root)).toEqual([]);
    }).catch(() => undefined);
    expect(readdirSync(root)).toEqual([]);
  });

  test('by a killed run, whose folder the next run next to it removes; a running one keeps its own', async () => {
    const mark = ownerMark();
    const kept = `.other.making-${mark}`;
    for (const name of [kept, `.out.making-${mark.replace(/^\d+/, '4194399')}`]) {
      mkdirSync(i(name));
      await one(i(name));
    }
    await writeOut(i('new'), one);
    expect(readdirSync(root)).toEqual([kept, 'new']);
  });

  test('when the disk is full, which is reported', async () => {
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    expect(await failing(i('out'), full)).toMatchObject({ code: 'disk-full' });
    expect(readdirSync(root)).toEqual([]);
  });

  test('when something else has appeared there in the meantime, which is kept', async () => {
    const error = await writeOut(i('out'), async (folder) => {
      await one(folder);
      mkdirSync(i('out'));
      writeFileSync(i('out', 'theirs'), '');
    }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SmiError);
    expect(readdirSync(root)).toEqual(['out']);
    expect(readdirSync(i('out'))).toEqual(['theirs']);
  });
});

describe('before any work', () => {
  test('a folder that is not empty and a file are refused', () => {
    writeFileSync(i('file'), '');
    expect(refused(root)).toMatchObject({ code: 'out-not-empty', message: `${root} is not empty` });
    expect(refused(i('file')).message).toBe(`${i('file')} is a file`);
    expect(refused(i('file', 'x'))).toMatchObject({ code: 'file-system', exit: 5 });
    expect(refused(i('file', 'x', 'y')).message).toContain('ENOTDIR');
  });

  test.skipIf(process.platform === 'win32')('dangling and circular links are refused', () => {
    symlinkSync('nowhere', i('dangling'));
    symlinkSync('circle', i('circle'));
    expect(refused(i('dangling')).message).toContain(i('dangling'));
    expect(refused(i('circle')).code).toBe('out-not-empty');
  });

  test('a name that is too long is refused', () => {
    expect(refused(i('x'.repeat(300)))).toMatchObject({ code: 'file-system' });
  });

  test.skipIf(!existsSync('/proc/self'))(
    'a path that only looks like a folder is an error, not a wait',
    async () => {
      expect(await writeOut('/proc/x', one).catch((thrown: unknown) => thrown)).toMatchObject({ exit: 5 });
    },
  );
});

test.skipIf(process.platform === 'win32')('a real path resolves the links in the existing part', () => {
  mkdirSync(i('real'));
  symlinkSync('real', i('link'));
  expect(realPathOf(i('link', 'a', 'b'))).toBe(join(realPathOf(i('real')), 'a', 'b'));
});
