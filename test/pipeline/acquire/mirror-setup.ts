import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { acquire } from '../../../pipeline/acquire/acquire.js';
import { createWorkspace, fileAt, lockOf, type Workspace } from './setup.js';

export const BODY = 'code,value\nE06000001,1\n';

/** A workspace with a folder as mirror, where the folder of the publisher is empty. */
export async function createMirrorWorkspace() {
  const workspace = await createWorkspace();
  const mirror = join(workspace.root, 'mirror');
  await mkdir(join(mirror, 'data.example'), { recursive: true });

  /** Writes a file of the mirror. */
  const put = async (path: string, body = BODY) => {
    await mkdir(dirname(join(mirror, path)), { recursive: true });
    await writeFile(join(mirror, path), body);
  };
  /** Acquires one file, which is `BODY` in the lock. */
  const run = (path: string, changes: Parameters<Workspace['options']>[0] = {}) =>
    acquire([fileAt(path)], workspace.options({ lock: lockOf({ [path]: BODY }), mirror, ...changes }));
  return { ...workspace, mirror, put, run };
}

export type MirrorWorkspace = Awaited<ReturnType<typeof createMirrorWorkspace>>;
