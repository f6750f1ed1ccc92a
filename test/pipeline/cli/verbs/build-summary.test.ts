import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { ReleaseData } from '../../../../outputs/release-data.js';
import { type BuildSummaryOptions, buildSummary } from '../../../../pipeline/cli/verbs/build-summary.js';
import { bareEdition } from '../../../fixtures/quick-editions.js';
import { SMALL_RELEASE } from '../../../outputs/small-release.js';
import { smi } from '../setup.js';

const root = mkdtempSync(join(tmpdir(), 'build-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('the summary of a build', () => {
  const files = ['index.csv', 'map.svg', 'report.html'].map((path) => ({ path, bytes: 1500, sha256: '' }));
  const named = (area_name: string): ReleaseData => {
    const rows = [{ area_name, rank: 1, score: 1, rank_low: null }];
    return { ...SMALL_RELEASE, index: { ...SMALL_RELEASE.index, rows } };
  };
  const summary = (changes: Partial<BuildSummaryOptions> = {}, data = named('Somewhere')) =>
    buildSummary(
      { edition: 'small-2026', path: join('release', 'small-2026'), data, files, laps: {} },
      { dryRun: false, listFiles: false, byDefault: 'small-2026', program: 'npx smi', ...changes },
    );

  test('names the edition to explain an area of, unless it is the one that is taken by default', () => {
    expect(summary()).toMatch(/^Next: npx smi explain \S+$/m);
    for (const byDefault of ['england-2026', undefined])
      expect(summary({ byDefault })).toMatch(/^Next: npx smi explain \S.* --edition small-2026$/m);
    expect(summary({ program: 'smi' })).toMatch(/^Next: smi explain /m);
  });

  test('ends with three paths: the folder, the page and the table', () => {
    const paths = ['', 'report.html', 'index.csv'].map((name) => join('release', 'small-2026', name));
    const last = summary().split('\n').slice(-3);
    expect(last.map((line) => line.split(/ +/)[1])).toEqual(paths.map((path) => path.replace(/[\\/]$/, '')));
    expect(summary()).not.toContain('map.svg');
  });

  test('lists every file with --list-files', () => {
    for (const { path } of files)
      expect(summary({ listFiles: true })).toMatch(new RegExp(`^  ${path} +1.5 kB$`, 'm'));
  });

  test('names no area where none has a rank', () => {
    expect(summary({}, SMALL_RELEASE)).not.toContain('explain');
  });

  test('of a dry run has no path to open', () => {
    expect(summary({ dryRun: true, listFiles: true })).not.toMatch(/report\.html|index\.csv|^Next/m);
  });

  test('quotes the name of an area that a shell would read', () => {
    expect(summary({}, named('$(echo "a") d’or'))).toContain(`explain '$(echo "a") d’or'`);
  });

  test('is given though another edition, which was not asked for, cannot be read', async () => {
    bareEdition(root);
    mkdirSync(join(root, 'broken'));
    writeFileSync(join(root, 'broken', 'method.yaml'), 'edition: [');
    const args = [
      'build',
      'england-2026',
      '--dry-run',
      '--replicates',
      '0',
      '--skip',
      'areas,explorer',
      '--editions',
      root,
    ];
    const { code, out } = await smi(args, { folder: root });
    expect([code, out]).toEqual([0, expect.stringContaining('Best five of 294 areas')]);
  });
});
