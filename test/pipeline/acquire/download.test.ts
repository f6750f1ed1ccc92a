import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acquire } from '../../../pipeline/acquire/acquire.js';
import { refusal } from '../../fixtures/refusal.js';
import {
  type Answer,
  createWorkspace,
  fileAt,
  filesBelow,
  lockOf,
  status,
  text,
  type Workspace,
} from './setup.js';

let workspace: Workspace;
beforeEach(async () => {
  workspace = await createWorkspace();
});
afterEach(() => workspace.close());

const BODY = 'code,value\nE06000001,1\n';
const run = (changes: Parameters<Workspace['options']>[0] = {}) =>
  acquire([fileAt('/a.csv')], workspace.options({ lock: lockOf({ '/a.csv': BODY }), ...changes }));

/** Answers each request with the next of these, and then with the last one. */
const inTurn = (...answers: [Answer, ...Answer[]]) => {
  let i = -1;
  workspace.answers.set('/a.csv', (response, request) => {
    i = Math.min(i + 1, answers.length - 1);
    answers[i]!(response, request);
  });
};

const cutAfter = (part: string, headers: Record<string, string>) => (response: ServerResponse) => {
  response.writeHead(200, headers);
  response.write(part, () => response.destroy());
};

describe('a download that fails temporarily', () => {
  test.each([408, 429, 500, 502, 503, 504])('with %i is retried', async (code) => {
    inTurn(status(code), status(code), text(BODY));
    expect((await run()).files.size).toBe(1);
    expect(workspace.asked).toHaveLength(3);
  });

  test('is restarted from the first byte when the connection is cut in the body', async () => {
    inTurn(cutAfter(BODY.slice(0, 9), { 'content-length': '23' }), text(BODY));
    expect((await run()).files.size).toBe(1);
    expect(workspace.asked).toHaveLength(2);
    expect((await filesBelow(workspace.store)).filter((name) => name.startsWith('partial'))).toEqual([]);
  });

  test('is retried when the connection is cut before a response', async () => {
    inTurn((response) => response.destroy(), text(BODY));
    expect((await run()).files.size).toBe(1);
  });

  test('is retried when the server stalls', async () => {
    inTurn((response) => response.writeHead(200).write('code'), text(BODY));
    expect((await run({ timeoutMs: 300, retries: 5 })).files.size).toBe(1);
    expect(workspace.asked.length).toBeGreaterThan(1);
  });
});

test('does not time out while a slow server keeps sending', async () => {
  workspace.answers.set('/a.csv', (response) => {
    let i = 0;
    const next = () => {
      response.write(BODY.slice(i, i + 2));
      i += 2;
      if (i < BODY.length) setTimeout(next, 60);
      else response.end();
    };
    next();
  });
  expect((await run({ timeoutMs: 500, retries: 0 })).files.size).toBe(1);
});

test('ends where a server drips a byte at a time and never falls silent', async () => {
  let left = 0;
  workspace.answers.set('/a.csv', (response) => {
    const next = () => {
      if (response.destroyed) return;
      left += 1;
      response.write('x');
      setTimeout(next, 100);
    };
    next();
  });
  const error = await refusal(run({ timeoutMs: 1000, retries: 0 }));
  expect(error).toMatchObject({ code: 'network', exit: 5 });
  expect(error.message).toMatch(/no more than \d+ bytes for 1000 ms/);
  expect(left).toBeLessThan(20);
});

