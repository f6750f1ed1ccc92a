import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type MakeLink, publishRelease } from '../../../pipeline/publish/release-folder.js';
import { onInterrupt, runCleanups } from '../../../pipeline/system/interrupt.js';
import {
  aside,
  deadPid,
  EDITION,
  emptyFolder,
  hashOf,
  markAt,
  refusal,
  releaseOf,
  systemError,
} from './setup.js';

let release: string;
let remove: () => void;
beforeEach(async () => {
  let root: string;
  ({ root, remove } = emptyFolder());
  release = join(root, 'release');
  await publishRelease(release, EDITION, releaseOf('old'));
});
afterEach(() => remove());

const expectOld = () => {
  expect(markAt(release)).toBe('old');
  expect(aside(release)).toEqual([`${EDITION}-${hashOf('old')}`]);
};

describe('when writing fails half-way the old release remains and nothing is left behind', () => {
  test.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EROFS', 'no-permission'],
    ['EACCES', 'no-permission'],
    ['EIO', 'file-system'],
  ])('%s is reported as %s', async (code, expected) => {
    const error = await refusal(
      publishRelease(release, EDITION, async (folder) => {
        await releaseOf('new')(folder);
        throw systemError(code);
      }),
    );
    expect(error.code).toBe(expected);
    expect(error.exit).toBe(5);
    expectOld();
  });

  test('after a bug, which stays a bug', async () => {
    const bug = () => Promise.reject(new RangeError('a mistake of ours'));
    await expect(publishRelease(release, EDITION, bug)).rejects.toThrow(RangeError);
    expectOld();
  });

  test('after an interruption, which also releases the lock', async () => {
    const never = publishRelease(release, EDITION, async (folder) => {
      writeFileSync(join(folder, 'a.csv'), 'half');
      runCleanups();
      throw new Error('the process would be gone');
    });
    await expect(never).rejects.toThrow('gone');
    expectOld();
  });

  test('even when one cleanup fails', () => {
    const done: string[] = [];
    onInterrupt(() => done.push('first'));
    onInterrupt(() => {
      throw new Error('cannot');
    });
    onInterrupt(() => done.push('last'));
    onInterrupt(() => done.push('not wanted any more'))();
    runCleanups();
    expect(done).toEqual(['last', 'first']);
  });
});

describe('when the swap fails', () => {
  test.each(['ENOSPC', 'EACCES', 'EIO'])(
    'with %s at the link, the old release remains and nothing is left behind',
    async (code) => {
      const link: MakeLink = () => {
        throw systemError(code);
      };
      const error = await refusal(publishRelease(release, EDITION, releaseOf('new'), link));
      expect(error.exit).toBe(5);
      expectOld();
    },
  );

  test('at the rename, because a folder appeared in between, no temporary file is left', async () => {
    const target = join(release, EDITION);
    const link: MakeLink = (to, path) => {
      symlinkSync(to, path, 'dir');
      renameSync(target, join(release, 'put-away'));
      mkdirSync(target);
      writeFileSync(join(target, 'thesis.txt'), 'mine');
    };
    const error = await refusal(publishRelease(release, EDITION, releaseOf('new'), link));
    expect(error.exit).toBe(5);
    expect(readdirSync(target)).toEqual(['thesis.txt']);
    expect(aside(release)).toEqual([`${EDITION}-${hashOf('old')}`]);
  });
});

describe.skipIf(process.platform === 'win32')('when obsolete folders cannot be removed', () => {
  const asOrdinaryUser = async <T>(work: () => Promise<T>): Promise<T> => {
    if (process.getuid?.() !== 0) return work();
    chmodSync(release, 0o777);
    chmodSync(join(release, '.builds'), 0o777);
    process.seteuid?.(65_534);
    try {
      return await work();
    } finally {
      process.seteuid?.(0);
    }
  };

  test('because a run of another user died, a build is still published', async () => {
    const left = join(release, '.builds', `.making-${EDITION}-${deadPid()}`);
    mkdirSync(left);
    writeFileSync(join(left, 'index.csv'), 'half');
    chmodSync(left, 0o555);
    await asOrdinaryUser(() => publishRelease(release, EDITION, releaseOf('new')));
    expect(markAt(release)).toBe('new');
    chmodSync(left, 0o777);
  });

  test('because it is the old build, the new one is published, and the next removes it', async () => {
    const old = join(release, readlinkSync(join(release, EDITION)));
    chmodSync(old, 0o555);
    await asOrdinaryUser(() => publishRelease(release, EDITION, releaseOf('new')));
    expect(markAt(release)).toBe('new');
    expect(aside(release)).toEqual([`${EDITION}-${hashOf('new')}`, `${EDITION}-${hashOf('old')}`].sort());
    chmodSync(old, 0o777);
    await publishRelease(release, EDITION, releaseOf('newer'));
    expect(aside(release)).toEqual([`${EDITION}-${hashOf('newer')}`]);
  });
});
