import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { bareEdition } from '../../../fixtures/quick-editions.js';
import { IS_LONG } from '../../../project/checkout.js';
import { filesOf, sha256 } from '../../publish/built.js';
import { errorOf, smi } from '../setup.js';

const EDITION = 'england-2026';
const root = mkdtempSync(join(tmpdir(), 'build-only-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const editions = bareEdition(join(root, 'editions'));

const build = (to: string, ...args: string[]) =>
  smi(['build', EDITION, '--editions', editions, '--release', join(root, to), '--json', ...args], {
    folder: root,
  });

describe('smi build --only areas', () => {
  test('needs a release that is there, and says where there is none', async () => {
    const answer = await build('nowhere', '--only', 'areas');
    expect(errorOf(answer)).toMatchObject({ code: 'release-incomplete', exit: 2 });
    expect(errorOf(answer).message).toContain(join(root, 'nowhere', EDITION));
  });

  test.each([
    ['--replicates', '5'],
    ['--skip', 'areas'],
    ['--seed', '2'],
    ['--base-url', 'https://x.org/'],
  ])('takes %s from the release', async (option, value) => {
    const answer = await build('nowhere', '--only', 'areas', option, value);
    expect(errorOf(answer)).toMatchObject({ code: 'usage', exit: 2 });
    expect(errorOf(answer).message).toContain(option);
  });

  test('makes nothing else', async () => {
    expect(errorOf(await build('nowhere', '--only', 'tables')).message).toContain('areas');
  });

  const long = test.skipIf(!IS_LONG);
  long(
    'gives the bytes of a whole build, with its options (left out without SMI_LONG=1)',
    async () => {
      const options = ['--replicates', '7', '--seed', '3', '--base-url', 'https://x.org/'];
      const hashes = (to: string) =>
        Object.fromEntries(
          [...filesOf(join(root, to, EDITION))].map(([path, bytes]) => [path, sha256(bytes)]),
        );
      expect((await build('parts', ...options, '--skip', 'areas')).code).toBe(0);
      const before = hashes('parts');
      expect((await build('parts', '--only', 'areas')).code).toBe(0);
      expect((await build('whole', ...options)).code).toBe(0);
      expect(hashes('parts')).toEqual(hashes('whole'));
      expect(Object.keys(before).length).toBeLessThan(100);
      // Once more, of a release that has them.
      expect((await build('parts', '--only', 'areas')).code).toBe(0);
      expect(hashes('parts')).toEqual(hashes('whole'));
    },
    600_000,
  );
});
