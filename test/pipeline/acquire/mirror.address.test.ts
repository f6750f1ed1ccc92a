import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addressInMirror } from '../../../pipeline/acquire/mirror.js';
import { refusal } from '../../fixtures/refusal.js';
import { BODY, createMirrorWorkspace, type MirrorWorkspace } from './mirror-setup.js';
import { status } from './setup.js';

let workspace: MirrorWorkspace;
beforeEach(async () => {
  workspace = await createMirrorWorkspace();
});
afterEach(() => workspace.close());

describe('an address as mirror', () => {
  const i = (base: string) => ({ mirror: base });

  test('is requested with host and path below its own path', async () => {
    workspace.serve({ '/copies/data.example/a%20b/c.csv': BODY });
    expect((await workspace.run('/a%20b/c.csv', i(`${workspace.origin}/copies/`))).files.size).toBe(1);
    expect(workspace.asked).toEqual(['/copies/data.example/a%20b/c.csv']);
    expect(workspace.lines).toEqual(['acquire 1 file, 0.0 MB: 1 from the mirror']);
  });

  test('over https is requested over https', () => {
    expect(addressInMirror('https://copies.example/x', 'https://data.example/a.csv?b=c')).toBe(
      'https://copies.example/x/data.example/a.csv%3Fb%3Dc',
    );
  });

  test.each([404, 410])('reports a file as missing after %i', async (code) => {
    workspace.answers.set('/data.example/a.csv', status(code));
    const error = await refusal(workspace.run('/a.csv', i(workspace.origin)));
    expect(error.code).toBe('mirror-lacks');
    expect(error.message).toContain(`${workspace.origin}/data.example/a.csv`);
    expect(workspace.asked).toHaveLength(1);
  });

  test('that fails is retried and named', async () => {
    workspace.answers.set('/data.example/a.csv', status(500));
    const error = await refusal(workspace.run('/a.csv', i(workspace.origin)));
    expect(error.code).toBe('network');
    expect(error.message).toBe(`${workspace.origin}/data.example/a.csv: HTTP 500 (3 attempts)`);
  });

  test('on this machine may redirect only to http on this machine', async () => {
    workspace.answers.set('/data.example/a.csv', status(302, { location: '/there.csv' }));
    workspace.serve({ '/there.csv': BODY });
    expect((await workspace.run('/a.csv', i(workspace.origin))).files.size).toBe(1);
    workspace.answers.set('/data.example/b.csv', status(302, { location: 'http://192.0.2.1/there.csv' }));
    expect(
      (
        await refusal(
          workspace.run('/b.csv', { ...i(workspace.origin), store: join(workspace.root, 'other') }),
        )
      ).message,
    ).toContain('not https');
  });

  test('over https may not redirect to http on this machine', async () => {
    workspace.answers.set(
      '/data.example/data.example/a.csv',
      status(302, { location: `${workspace.origin}/a.csv` }),
    );
    expect(
      (await refusal(workspace.run('/a.csv', i('https://data.example/data.example')))).message,
    ).toContain('not https');
  });

  test('is not requested for an address that leads out of it', async () => {
    expect((await refusal(workspace.run('/%2e%2e/%2e%2e/a.csv', i(workspace.origin)))).code).toBe(
      'mirror-lacks',
    );
    expect(workspace.asked).toEqual([]);
  });
});
