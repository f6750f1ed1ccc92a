import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { acquire } from '../../../pipeline/acquire/acquire.js';
import { type Bench, createBench, fileAt, lockOf } from './setup.js';

export const BODY = 'code,value\nE06000001,1\n';

/** A bench with a folder as mirror, where the publisher has a folder that is empty. */
export async function createMirrorBench() {
  const bench = await createBench();
  const mirror = join(bench.root, 'mirror');
  await mkdir(join(mirror, 'data.example'), { recursive: true });

  /** Writes a file of the mirror. */
  const put = async (path: string, body = BODY) => {
    await mkdir(dirname(join(mirror, path)), { recursive: true });
    await writeFile(join(mirror, path), body);
  };
  /** Acquires one file, of which the lock says that it is `BODY`. */
  const run = (path: string, changes: Parameters<Bench['options']>[0] = {}) =>
    acquire([fileAt(path)], bench.options({ lock: lockOf({ [path]: BODY }), mirror, ...changes }));
  return { ...bench, mirror, put, run };
}

export type MirrorBench = Awaited<ReturnType<typeof createMirrorBench>>;
