import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Engine, text, type Value } from '../../../../pipeline/engine/engine.js';
import { drawTruth } from '../../../../pipeline/records/synthesise/draw-truth.js';
import { slotCounts } from '../../../../pipeline/records/synthesise/slots.js';
import { synthesise } from '../../../../pipeline/records/synthesise/synthesise.js';
import { sha256 } from '../../../../pipeline/system/hash.js';
import { silentLog } from '../../../../pipeline/system/log.js';
import { refusal } from '../../../fixtures/refusal.js';
import { cases, IS_LONG } from '../../../project/checkout.js';

const TRUTH = drawTruth(['E07000001', 'E07000002', 'E07000003'], 1);
let home = '';
let made = 0;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'smi-synthesise-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const fresh = () => {
  made += 1;
  const folder = join(home, String(made));
  mkdirSync(folder);
  return folder;
};

async function make(
  options: { rows?: number; seed?: number; files?: number; threads?: number; folder?: string } = {},
) {
  const { rows = 250_000, seed = 5, files = 1, threads = 2, folder = fresh() } = options;
  const engine = await Engine.open({ threads, folders: [folder] });
  try {
    return await synthesise({ engine, rows, seed, truth: TRUTH, files, folder, log: silentLog });
  } finally {
    engine.close();
  }
}

async function ask(paths: readonly string[], query: string): Promise<Record<string, Value>[]> {
  const engine = await Engine.open({ threads: 1, files: paths });
  try {
    return await engine.rows(query.replace('RECORDS', `read_parquet([${paths.map(text).join(', ')}])`));
  } finally {
    engine.close();
  }
}

const hashes = (paths: readonly string[]) => paths.map((path) => sha256(readFileSync(path)));

describe('made-up records', () => {
  it('are the same to the last byte on any number of threads', async () => {
    // More than one group of rows of Parquet, which is what threads share.
    const size = { rows: cases(130_000, 300_000), files: cases(1, 2) };
    const one = hashes(await make({ ...size, threads: 1 }));
    for (const threads of IS_LONG ? [2, 8] : [8])
      expect(hashes(await make({ ...size, threads }))).toEqual(one);
  });

  it('are the same people in any number of files, and others with another seed', async () => {
    const sums = `SELECT sum(hash(t)) % 1000000007 AS same, count(*) AS n, count(DISTINCT person) AS persons
FROM RECORDS AS t`;
    const one = await ask(await make({ rows: 5000 }), sums);
    expect(one[0]).toMatchObject({ n: 5000, persons: 5000 });
    expect(await ask(await make({ rows: 5000, files: 3 }), sums)).toEqual(one);
    expect(await ask(await make({ rows: 5000, seed: 6 }), sums)).not.toEqual(one);
  });

  it('are the first rows of the same when fewer are requested', async () => {
    const few = "SELECT sum(hash(t)) % 1000000007 AS same FROM RECORDS AS t WHERE person <= 'P000000100'";
    expect(await ask(await make({ rows: 100 }), few)).toEqual(await ask(await make({ rows: 5000 }), few));
  });

  it('have the shares of the model', async () => {
    const [row] = await ask(
      await make({ rows: cases(50_000, 100_000) }),
      `SELECT avg(CAST(fsm AS INTEGER)) AS fsm, avg(CAST(sex = 'male' AS INTEGER)) AS sons,
  min(cohort) AS first,  max(cohort) AS last, avg(circumstances) AS middle, avg(weight) AS weight,
  count(DISTINCT qualification) AS steps,
  corr(weight, earnings) AS tied FROM RECORDS`,
    );
    expect(Number(row?.fsm)).toBeCloseTo((0.45 + 0.2 + 0.08 + 0.03 + 0.01) / 5, 2);
    expect(Number(row?.sons)).toBeCloseTo(0.5, 2);
    expect([row?.first, row?.last, row?.steps]).toEqual([1986, 1988, 4]);
    expect(Number(row?.middle)).toBeCloseTo(0.5, 2);
    expect(Number(row?.weight)).toBeCloseTo(1, 2);
    expect(Math.abs(Number(row?.tied))).toBeLessThan(0.01);
  });

  it('leave no partial file, and refuse an existing path', async () => {
    const folder = fresh();
    await make({ rows: 100, folder });
    expect(readdirSync(folder)).toEqual(['records-1.parquet']);
    expect((await refusal(() => make({ rows: 100, folder }))).code).toBe('target-foreign');
  });

  it.each([
    ['rows', { rows: 0 }],
    ['rows', { rows: 1.5 }],
    ['seed', { seed: -1 }],
    ['files', { rows: 10, files: 11 }],
  ] as const)('refuse a number of %s that cannot be', async (what, options) => {
    expect((await refusal(() => make(options))).message).toContain(what);
  });
});

describe('slots of areas', () => {
  it('are in proportion to population, all used, and at least one for every area', () => {
    const [first] = TRUTH;
    const areas = [3, 1, 1e-6].map((people) => ({ ...first!, people }));
    const counts = slotCounts(areas);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(65_536);
    expect(counts[2]).toBe(1);
    expect(Math.abs((counts[0] ?? 0) / (counts[1] ?? 1) - 3)).toBeLessThan(1e-3);
  });
});
