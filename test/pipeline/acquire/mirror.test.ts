import { mkdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BODY, createMirrorBench, type MirrorBench } from './mirror-setup.js';
import { filesBelow, refusal } from './setup.js';

let bench: MirrorBench;
beforeEach(async () => {
  bench = await createMirrorBench();
});
afterEach(() => bench.close());

describe('a folder as mirror', () => {
  test('gives what stands at host and path, and the network is not asked', async () => {
    await bench.put('data.example/one/two.csv');
    const { files } = await bench.run('/one/two.csv');
    expect(await readFile([...files.values()][0]!.path, 'utf8')).toBe(BODY);
    expect(bench.asked).toEqual([]);
    expect(bench.lines).toEqual(['acquire 1 file, 0.0 MB: 1 from the mirror']);
    const [record] = await filesBelow(join(bench.store, 'records'));
    expect(await readFile(join(bench.store, 'records', record!), 'utf8')).toContain('"from": "mirror"');
  });

  test('has the escapes of an address undone', async () => {
    await bench.put('data.example/a folder/été.csv');
    expect((await bench.run('/a%20folder/%C3%A9t%C3%A9.csv')).files.size).toBe(1);
  });

  test('keeps two queries of one path apart', async () => {
    await bench.put('data.example/api.csv?area=1');
    expect((await bench.run('/api.csv?area=1')).files.size).toBe(1);
    expect((await refusal(bench.run('/api.csv?area=2', { store: join(bench.root, 'other') }))).code).toBe(
      'mirror-lacks',
    );
  });

  test('that lacks a file says which, and the network is not asked instead', async () => {
    bench.serve({ '/a.csv': BODY });
    const error = await refusal(bench.run('/a.csv'));
    expect(error.code).toBe('mirror-lacks');
    expect(error.exit).toBe(2);
    expect(error.message).toContain('https://data.example/a.csv: the mirror has no file');
    expect(error.message).toContain(join('data.example', 'a.csv'));
    expect(bench.asked).toEqual([]);
  });

  test('is held to the lock', async () => {
    await bench.put('data.example/a.csv', 'other');
    expect((await refusal(bench.run('/a.csv'))).code).toBe('file-truncated');
    expect(await filesBelow(bench.store)).toEqual([]);
  });

  test('has no file where there is a folder, or a file where the path goes on', async () => {
    await mkdir(join(bench.mirror, 'data.example/folder.csv'));
    expect((await refusal(bench.run('/folder.csv'))).code).toBe('mirror-lacks');
    await bench.put('data.example/file.csv');
    expect((await refusal(bench.run('/file.csv/more.csv'))).code).toBe('mirror-lacks');
  });

  test('may hold links to its own files, and be a link itself', async () => {
    await bench.put('data.example/real.csv');
    await symlink('real.csv', join(bench.mirror, 'data.example', 'a.csv'));
    await symlink(bench.mirror, join(bench.root, 'link'));
    expect((await bench.run('/a.csv', { mirror: join(bench.root, 'link') })).files.size).toBe(1);
  });

  test('with a link that leads nowhere lacks the file', async () => {
    await symlink('gone.csv', join(bench.mirror, 'data.example', 'a.csv'));
    expect((await refusal(bench.run('/a.csv'))).code).toBe('mirror-lacks');
  });
});
