import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { publishRelease } from '../../../pipeline/publish/release-folder.js';
import { takeLock } from '../../../pipeline/system/lock.js';
import { refusalOf } from '../custom/coldspots/refused.js';
import { aside, deadPid, EDITION, emptyFolder, hashOf, markAt, refusal, releaseOf } from './setup.js';

let release: string;
let builds: string;
let lock: string;
let remove: () => void;
beforeEach(() => {
  let root: string;
  ({ root, remove } = emptyFolder());
  release = join(root, 'release');
  builds = join(release, '.builds');
  lock = join(builds, `.lock-${EDITION}`);
  mkdirSync(builds, { recursive: true });
});
afterEach(() => remove());

const build = (mark: string) => publishRelease(release, EDITION, releaseOf(mark));

describe('a lock', () => {
  test('of a process that runs is respected, and the message says what to do', async () => {
    writeFileSync(lock, `${process.ppid}\n`);
    const error = await refusal(build('one'));
    expect(error.code).toBe('locked');
    expect(error.exit).toBe(5);
    expect(error.message).toContain(String(process.ppid));
    expect(error.next).toContain(lock);
    expect(readFileSync(lock, 'utf8')).toBe(`${process.ppid}\n`);
    expect(aside(release)).toEqual([`.lock-${EDITION}`]);
  });

  test('that a process was killed while taking or taking over is removed by the next build', async () => {
    const id = '8c988c00-e9de-4f6f-9fa7-5eb64b4c3a25';
    const dead = deadPid();
    const kept = `.lock-${EDITION}.${process.ppid}-${id}`;
    for (const name of [`.lock-${EDITION}.${dead}-${id}`, `.lock-${EDITION}.stale-${dead}-${id}`, kept])
      writeFileSync(join(builds, name), '');
    await build('one');
    expect(aside(release).filter((name) => name.startsWith('.lock-'))).toEqual([kept]);
  });

  test('of a running process of another user is respected', async () => {
    writeFileSync(lock, '1\n');
    const release1 = () => refusal(build('one'));
    // only root can change the user, and only of a whole process
    if (process.getuid?.() !== 0 || !isMainThread) return void expect((await release1()).code).toBe('locked');
    process.seteuid?.(65_534);
    try {
      expect((await release1()).code).toBe('locked');
    } finally {
      process.seteuid?.(0);
    }
  });

  test('that may not be removed is reported by its name, and is no bug', async () => {
    if (process.platform === 'win32' || !isMainThread) return;
    const shut = (work: () => unknown) => {
      chmodSync(builds, 0o555);
      if (process.getuid?.() === 0) process.seteuid?.(65_534);
      try {
        return refusalOf(work);
      } finally {
        if (process.getuid?.() === 0) process.seteuid?.(0);
        chmodSync(builds, 0o755);
      }
    };
    const release1 = takeLock(lock, 'there');
    expect(shut(release1)).toMatchObject({ code: 'no-permission', exit: 5 });
    expect(existsSync(lock)).toBe(true);
    writeFileSync(lock, `${deadPid()}\n`);
    const error = shut(() => takeLock(lock, 'there'));
    expect(error).toMatchObject({ code: 'no-permission', exit: 5, message: expect.stringContaining(lock) });
  });

  test.each([
    ['of a process that has ended', () => `${deadPid()}\n`],
    ['with our own process id, of an earlier process', () => `${process.pid}\n`],
    ['that is empty, because the disk was full', () => ''],
    ['without a process id', () => 'someone\n'],
    ['with an impossible process id', () => '-1\n'],
  ])('%s is taken over', async (_, holder) => {
    writeFileSync(lock, holder());
    await build('one');
    expect(markAt(release)).toBe('one');
    expect(aside(release)).toEqual([`${EDITION}-${hashOf('one')}`]);
  });

  test('of this process is respected while it writes, and free afterwards', async () => {
    const first = publishRelease(release, EDITION, async (folder) => {
      expect(readFileSync(lock, 'utf8')).toBe(`${process.pid}\n`);
      expect((await refusal(build('two'))).code).toBe('locked');
      return releaseOf('one')(folder);
    });
    await first;
    expect(markAt(release)).toBe('one');
    await build('two');
    expect(markAt(release)).toBe('two');
  });

  test('is removed on release, unless another process has taken it since', () => {
    const path = join(release, 'x.lock');
    takeLock(path, 'x')();
    expect(existsSync(path)).toBe(false);
    const free = takeLock(path, 'x');
    writeFileSync(path, `${process.ppid}\n`);
    free();
    expect(readFileSync(path, 'utf8')).toBe(`${process.ppid}\n`);
  });

  test('of another edition does not block', async () => {
    writeFileSync(join(builds, '.lock-wales-2026'), `${process.ppid}\n`);
    await build('one');
    expect(aside(release)).toContain('.lock-wales-2026');
  });
});

describe('temporary folders', () => {
  const leave = (name: string) => {
    mkdirSync(join(builds, name));
    writeFileSync(join(builds, name, 'index.csv'), 'half');
  };

  test('of dead runs, of any edition, are removed', async () => {
    const pid = deadPid();
    leave(`.making-${EDITION}-${pid}`);
    leave(`.making-wales-2026-${pid}`);
    leave(`.making-${EDITION}-${process.pid}`);
    symlinkSync('nowhere', join(builds, `.link-${EDITION}-${pid}`));
    await build('one');
    expect(aside(release)).toEqual([`${EDITION}-${hashOf('one')}`]);
  });

  test('of running processes are kept', async () => {
    leave(`.making-${EDITION}-${process.ppid}`);
    leave(`.making-wales-2026-${process.ppid}`);
    leave(`.making-wales-2026-${process.pid}`);
    await build('one');
    expect(aside(release)).toEqual(
      [
        `.making-${EDITION}-${process.ppid}`,
        `.making-wales-2026-${process.ppid}`,
        `.making-wales-2026-${process.pid}`,
        `${EDITION}-${hashOf('one')}`,
      ].sort(),
    );
  });
});
