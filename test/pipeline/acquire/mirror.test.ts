import { mkdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { refusal } from '../../fixtures/refusal.js';
import { BODY, createMirrorWorkspace, type MirrorWorkspace } from './mirror-setup.js';
import { filesBelow } from './setup.js';

let workspace: MirrorWorkspace;
beforeEach(async () => {
  workspace = await createMirrorWorkspace();
});
afterEach(() => workspace.close());

describe('a folder as mirror', () => {
  test('serves the file at host and path, without the network', async () => {
    await workspace.put('data.example/one/two.csv');
    const { files } = await workspace.run('/one/two.csv');
    expect(await readFile([...files.values()][0]!.path, 'utf8')).toBe(BODY);
    expect(workspace.asked).toEqual([]);
    expect(workspace.lines).toEqual(['acquire 1 file, 0.0 MB: 1 from the mirror']);
    const [record] = await filesBelow(join(workspace.store, 'records'));
    expect(await readFile(join(workspace.store, 'records', record!), 'utf8')).toContain('"from": "mirror"');
  });

  test('has unescaped paths', async () => {
    await workspace.put('data.example/a folder/été.csv');
    expect((await workspace.run('/a%20folder/%C3%A9t%C3%A9.csv')).files.size).toBe(1);
  });

  test('distinguishes two queries of one path', async () => {
    await workspace.put('data.example/api.csv?area=1');
    expect((await workspace.run('/api.csv?area=1')).files.size).toBe(1);
    expect(
      (await refusal(workspace.run('/api.csv?area=2', { store: join(workspace.root, 'other') }))).code,
    ).toBe('mirror-lacks');
  });

  test('names a missing file, and does not fall back to the network', async () => {
    workspace.serve({ '/a.csv': BODY });
    const error = await refusal(workspace.run('/a.csv'));
    expect(error.code).toBe('mirror-lacks');
    expect(error.exit).toBe(2);
    expect(error.message).toContain('https://data.example/a.csv: the mirror has no file');
    expect(error.message).toContain(join('data.example', 'a.csv'));
    expect(workspace.asked).toEqual([]);
  });

  test('is checked against the lock', async () => {
    await workspace.put('data.example/a.csv', 'other');
    expect((await refusal(workspace.run('/a.csv'))).code).toBe('file-truncated');
    expect(await filesBelow(workspace.store)).toEqual([]);
  });

  test('lacks a file where there is a folder, or a file in the middle of the path', async () => {
    await mkdir(join(workspace.mirror, 'data.example/folder.csv'));
    expect((await refusal(workspace.run('/folder.csv'))).code).toBe('mirror-lacks');
    await workspace.put('data.example/file.csv');
    expect((await refusal(workspace.run('/file.csv/more.csv'))).code).toBe('mirror-lacks');
  });

  test('may contain links to its own files, and be a link itself', async () => {
    await workspace.put('data.example/real.csv');
    await symlink('real.csv', join(workspace.mirror, 'data.example', 'a.csv'));
    await symlink(workspace.mirror, join(workspace.root, 'link'));
    expect((await workspace.run('/a.csv', { mirror: join(workspace.root, 'link') })).files.size).toBe(1);
  });

  test('lacks the file behind a dangling link', async () => {
    await symlink('gone.csv', join(workspace.mirror, 'data.example', 'a.csv'));
    expect((await refusal(workspace.run('/a.csv'))).code).toBe('mirror-lacks');
  });
});
