import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { against } from '../../../pipeline/explain/against.js';
import { againstLines, groupWords, intervalLines } from '../../../pipeline/explain/sureness.js';
import { quickEditions } from '../../fixtures/quick-editions.js';
import { smi } from '../cli/setup.js';

const OTHER = { area_code: 'B', area_name: 'Beta', rank: 2 };

describe('two areas compared', () => {
  // four replicates of three areas: A is ahead of B once, behind once, level once, and once without a rank
  const ranks = Int32Array.of(1, 2, 3, 3, 1, 2, 1, 1, 3, 0, 1, 2);

  test('are compared over the replicates in which both have a rank', () => {
    expect(against({ ranks, units: 3 }, ['A', 'B', 'C'], 'A', OTHER)).toEqual({
      area_code: 'B',
      area_name: 'Beta',
      rank: 2,
      replicates: 3,
      ahead: 1 / 3,
      behind: 1 / 3,
      level: 1 / 3,
    });
  });

  test('that never have a rank in the same replicate are reported as not comparable', () => {
    const never = against({ ranks: Int32Array.of(0, 1), units: 2 }, ['A', 'B'], 'A', OTHER);
    expect(never).toMatchObject({ ahead: null, behind: null, level: null, replicates: 0 });
    expect(againstLines('Alpha', never)[0]).toBe(
      'Alpha and Beta cannot be compared: in no replicate do both have a rank.',
    );
  });

  test('are compared in plain words', () => {
    const lines = againstLines('Alpha', {
      ...OTHER,
      ahead: 0.996,
      behind: 0.004,
      level: 0,
      replicates: 1000,
    });
    expect(lines[0]).toBe(
      'Compared with Beta (rank 2): Alpha is ahead in over 99% of 1,000 replicates, behind in under 1%, level in 0%.',
    );
  });
});

describe('the group of an area', () => {
  test('is always given with its probability', () => {
    expect(groupWords({ group: 'coldspot', coldspot_probability: 0.83, hotspot_probability: 0 })).toBe(
      'coldspot (a hotspot in 0% of the replicates, a coldspot in 83%)',
    );
    expect(groupWords({ group: 'coldspot', coldspot_probability: null, hotspot_probability: null })).toBe(
      'coldspot (no replicates were made, so its probability is unknown)',
    );
  });

  test('has no interval where no replicates were made', () => {
    expect(intervalLines({ rank_median: null, rank_low: null, rank_high: null }, 0)).toEqual([]);
  });
});

describe('smi explain --against', () => {
  const editions = quickEditions(mkdtempSync(join(tmpdir(), 'against-')));
  afterAll(() => rmSync(editions, { recursive: true, force: true }));
  const compared = (other: string, ...more: string[]) =>
    smi(['explain', 'Hartlepool', '--against', other, '--editions', editions, ...more]);

  test('says how often one is ahead, behind and level, which add up to one', async () => {
    const { out } = await compared('Darlington', '--json');
    const { against: found } = JSON.parse(out);
    expect(found).toMatchObject({ area_name: 'Darlington', replicates: 20 });
    expect(found.ahead + found.behind + found.level).toBeCloseTo(1, 12);
  });

  test('refuses an area against itself', async () => {
    const itself = await compared('E06000001');
    expect(itself).toMatchObject({ code: 2, err: expect.stringContaining('compared with itself') });
  });
});
