import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { hasEnded, ownerMark, sweep } from '../../../pipeline/system/owner.js';

const root = mkdtempSync(join(tmpdir(), 'owner-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folder: string;
let count = 0;
beforeEach(() => {
  count += 1;
  folder = join(root, String(count));
  mkdirSync(folder);
});

const DAY = 24 * 3600 * 1000;
const now = Date.now();
/** The mark of this process with some of its parts replaced: process, start, place. */
function markWith(changes: { pid?: number; start?: string; where?: string }): string {
  const [pid, start, where, rest] = ownerMark().split('-');
  return [changes.pid ?? pid, changes.start ?? start, changes.where ?? where, rest].join('-');
}

/** The number of a process that has ended. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '0']);
  await once(child, 'exit');
  return child.pid ?? 0;
}

describe('the mark of a process', () => {
  test('is another each time, and short', () => {
    expect(ownerMark()).not.toBe(ownerMark());
    expect(ownerMark().length).toBeLessThanOrEqual(40);
    expect(ownerMark()).toMatch(/^\d+(-[0-9a-f]{8}){3}$/);
  });

  test('says that this process runs, however long ago it wrote', () => {
    expect(hasEnded(`x-${ownerMark()}`, now)).toBe(false);
    expect(hasEnded(`x-${ownerMark()}`, now - 365 * DAY)).toBe(false);
  });

  test('says that a process has ended', async () => {
    expect(hasEnded(`x-${markWith({ pid: await deadPid() })}`, now)).toBe(true);
  });

  test.skipIf(!existsSync('/proc/self/stat'))(
    'tells a process from an earlier one that had its number',
    () => {
      expect(hasEnded(`x-${markWith({ start: 'deadbeef' })}`, now)).toBe(true);
      // Where the start is not known, only the number can be compared.
      expect(hasEnded(`x-${markWith({ start: '00000000' })}`, now)).toBe(false);
    },
  );

  test('of another machine goes by when it was last written to', async () => {
    const elsewhere = `x-${markWith({ pid: await deadPid(), where: 'deadbeef' })}`;
    expect(hasEnded(elsewhere, now, now)).toBe(false);
    expect(hasEnded(elsewhere, now - 6 * DAY, now)).toBe(false);
    expect(hasEnded(elsewhere, now - 8 * DAY, now)).toBe(true);
  });

  test.each(['x', 'x-1-2-3', 'x-123', ''])('%j has none, and has not ended', (name) => {
    expect(hasEnded(name, 0)).toBe(false);
  });
});

describe('a sweep', () => {
  const prefix = /^\.[a-z]+\.making-$/;

  test('removes folders of dead processes with all that is in them, and nothing else', async () => {
    const dead = await deadPid();
    const kept = [
      `.out.making-${ownerMark()}`,
      `.out.making-${dead}`,
      `.OUT.making-${markWith({ pid: dead })}`,
      `out-${markWith({ pid: dead })}`,
      'mine',
    ];
    for (const name of kept) mkdirSync(join(folder, name));
    const file = `.file.making-${markWith({ pid: dead })}`;
    writeFileSync(join(folder, file), '');
    mkdirSync(join(folder, `.out.making-${markWith({ pid: dead })}`, 'deep'), { recursive: true });
    mkdirSync(join(folder, `.other.making-${markWith({ pid: dead })}`));
    sweep(folder, prefix);
    expect(readdirSync(folder).sort()).toEqual([...kept, file].sort());
  });

  test.skipIf(process.platform === 'win32')('does not follow a link', async () => {
    const name = `.out.making-${markWith({ pid: await deadPid() })}`;
    mkdirSync(join(folder, 'theirs'));
    writeFileSync(join(folder, 'theirs', 'file'), '');
    symlinkSync('theirs', join(folder, name));
    sweep(folder, prefix);
    expect(readdirSync(join(folder, 'theirs'))).toEqual(['file']);
  });

  test('removes what another machine left long ago', () => {
    const name = `.out.making-${markWith({ where: 'deadbeef' })}`;
    mkdirSync(join(folder, name));
    sweep(folder, prefix);
    expect(readdirSync(folder)).toEqual([name]);
    utimesSync(join(folder, name), (now - 9 * DAY) / 1000, (now - 9 * DAY) / 1000);
    sweep(folder, prefix);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('of a folder that does not exist is nothing', () => {
    expect(() => sweep(join(folder, 'no'), prefix)).not.toThrow();
  });
});
