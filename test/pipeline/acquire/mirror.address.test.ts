import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addressInMirror } from '../../../pipeline/acquire/mirror.js';
import { BODY, createMirrorBench, type MirrorBench } from './mirror-setup.js';
import { refusal, status } from './setup.js';

let bench: MirrorBench;
beforeEach(async () => {
  bench = await createMirrorBench();
});
afterEach(() => bench.close());

describe('an address as mirror', () => {
  const i = (base: string) => ({ mirror: base });

  test('is asked for host and path, below its own path', async () => {
    bench.serve({ '/copies/data.example/a%20b/c.csv': BODY });
    expect((await bench.run('/a%20b/c.csv', i(`${bench.origin}/copies/`))).files.size).toBe(1);
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
    const error = await refusal(bench.run('/a.csv', i(bench.origin)));
    expect(error.code).toBe('mirror-lacks');
    expect(error.message).toContain(`${bench.origin}/data.example/a.csv`);
    expect(bench.asked).toHaveLength(1);
  });

  test('that is broken is tried again and named', async () => {
    bench.answers.set('/data.example/a.csv', status(500));
    const error = await refusal(bench.run('/a.csv', i(bench.origin)));
    expect(error.code).toBe('network');
    expect(error.message).toBe(`${bench.origin}/data.example/a.csv: HTTP 500 (3 attempts)`);
  });

  test('on this machine may redirect to http on this machine, and to no other http', async () => {
    bench.answers.set('/data.example/a.csv', status(302, { location: '/there.csv' }));
    bench.serve({ '/there.csv': BODY });
    expect((await bench.run('/a.csv', i(bench.origin))).files.size).toBe(1);
    bench.answers.set('/data.example/b.csv', status(302, { location: 'http://192.0.2.1/there.csv' }));
    expect(
      (await refusal(bench.run('/b.csv', { ...i(bench.origin), store: join(bench.root, 'other') }))).message,
    ).toContain('not https');
  });

  test('over https may not redirect to http on this machine', async () => {
    bench.answers.set('/data.example/data.example/a.csv', status(302, { location: `${bench.origin}/a.csv` }));
    expect((await refusal(bench.run('/a.csv', i('https://data.example/data.example')))).message).toContain(
      'not https',
    );
  });

  test('is not asked for an address that leads out of it', async () => {
    expect((await refusal(bench.run('/%2e%2e/%2e%2e/a.csv', i(bench.origin)))).code).toBe('mirror-lacks');
    expect(bench.asked).toEqual([]);
  });
});
