import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCleanups } from '../../../pipeline/system/interrupt.js';
import { ownerMark } from '../../../pipeline/system/owner.js';
import { sweepSpills, withSpill } from '../../../pipeline/system/spill-folder.js';

let root: string;
const before = { tmp: process.env.TMPDIR, umask: 0 };
beforeEach(() => {
  before.umask = process.umask();
  root = mkdtempSync(join(tmpdir(), 'spill-'));
  mkdirSync(join(root, 'tmp'));
  mkdirSync(join(root, 'wide'));
  process.env.TMPDIR = join(root, 'tmp');
});
afterEach(() => {
  if (before.tmp === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before.tmp;
  process.umask(before.umask);
  rmSync(root, { recursive: true, force: true });
});

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
const i = (...names: string[]) => join(root, ...names);
/** A mark of a process that cannot run: no number is so large. */
const deadMark = () => ownerMark().replace(/^\d+/, '4194399');

describe.skipIf(process.platform === 'win32')('a folder for records', () => {
  test.each([0o000, 0o022, 0o077])(
    'is open to its owner only, with its files, at umask %i',
    async (umask) => {
      process.umask(umask);
      await withSpill(i('wide'), async (path) => {
        writeFileSync(join(path, 'records'), '');
        expect([mode(path), mode(join(path, 'records'))]).toEqual(['700', '600']);
      });
      expect(process.umask()).toBe(umask);
      expect([readdirSync(i('wide')), readdirSync(i('tmp'))]).toEqual([[], []]);
    },
  );

  test('is removed when the work fails and when it is interrupted, and so is the note of where it is', async () => {
    const failed = withSpill(i('new', 'spill'), async () => {
      throw new RangeError('no');
    });
    await expect(failed).rejects.toThrow(RangeError);
    expect(readdirSync(i('new', 'spill'))).toEqual([]);
    await withSpill(i('wide'), async (path) => {
      writeFileSync(join(path, 'records'), '');
      expect(readdirSync(i('tmp'))).toHaveLength(1);
      runCleanups();
      expect([readdirSync(i('wide')), readdirSync(i('tmp'))]).toEqual([[], []]);
    });
  });

  test('of a killed run is removed by the next, wherever that spills', async () => {
    const left = `smi-spill-${deadMark()}`;
    for (const where of ['tmp', 'wide']) {
      mkdirSync(i(where, left));
      writeFileSync(i(where, left, 'records'), '');
    }
    // The note of a run that spilled to "wide".
    writeFileSync(i('tmp', left, 'elsewhere'), i('wide', left));
    mkdirSync(i('wide', `smi-spill-${ownerMark()}`));
    sweepSpills();
    expect(readdirSync(i('tmp'))).toEqual([]);
    expect(readdirSync(i('wide'))).toHaveLength(1);
  });

  test('that a note points to is removed only if it has the name of the note', () => {
    const left = `smi-spill-${deadMark()}`;
    mkdirSync(i('tmp', left));
    writeFileSync(i('tmp', left, 'elsewhere'), i('wide'));
    sweepSpills();
    expect(readdirSync(root).sort()).toEqual(['tmp', 'wide']);
    expect(readdirSync(i('tmp'))).toEqual([]);
  });

  test('is made even where the temporary folder does not exist', async () => {
    process.env.TMPDIR = i('absent');
    await withSpill(i('wide'), async (path) => expect(readdirSync(path)).toEqual([]));
    expect(readdirSync(i('wide'))).toEqual([]);
  });
});
