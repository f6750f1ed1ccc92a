import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acquire, hashCopies } from '../../../pipeline/acquire/acquire.js';
import { objectPath } from '../../../pipeline/acquire/store.js';
import { refusal } from '../../fixtures/refusal.js';
import { BODY, createMirrorWorkspace, type MirrorWorkspace } from './mirror-setup.js';
import { fileAt, lockOf, sha256 } from './setup.js';

let workspace: MirrorWorkspace;
let options: Parameters<typeof acquire>[1];
const inMirror = 'data.example/a.csv';
const ALTERED = BODY.replace(/\d/, (digit) => String((Number(digit) + 1) % 10));
beforeEach(async () => {
  workspace = await createMirrorWorkspace();
  await workspace.put(inMirror);
  options = workspace.options({
    mirror: workspace.mirror,
    lock: lockOf({ '/a.csv': BODY }),
    copiesLater: true,
  });
});
afterEach(() => workspace.close());
const FILE = fileAt('/a.csv');
const run = (more: Partial<typeof options> = {}) => acquire([FILE], { ...options, ...more });
const copy = () => objectPath(workspace.store, sha256(BODY));
const said = () => workspace.lines.filter((line) => line.includes('altered copy'));

describe('copies in the store that are hashed later', () => {
  test('are looked for, where a folder as mirror has the locked bytes, and these are hashed', async () => {
    expect((await run()).unhashed).toEqual([]);
    const { files, unhashed } = await run();
    expect(unhashed).toEqual([FILE]);
    expect([...files.values()]).toMatchObject([{ path: copy(), sha256: sha256(BODY) }]);
    expect(workspace.lines.at(-1)).toContain('1 from the mirror');
    await workspace.put(inMirror, ALTERED);
    expect((await refusal(run())).code).toBe('lock-differs');
  });

  test('that were altered are found before they are read, and taken from the mirror again', async () => {
    await run();
    expect(ALTERED).not.toBe(BODY);
    await writeFile(copy(), ALTERED);
    const acquired = await run();
    expect([acquired.unhashed, said()]).toEqual([[FILE], []]);
    await hashCopies(acquired, options);
    expect(said()).toHaveLength(1);
    expect(await readFile(copy(), 'utf8')).toBe(BODY);
  });

  test('of another size are found at once', async () => {
    await run();
    await writeFile(copy(), `${BODY}more`);
    expect((await run()).unhashed).toEqual([]);
    expect(said()).toHaveLength(1);
    expect(await readFile(copy(), 'utf8')).toBe(BODY);
  });

  test('are hashed at once where they are all that there is, or where nothing says otherwise', async () => {
    await run();
    expect((await run({ copiesLater: false })).unhashed).toEqual([]);
    const { mirror: _, ...network } = options;
    expect((await acquire([FILE], network)).unhashed).toEqual([]);
    expect((await run({ offline: true })).unhashed).toEqual([]);
    await rm(join(workspace.mirror, inMirror));
    expect((await run()).unhashed).toEqual([]);
    await writeFile(copy(), ALTERED);
    expect((await refusal(run())).code).toBe('mirror-lacks');
  });
});