describe('a download that fails permanently', () => {
  const failure = async (changes: Parameters<typeof run>[0] = {}) => {
    const error = await refusal(run(changes));
    expect(error.code).toBe('network');
    expect(error.exit).toBe(5);
    expect(error.message).toContain('https://data.example/a.csv: ');
    expect(error.message).not.toContain('\n');
    expect(await filesBelow(workspace.store), 'nothing stays in the store').toEqual([]);
    return error.message;
  };

  test('reports a repeated 503 after the last attempt', async () => {
    inTurn(status(503));
    expect(await failure()).toBe('https://data.example/a.csv: HTTP 503 (3 attempts)');
    expect(workspace.asked).toHaveLength(3);
  });

  test.each([400, 401, 403, 404, 410, 204, 206, 304])('with %i is not retried', async (code) => {
    inTurn(status(code));
    expect(await failure()).toBe(`https://data.example/a.csv: HTTP ${code}`);
    expect(workspace.asked).toHaveLength(1);
  });

  test('reports how much arrived of a body shorter than announced', async () => {
    inTurn(cutAfter(BODY.slice(0, 9), { 'content-length': '23' }));
    expect(await failure()).toMatch(/cut off after \d of 23 bytes: /);
    expect(workspace.asked).toHaveLength(3);
  });

  test('reports how much arrived of a cut body without a length', async () => {
    inTurn(cutAfter(BODY.slice(0, 9), {}));
    expect(await failure()).toMatch(/cut off after \d bytes: /);
  });

  test('notices a short body even when fetch accepts it', async () => {
    const short: typeof fetch = async () =>
      new Response(BODY.slice(0, 9), { headers: { 'content-length': '23' } });
    expect(await failure({ fetch: short })).toContain('cut off after 9 of 23 bytes (3 attempts)');
  });

  test('reports the error of the system when no server listens', async () => {
    const nowhere: typeof fetch = (_, init) => fetch('http://127.0.0.1:1/', { ...init, redirect: 'manual' });
    expect(await failure({ fetch: nowhere, retries: 0 })).toMatch(/a\.csv: \S/);
    const refused: typeof fetch = () =>
      Promise.reject(
        new TypeError('fetch failed', { cause: Object.assign(new Error(''), { code: 'ECONNREFUSED' }) }),
      );
    expect(await failure({ fetch: refused })).toContain('a.csv: ECONNREFUSED (3 attempts)');
  });

  test('ends when the server never answers', async () => {
    inTurn(() => undefined);
    expect(await failure({ timeoutMs: 20, retries: 1 })).toContain('no answer for 20 ms (2 attempts)');
  });

  test('reports only the stall when the server stalls in the middle', async () => {
    inTurn((response) => response.writeHead(200).write('code'));
    expect(await failure({ timeoutMs: 50, retries: 1 })).toMatch(
      /a\.csv: no (?:answer|more than 4 bytes) for 50 ms \(2 attempts\)$/,
    );
  });

  test('stops the other files, which would fail alike', async () => {
    inTurn(status(503));
    const files = ['/a.csv', '/b.csv', '/c.csv'].map(fileAt);
    const lock = lockOf({ '/a.csv': BODY, '/b.csv': BODY, '/c.csv': BODY });
    const error = await refusal(acquire(files, workspace.options({ lock, concurrency: 1 })));
    expect(error.code).toBe('network');
    expect(new Set(workspace.asked)).toEqual(new Set(['/a.csv']));
  });
});

describe('a redirect', () => {
  const to = (location: string, code = 302) => inTurn(status(code, { location }));

  test.each([301, 302, 303, 307, 308])('of %i to https is followed', async (code) => {
    to('https://data.example/moved.csv', code);
    workspace.serve({ '/moved.csv': BODY });
    const { files } = await run();
    expect([...files.keys()], 'the address stays the declared one').toEqual(['https://data.example/a.csv']);
  });

  test('to a path of the same host is followed', async () => {
    to('/moved.csv');
    workspace.serve({ '/moved.csv': BODY });
    expect((await run()).files.size).toBe(1);
  });

  test.each([
    ['http://data.example/moved.csv', 'http elsewhere'],
    ['http://127.0.0.1/moved.csv', 'http on this machine'],
    ['file:///etc/hosts', 'a file of this machine'],
    ['data:text/csv,code', 'no server at all'],
  ])('to %s (%s) is refused', async (location) => {
    to(location);
    const error = await refusal(run());
    expect(error.code).toBe('network');
    expect(error.message).toContain(`redirected to "${location}", not https`);
    expect(workspace.asked).toEqual(['/a.csv']);
  });

  test('to a host that no source declares is refused, though it is https', async () => {
    to('https://elsewhere.example/moved.csv');
    const error = await refusal(run());
    expect(error.code).toBe('network');
    expect(error.message).toContain('a host that no source declares');
    expect(workspace.asked).toEqual(['/a.csv']);
  });

  test('in a loop ends', async () => {
    to('/a.csv');
    expect((await refusal(run())).message).toContain('more than 5 redirects');
    expect(workspace.asked).toHaveLength(6);
  });

  test('without a target is reported', async () => {
    inTurn(status(302));
    expect((await refusal(run())).message).toContain('HTTP 302 to no address');
    to('https://[');
    expect((await refusal(run())).message).toContain('HTTP 302 to no address');
  });
});

test('an address that is not https is never requested', async () => {
  const address = 'http://data.example/a.csv';
  const lock = { [address]: { bytes: 1, sha256: '0'.repeat(64), locked_on: '2025-01-02' } };
  const error = await refusal(acquire([{ ...fileAt('/a.csv'), address }], workspace.options({ lock })));
  expect(error.code).toBe('network');
  expect(error.message).toContain('not https');
  expect(workspace.asked).toEqual([]);
});
