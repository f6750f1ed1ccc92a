import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SmiError } from '../../../errors/smi-error.js';
import { acquire } from '../../../pipeline/acquire/acquire.js';
import { addressInMirror } from '../../../pipeline/acquire/mirror.js';
import { mirrorSegments } from '../../../pipeline/acquire/mirror-path.js';
import { type Bench, createBench, fileAt, filesBelow, lockOf, refusal, sha256, status } from './bench.js';

let bench: Bench;
let mirror: string;
beforeEach(async () => {
  bench = await createBench();
  mirror = join(bench.root, 'mirror');
  await mkdir(join(mirror, 'data.example'), { recursive: true });
});
afterEach(() => bench.close());

const BODY = 'code,value\nE06000001,1\n';

const put = async (path: string, body = BODY) => {
  await mkdir(dirname(join(mirror, path)), { recursive: true });
  await writeFile(join(mirror, path), body);
};
const run = (path: string, changes: Parameters<Bench['options']>[0] = {}) =>
  acquire([fileAt(path)], bench.options({ lock: lockOf({ [path]: BODY }), mirror, ...changes }));

describe('a folder as mirror', () => {
  test('gives what stands at host and path, and the network is not asked', async () => {
    await put('data.example/one/two.csv');
    const { files } = await run('/one/two.csv');
    expect(await readFile([...files.values()][0]!.path, 'utf8')).toBe(BODY);
    expect(bench.asked).toEqual([]);
    expect(bench.lines).toEqual(['acquire 1 file, 0.0 MB: 1 from the mirror']);
    const [record] = await filesBelow(join(bench.store, 'records'));
    expect(await readFile(join(bench.store, 'records', record!), 'utf8')).toContain('"from": "mirror"');
  });

  test('has the escapes of an address undone', async () => {
    await put('data.example/a folder/été.csv');
    expect((await run('/a%20folder/%C3%A9t%C3%A9.csv')).files.size).toBe(1);
  });

  test('keeps two queries of one path apart', async () => {
    await put('data.example/api.csv?area=1');
    expect((await run('/api.csv?area=1')).files.size).toBe(1);
    expect((await refusal(run('/api.csv?area=2', { store: join(bench.root, 'other') }))).code).toBe(
      'mirror-lacks',
    );
  });

  test('that lacks a file says which, and the network is not asked instead', async () => {
    bench.serve({ '/a.csv': BODY });
    const error = await refusal(run('/a.csv'));
    expect(error.code).toBe('mirror-lacks');
    expect(error.exit).toBe(2);
    expect(error.message).toContain('https://data.example/a.csv: the mirror has no file');
    expect(error.message).toContain(join('data.example', 'a.csv'));
    expect(bench.asked).toEqual([]);
  });

  test('is held to the lock', async () => {
    await put('data.example/a.csv', 'other');
    expect((await refusal(run('/a.csv'))).code).toBe('file-truncated');
    expect(await filesBelow(bench.store)).toEqual([]);
  });

  test('has no file where there is a folder, or a file where the path goes on', async () => {
    await mkdir(join(mirror, 'data.example/folder.csv'));
    expect((await refusal(run('/folder.csv'))).code).toBe('mirror-lacks');
    await put('data.example/file.csv');
    expect((await refusal(run('/file.csv/more.csv'))).code).toBe('mirror-lacks');
  });

  test('is not left by a link to a file outside', async () => {
    await writeFile(join(bench.root, 'outside.csv'), BODY);
    await symlink(join(bench.root, 'outside.csv'), join(mirror, 'data.example', 'a.csv'));
    const error = await refusal(run('/a.csv'));
    expect(error.code).toBe('mirror-invalid');
    expect(error.message).toContain('leads out of the mirror');
    expect(await filesBelow(bench.store)).toEqual([]);
  });

  test('is not left by a link to a folder outside, even one whose name begins as its own', async () => {
    await mkdir(`${mirror}-other`);
    await writeFile(join(`${mirror}-other`, 'a.csv'), BODY);
    await symlink(`${mirror}-other`, join(mirror, 'data.example', 'folder'));
    expect((await refusal(run('/folder/a.csv'))).code).toBe('mirror-invalid');
  });

  test('may hold links to its own files, and be a link itself', async () => {
    await put('data.example/real.csv');
    await symlink('real.csv', join(mirror, 'data.example', 'a.csv'));
    await symlink(mirror, join(bench.root, 'link'));
    expect((await run('/a.csv', { mirror: join(bench.root, 'link') })).files.size).toBe(1);
  });

  test('with a link that leads nowhere lacks the file', async () => {
    await symlink('gone.csv', join(mirror, 'data.example', 'a.csv'));
    expect((await refusal(run('/a.csv'))).code).toBe('mirror-lacks');
  });

  test.each([
    '/../secret.csv',
    '/a/../../secret.csv',
    '/%2e%2e/secret.csv',
    '/%2E./secret.csv',
    '/./a.csv',
    '/a%2F..%2F..%2Fsecret.csv',
    '/..%5Csecret.csv',
    '/..\\secret.csv',
    '/a%00.csv',
    '//a.csv',
    '/a//b.csv',
    '/a/',
    '/',
    '/%zz.csv',
    '/%ff.csv',
  ])('is not asked for %s', async (path) => {
    await writeFile(join(bench.root, 'secret.csv'), BODY);
    await writeFile(join(mirror, 'secret.csv'), BODY);
    const error = await refusal(run(path));
    expect(error.code).toBe('mirror-lacks');
    expect(error.message).toContain('no mirror can hold it');
    expect(await filesBelow(bench.store)).toEqual([]);
  });

  test('is never left, whatever the address', () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '/',
      '\\',
      '%',
      '%2e',
      '%2F',
      '%5c',
      '%00',
      '?',
      '#',
      '@',
      ':',
      'a',
      'é',
    );
    fc.assert(
      fc.property(fc.constantFrom('', 'h', '..', '.', 'u@h', 'h:8'), fc.array(piece), (host, pieces) => {
        const address = `https://${host}/${pieces.join('')}`;
        if (!URL.canParse(address)) return;
        const root = join(sep, 'mirror');
        try {
          const below = relative(root, join(root, ...mirrorSegments(address)));
          expect(below.split(sep)).toHaveLength(mirrorSegments(address).length);
          expect(below.split(sep)).not.toContain('..');
        } catch (error) {
          if (!(error instanceof SmiError)) throw error;
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('an address as mirror', () => {
  const at = (base: string) => ({ mirror: base });

  test('is asked for host and path, below its own path', async () => {
    bench.serve({ '/copies/data.example/a%20b/c.csv': BODY });
    expect((await run('/a%20b/c.csv', at(`${bench.origin}/copies/`))).files.size).toBe(1);
    expect(bench.asked).toEqual(['/copies/data.example/a%20b/c.csv']);
    expect(bench.lines).toEqual(['acquire 1 file, 0.0 MB: 1 from the mirror']);
  });

  test('over https is asked over https', () => {
    expect(addressInMirror('https://copies.example/x', 'https://data.example/a.csv?b=c')).toBe(
      'https://copies.example/x/data.example/a.csv%3Fb%3Dc',
    );
  });

  test.each([404, 410])('that answers %i lacks the file', async (code) => {
    bench.answers.set('/data.example/a.csv', status(code));
    const error = await refusal(run('/a.csv', at(bench.origin)));
    expect(error.code).toBe('mirror-lacks');
    expect(error.message).toContain(`${bench.origin}/data.example/a.csv`);
    expect(bench.asked).toHaveLength(1);
  });

  test('that is broken is tried again and named', async () => {
    bench.answers.set('/data.example/a.csv', status(500));
    const error = await refusal(run('/a.csv', at(bench.origin)));
    expect(error.code).toBe('network');
    expect(error.message).toBe(`${bench.origin}/data.example/a.csv: HTTP 500 (3 attempts)`);
  });

  test('on this machine may redirect to http on this machine, and to no other http', async () => {
    bench.answers.set('/data.example/a.csv', status(302, { location: '/there.csv' }));
    bench.serve({ '/there.csv': BODY });
    expect((await run('/a.csv', at(bench.origin))).files.size).toBe(1);
    bench.answers.set('/data.example/b.csv', status(302, { location: 'http://192.0.2.1/there.csv' }));
    expect(
      (await refusal(run('/b.csv', { ...at(bench.origin), store: join(bench.root, 'other') }))).message,
    ).toContain('not https');
  });

  test('over https may not redirect to http on this machine', async () => {
    bench.answers.set('/data.example/data.example/a.csv', status(302, { location: `${bench.origin}/a.csv` }));
    expect((await refusal(run('/a.csv', at('https://data.example/data.example')))).message).toContain(
      'not https',
    );
  });

  test('is not asked for an address that leads out of it', async () => {
    expect((await refusal(run('/%2e%2e/%2e%2e/a.csv', at(bench.origin)))).code).toBe('mirror-lacks');
    expect(bench.asked).toEqual([]);
  });
});

describe('a mirror that is none', () => {
  test.each([
    'http://copies.example/',
    'http://127.0.0.1.example/',
    'http://localhost.example',
    'http://10.0.0.1',
    'ftp://copies.example/',
    'file:///srv/mirror',
    'https://name:word@copies.example/',
    'https://name@copies.example/',
    'https://:word@copies.example/',
    'https://copies.example/?x=1',
    'https://copies.example/#x',
    'https://',
    '',
    'no/such/folder',
  ])('%j is refused', async (wrong) => {
    const error = await refusal(run('/a.csv', { mirror: wrong }));
    expect(error.code).toBe('mirror-invalid');
    expect(error.exit).toBe(2);
    expect(bench.asked).toEqual([]);
  });

  test('a file is refused', async () => {
    await put('data.example/a.csv');
    const error = await refusal(run('/a.csv', { mirror: join(mirror, 'data.example/a.csv') }));
    expect(error.code).toBe('mirror-invalid');
    expect(error.message).toContain('is not a folder');
  });

  test.each(['http://127.0.0.1:1/', 'http://localhost:1', 'http://[::1]:1/x', 'https://copies.example'])(
    '%j is none of them',
    async (right) => {
      const silent: typeof fetch = () => Promise.reject(new TypeError('fetch failed'));
      expect((await refusal(run('/a.csv', { mirror: right, fetch: silent }))).code).toBe('network');
    },
  );
});

test('a file of the mirror beside the project is acquired and locked, where there is one', async (context) => {
  const beside = fileURLToPath(new URL('../../../../shared/data/mirror', import.meta.url));
  if (!existsSync(beside)) context.skip('no ../shared/data/mirror beside the project');
  const hosts = await readdir(beside, { recursive: true, withFileTypes: true });
  const found = hosts
    .filter((entry) => entry.isFile() && entry.name.endsWith('.csv'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()[0]!;
  const address = `https://${relative(beside, found).split(sep).map(encodeURIComponent).join('/')}`;
  const file = { name: 'real.csv', address, kind: 'csv' as const };

  const options = bench.options({ mirror: beside, relock: true });
  const { files, lock } = await acquire([file], options);
  const expected = await readFile(found);
  expect(lock).toEqual({
    [address]: { bytes: expected.byteLength, sha256: sha256(expected), locked_on: '2026-03-04' },
  });
  await copyFile(files.get(address)!.path, join(bench.root, 'copy.csv'));
  expect(await readFile(join(bench.root, 'copy.csv'))).toEqual(expected);
  const again = await acquire([file], { ...options, lock, relock: false, offline: true });
  expect(again.files).toEqual(files);
});
