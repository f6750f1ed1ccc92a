import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { HAS_MIRROR, IS_LONG, MIRROR, ROOT, remove, run } from './checkout.js';

/** Hand-written files of each default edition; a refresh makes the others in its folder. */
const BY_HAND = {
  'england-2026': ['method.yaml', 'deprivation-2025.csv'],
  'long-shadow-england-2026': ['method.yaml', 'published-2020.csv', 'retyped.csv'],
};

describe.skipIf(!HAS_MIRROR || !IS_LONG)(
  'refresh and then build (left out where there is no mirror, and without SMI_LONG=1)',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'smi-refresh-'));
    const smi = (...args: string[]) => run(process.execPath, [join(ROOT, 'bin', 'smi.mjs'), ...args], folder);
    afterAll(() => remove(folder));

    /** Every file of a release, those in its folders too, by its path there. */
    const filesIn = (release: string): string[] =>
      readdirSync(release, { recursive: true, withFileTypes: true })
        .filter((file) => file.isFile())
        .map(({ parentPath, name }) => relative(release, join(parentPath, name)))
        .sort();

    it('gives the same releases as build only, byte for byte', () => {
      const editions = join(folder, 'editions');
      for (const [edition, written] of Object.entries(BY_HAND)) {
        for (const file of written)
          cpSync(join(ROOT, 'editions', edition, file), join(editions, edition, file), { recursive: true });
      }
      smi('refresh', '--editions', editions, '--mirror', MIRROR, '--accept');
      smi('build', '--editions', editions, '--release', 'refreshed');
      smi('build', '--release', 'built');
      for (const edition of Object.keys(BY_HAND)) {
        expect(readdirSync(join(editions, edition)).sort()).toEqual(
          readdirSync(join(ROOT, 'editions', edition)).sort(),
        );
        const files = filesIn(join(folder, 'built', edition));
        expect(filesIn(join(folder, 'refreshed', edition))).toEqual(files);
        for (const file of files) {
          const [built, refreshed] = ['built', 'refreshed'].map((release) =>
            readFileSync(join(folder, release, edition, file)),
          );
          expect(refreshed?.equals(built ?? Buffer.of()), file).toBe(true);
        }
      }
    });

    it('without --accept says what would change and writes nothing', () => {
      const editions = join(folder, 'untouched');
      cpSync(join(ROOT, 'editions'), editions, { recursive: true });
      rmSync(join(editions, 'england-2026', 'context.csv'));
      const before = readdirSync(join(editions, 'england-2026')).sort();
      const said = smi('refresh', 'england-2026', '--editions', editions, '--mirror', MIRROR);
      expect(said).toContain('context.csv: rows changed 0, added 294, removed 0');
      expect(said).toContain('nothing was written');
      expect(readdirSync(join(editions, 'england-2026')).sort()).toEqual(before);
    });
  },
);
