import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { awaitLock, isLocked, takeLock } from '../../../pipeline/system/lock.js';
import { deadPid, emptyFolder, refusal } from '../publish/setup.js';

let lock: string;
let remove: () => void;
beforeEach(() => {
  let root: string;
  ({ root, remove } = emptyFolder());
  lock = join(root, '.lock');
});
afterEach(() => remove());

describe('an awaited lock', () => {
  test('is taken when its holder releases it', async () => {
    const release = takeLock(lock, 'the edition');
    let taken = false;
    const waiting = awaitLock(lock, 'the edition', 20_000).then((unlock) => {
      taken = true;
      return unlock;
    });
    await wait(200);
    expect([taken, isLocked(lock)]).toEqual([false, true]);
    release();
    (await waiting)();
    expect([taken, isLocked(lock), existsSync(lock)]).toEqual([true, false, false]);
  });

  test('is refused, as `locked` and with its holder, when it is still held after the given time', async () => {
    writeFileSync(lock, `${process.ppid}\n`);
    const error = await refusal(awaitLock(lock, 'the edition', 100));
    expect(error).toMatchObject({ code: 'locked', exit: 5 });
    expect(error.message).toContain(String(process.ppid));
    expect(readFileSync(lock, 'utf8')).toBe(`${process.ppid}\n`);
  });

  test('of a dead process does not hold anybody up', async () => {
    writeFileSync(lock, `${deadPid()}\n`);
    expect(isLocked(lock)).toBe(false);
    (await awaitLock(lock, 'the edition', 0))();
    expect(existsSync(lock)).toBe(false);
  });
});
