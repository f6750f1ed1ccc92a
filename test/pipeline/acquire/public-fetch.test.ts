import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publicFetch, type Resolve } from '../../../pipeline/acquire/public-fetch.js';
import type { AskInit } from '../../../pipeline/acquire/response.js';

const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(request.headers.host ?? '');
  if (request.url === '/packed')
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('unpacked'));
  else if (request.url === '/elsewhere')
    response.writeHead(302, { location: 'http://other.test/' }).end('no');
  else if (request.url === '/never') response.write('a');
  else response.writeHead(200, { 'x-what': 'a file' }).end(request.method === 'HEAD' ? '' : 'body');
});
let port = 0;
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const resolving =
  (...addresses: string[]): Resolve =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
const at = (path: string, host = 'publisher.test') => `http://${host}:${port}${path}`;
const NAMED: AskInit = { anyAddress: true };

describe('a host whose address is not public', () => {
  test.each([
    ['this machine', ['127.0.0.1']],
    ['a network at home', ['10.0.0.1']],
    ['a service of a cloud', ['169.254.169.254']],
    ['this machine, in version 6', ['::1']],
    ['one public address and one that is not', ['8.8.8.8', '192.168.1.1']],
  ])('is not connected to: %s', async (_, addresses) => {
    const before = asked.length;
    await expect(publicFetch(resolving(...addresses))(at('/'))).rejects.toMatchObject({
      name: 'DownloadFailure',
      passing: false,
      message: expect.stringContaining(addresses.at(-1)!),
    });
    expect(asked.length).toBe(before);
  });

  test.each(['127.0.0.1', '[::1]', '0x7f000001', '2130706433', '127.1'])(
    'is not either when it is written in numbers: %s',
    async (host) => {
      const never: Resolve = () => Promise.reject(new Error('it is not resolved'));
      await expect(publicFetch(never)(at('/', host))).rejects.toMatchObject({ name: 'DownloadFailure' });
    },
  );

  test('is, where the user has named it', async () => {
    const response = await publicFetch(resolving('127.0.0.1'))(at('/a'), NAMED);
    expect([response.status, await response.text(), response.headers.get('x-what')]).toEqual([
      200,
      'body',
      'a file',
    ]);
    expect(asked.at(-1)).toBe(`publisher.test:${port}`);
  });
});

describe('an answer', () => {
  const local = publicFetch(resolving('127.0.0.1'));
  test('is not followed where it leads elsewhere', async () => {
    const response = await local(at('/elsewhere'), NAMED);
    expect([response.status, response.headers.get('location')]).toEqual([302, 'http://other.test/']);
    await response.body?.cancel();
  });
  test('is unpacked where the server compressed it unasked', async () => {
    expect(await (await local(at('/packed'), NAMED)).text()).toBe('unpacked');
  });
  test('to HEAD has no body', async () => {
    const response = await local(at('/'), { ...NAMED, method: 'HEAD' });
    expect([response.status, response.body]).toEqual([200, null]);
  });
  test('that never ends is given up when the signal fires', async () => {
    const stop = new AbortController();
    const response = await local(at('/never'), { ...NAMED, signal: stop.signal });
    setTimeout(() => stop.abort(), 20);
    await expect(response.text()).rejects.toThrow();
  });
});

test('a host that does not exist has the code of the system', async () => {
  const none: Resolve = () => Promise.reject(Object.assign(new Error('none'), { code: 'ENOTFOUND' }));
  await expect(publicFetch(none)(at('/'))).rejects.toMatchObject({ code: 'ENOTFOUND' });
  await expect(publicFetch(resolving())(at('/'))).rejects.toMatchObject({ code: 'ENOTFOUND' });
});
