import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { refusal } from '../../fixtures/refusal.js';
import { createMirrorWorkspace, type MirrorWorkspace } from './mirror-setup.js';

let workspace: MirrorWorkspace;
beforeEach(async () => {
  workspace = await createMirrorWorkspace();
});
afterEach(() => workspace.close());

describe('an invalid mirror', () => {
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
    const error = await refusal(workspace.run('/a.csv', { mirror: wrong }));
    expect(error.code).toBe('mirror-invalid');
    expect(error.exit).toBe(2);
    expect(workspace.asked).toEqual([]);
  });

  test('a file is refused', async () => {
    await workspace.put('data.example/a.csv');
    const error = await refusal(
      workspace.run('/a.csv', { mirror: join(workspace.mirror, 'data.example/a.csv') }),
    );
    expect(error.code).toBe('mirror-invalid');
    expect(error.message).toContain('is not a folder');
  });

  test.each(['http://127.0.0.1:1/', 'http://localhost:1', 'http://[::1]:1/x', 'https://copies.example'])(
    '%j is invalid',
    async (right) => {
      const silent: typeof fetch = () => Promise.reject(new TypeError('fetch failed'));
      expect((await refusal(workspace.run('/a.csv', { mirror: right, fetch: silent }))).code).toBe('network');
    },
  );
});
