import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { HAS_MIRROR, MIRROR, ROOT, remove, run } from './checkout.js';

describe.skipIf(!HAS_MIRROR)('refresh and then build (left out where there is no mirror)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'smi-refresh-'));
  const smi = (...args: string[]) => run(process.execPath, [join(ROOT, 'bin', 'smi.mjs'), ...args], folder);
  afterAll(() => remove(folder));

  it('gives the same release as build alone, byte for byte', () => {
    const editions = join(folder, 'editions');
    cpSync(
      join(ROOT, 'editions', 'england-2026', 'method.yaml'),
      join(editions, 'england-2026', 'method.yaml'),
      {
        recursive: true,
      },
    );
    smi('refresh', 'england-2026', '--editions', editions, '--mirror', MIRROR, '--accept');
    expect(readdirSync(join(editions, 'england-2026')).sort()).toEqual(
      readdirSync(join(ROOT, 'editions', 'england-2026')).sort(),
    );
    smi('build', 'england-2026', '--editions', editions, '--release', 'refreshed');
    smi('build', 'england-2026', '--release', 'alone');
    const files = readdirSync(join(folder, 'alone', 'england-2026')).sort();
    expect(readdirSync(join(folder, 'refreshed', 'england-2026')).sort()).toEqual(files);
    for (const file of files) {
      const [alone, refreshed] = ['alone', 'refreshed'].map((release) =>
        readFileSync(join(folder, release, 'england-2026', file)),
      );
      expect(refreshed?.equals(alone ?? Buffer.of()), file).toBe(true);
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
});
