import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableFromJSON, tableToIPC } from 'apache-arrow';
import { afterAll, describe, expect, test } from 'vitest';
import { isShadowOnDisk, type ShadowOnDisk, shadowData } from '../../../outputs/explorer/shadow.js';
import { readEditionMethod } from '../../../pipeline/editions/method.js';
import { shipped } from '../../../pipeline/system/package-root.js';

const folder = mkdtempSync(join(tmpdir(), 'explorer-shadow-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const path = shipped('editions', 'long-shadow-england-2026', 'method.yaml');
const { method } = readEditionMethod(readFileSync(path, 'utf8'), path);
const release = { folder, method } as ShadowOnDisk;

/** Ten made-up authorities: the level falls, the gap grows; the last has no gap. */
const rows = ['higher_education', 'all'].flatMap((outcome) =>
  Array.from({ length: 10 }, (_, i) => ({
    area_code: `E0600000${i}`,
    outcome,
    level: outcome === 'all' ? 999 : 50 - i,
    gap: i === 9 ? null : 10 + i,
    level_rank: i + 1,
    gap_rank: i === 9 ? null : i + 1,
    coldspot_probability: i / 10,
  })),
);

describe('the long shadow of the areas of an index', () => {
  test('is that of the authority that each is in, with ranks and fifths among the authorities', async () => {
    writeFileSync(join(folder, 'coldspots.arrow'), tableToIPC(tableFromJSON(rows), 'file'));
    // Two areas of one county, one of another, one of none.
    const { edition, outcomes } = await shadowData(release, [
      'E06000003',
      'E06000003',
      'E06000009',
      'E10999999',
    ]);
    expect([edition, isShadowOnDisk(release)]).toEqual(['long-shadow-england-2026', true]);
    const found = outcomes.find(({ code }) => code === 'higher_education');
    expect(found).toMatchObject({
      authorities: 10,
      level: { unit: 'per cent', value: [47, 47, 41, null], rank: [4, 4, 10, null], fifth: [2, 2, 5, null] },
      gap: { value: [13, 13, null, null], rank: [4, 4, null, null] },
      coldspot: [0.3, 0.3, 0.9, null],
    });
    expect(outcomes.some(({ code }) => code === 'all')).toBe(false);
    expect(outcomes.find(({ code }) => code === 'level_3')?.level.value).toEqual([null, null, null, null]);
  });

  test('cannot be read without its table', async () => {
    rmSync(join(folder, 'coldspots.arrow'));
    await expect(shadowData(release, [])).rejects.toMatchObject({
      code: 'release-incomplete',
      message: expect.stringContaining('coldspots.arrow'),
    });
  });
});
