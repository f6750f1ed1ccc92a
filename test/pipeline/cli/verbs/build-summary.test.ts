import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { buildSummary } from '../../../../pipeline/cli/verbs/build-summary.js';
import { SMALL_RELEASE } from '../../../outputs/small-release.js';
import { smi } from '../setup.js';

const root = mkdtempSync(join(tmpdir(), 'build-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('the summary of a build', () => {
  const summary = (byDefault: string | undefined) =>
    buildSummary(
      { edition: 'small-2026', path: 'release/small-2026', data: SMALL_RELEASE, files: [], laps: {} },
      false,
      byDefault,
    );

  test('names the edition to explain an area of, unless it is the one that is taken by default', () => {
    expect(summary('small-2026')).toMatch(/^ {2}npx smi explain ".+"$/m);
    for (const other of ['england-2026', undefined])
      expect(summary(other)).toMatch(/^ {2}npx smi explain ".+" --edition small-2026$/m);
  });

  test('is given though another edition, which was not asked for, cannot be read', async () => {
    cpSync('editions', root, { recursive: true });
    mkdirSync(join(root, 'broken'));
    writeFileSync(join(root, 'broken', 'method.yaml'), 'edition: [');
    const args = ['build', 'england-2026', '--dry-run', '--replicates', '0', '--editions', root];
    const { code, out } = await smi(args, { folder: root });
    expect([code, out]).toEqual([0, expect.stringContaining('Best five of 294 areas')]);
  });
});
