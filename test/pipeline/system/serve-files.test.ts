import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { get, type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SmiError } from '../../../errors/smi-error.js';
import { type FileServer, serveFiles } from '../../../pipeline/system/serve-files.js';

const root = mkdtempSync(join(tmpdir(), 'serve-'));
const release = join(root, 'release');
let server: FileServer;
let port = 0;

beforeAll(async () => {
  mkdirSync(join(release, '.builds', 'one-1'), { recursive: true });
  writeFileSync(join(release, 'index.html'), '<p>front</p>');
  writeFileSync(join(release, '.builds', 'one-1', 'index.csv'), 'a,b\n'.repeat(500));
  writeFileSync(join(release, '.builds', 'one-1', 'map.png'), Buffer.alloc(9));
  writeFileSync(join(root, 'secret.txt'), 'secret');
  symlinkSync(join('.builds', 'one-1'), join(release, 'one'));
  symlinkSync(join('..', 'secret.txt'), join(release, 'leak.txt'));
  symlinkSync(root, join(release, 'above'));
  server = await serveFiles(release, 0);
  port = Number(new URL(server.address).port);
});
afterAll(async () => {
  server.close();
  await server.ended;
  rmSync(root, { recursive: true, force: true });
});

interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Asks with the path exactly as it is: a URL would tidy it up. */
const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<Reply>((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, headers, method }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces) }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });

describe('a folder that is served', () => {
  test('is on this machine only', () => {
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  });

  test('gives its files with their media types, through the link of a release', async () => {
    const page = await ask('/');
    expect([page.status, page.headers['content-type'], String(page.body)]).toEqual([
      200,
      'text/html; charset=utf-8',
      '<p>front</p>',
    ]);
    expect((await ask('/one/index.csv?x#y')).headers['content-type']).toBe('text/csv; charset=utf-8');
    expect((await ask('/one/map.png')).headers).toMatchObject({
      'content-type': 'image/png',
      'content-length': '9',
    });
    expect(page.headers['x-content-type-options']).toBe('nosniff');
  });

  test('compresses text where the browser takes that, and pictures never', async () => {
    const zipped = await ask('/one/index.csv', { 'accept-encoding': 'br, gzip' });
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(zipped.body)).toHaveLength(2000);
    expect(zipped.body.length).toBeLessThan(200);
    expect((await ask('/one/index.csv')).body).toHaveLength(2000);
    expect(
      (await ask('/one/map.png', { 'accept-encoding': 'gzip' })).headers['content-encoding'],
    ).toBeUndefined();
  });

  test('says that a file has not changed', async () => {
    const { headers } = await ask('/one/index.csv');
    const again = await ask('/one/index.csv', { 'if-none-match': headers.etag! });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  test('sends who asks for a folder to its slash, which relative links count from', async () => {
    const { status, headers } = await ask('/one');
    expect([status, headers.location]).toEqual([302, '/one/']);
    expect((await ask('//one')).headers.location).toBe('/one/');
    expect((await ask('/one/')).status).toBe(404);
  });

  test.each([
    ['/../secret.txt', 403],
    ['/..%2fsecret.txt', 403],
    ['/one/%2e%2e/%2e%2e/secret.txt', 403],
    ['/one\\..\\..\\secret.txt', 403],
    ['/leak.txt', 403],
    ['/above/secret.txt', 403],
    ['/.builds/one-1/index.csv', 404],
    ['/none.txt', 404],
    ['/index.html/', 404],
    ['/%', 400],
    ['/a%00b', 400],
  ])('refuses %s', async (path, status) => {
    const reply = await ask(path);
    expect(reply.status).toBe(status);
    expect(String(reply.body)).not.toContain('secret\n');
    expect(String(reply.body)).not.toBe('secret');
  });

  test.each(['evil.example', '192.168.1.7', '127.0.0.1.evil.example', 'localhost.'])(
    'refuses a host that is not this machine: %s',
    async (host) => {
      const { status, body } = await ask('/', { host });
      expect(status).toBe(403);
      expect(String(body)).not.toContain('front');
    },
  );

  test.each(['localhost', 'LOCALHOST:9', '127.0.0.1:1', '[::1]:80'])('takes %s', async (host) => {
    expect((await ask('/', { host })).status).toBe(200);
  });

  test('is only read', async () => {
    const { status, headers } = await ask('/', {}, 'POST');
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
    const head = await ask('/one/index.csv', {}, 'HEAD');
    expect([head.status, head.body.length]).toEqual([200, 0]);
  });
});

test('a port that is in use is a mistake of one line', async () => {
  const error = await serveFiles(release, port).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SmiError);
  expect(error).toMatchObject({
    code: 'port-taken',
    exit: 5,
    message: expect.stringContaining(String(port)),
  });
});

test('after the end nothing answers any more', async () => {
  const other = await serveFiles(release, 0);
  other.close();
  await other.ended;
  await expect(
    new Promise((resolve, reject) => get(other.address, resolve).on('error', reject)),
  ).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});
