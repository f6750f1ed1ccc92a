import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Engine, text } from '../../../../pipeline/engine/engine.js';
import type { Sex, Zeros } from '../../../../pipeline/records/estimate/options.js';
import { drawTruth } from '../../../../pipeline/records/synthesise/draw-truth.js';
import { synthesise } from '../../../../pipeline/records/synthesise/synthesise.js';
import { type TrueValues, trueValues } from '../../../../pipeline/records/synthesise/truth-tables.js';
import { silentLog } from '../../../../pipeline/system/log.js';
import { cases } from '../../../project/checkout.js';
import { estimateFiles, found, scratch } from './people.js';
import { place } from './places.js';

const CODES = Array.from({ length: 12 }, (_, i) => `E070000${10 + i}`);
const AREAS = new Map(CODES.map((code, i) => [code, place(`Area ${i}`, String(1 + (i % 3)))]));
const TRUTH = drawTruth(CODES, 3);
const MEASURES = ['earnings_mean', 'gap', 'gap_slope', 'explained', 'unexplained'] as const;

let paths: string[] = [];
beforeAll(async () => {
  const folder = join(scratch(), 'made');
  mkdirSync(folder);
  const engine = await Engine.open({ threads: 2, folders: [folder] });
  try {
    paths = await synthesise({
      engine,
      rows: cases(120_000, 300_000),
      seed: 3,
      truth: TRUTH,
      files: 2,
      folder,
      log: silentLog,
    });
  } finally {
    engine.close();
  }
});

async function distances(sex: Sex, zeros: Zeros, inputs: readonly string[] = paths): Promise<number[]> {
  const { estimates } = await estimateFiles(inputs, { sex, zeros, areas: AREAS });
  return TRUTH.flatMap((truth) => {
    const true_values: TrueValues = trueValues(truth, sex, zeros);
    const { measures } = found(estimates, truth.area_code);
    return MEASURES.map((measure) => {
      const { value, standard_error } = measures[measure] ?? { value: Number.NaN, standard_error: 1 };
      return (value - true_values[measure]) / standard_error;
    });
  });
}

describe('the truth of made-up records is recovered within the standard errors', () => {
  const kinds = [
    ['sons', 'kept'],
    ['all', 'in_work'],
    ['sons', 'in_work'],
    ['daughters', 'in_work'],
  ] as const;
  it.each(kinds.slice(0, cases(2, 4)))('for %s, zeros %s', async (sex, zeros) => {
    const all = await distances(sex, zeros);
    expect(all).toHaveLength(60);
    expect(Math.max(...all.map(Math.abs))).toBeLessThan(4.5);
    const square = all.reduce((sum, z) => sum + z * z, 0) / all.length;
    expect(square).toBeGreaterThan(0.5);
    expect(square).toBeLessThan(1.6);
  });

  it('also where the qualifications of a third are not known, most often those of people who earn little', async () => {
    const partial = paths.map((_, i) => join(scratch(), 'made', `partly-known-${i}.parquet`));
    await Engine.use({ threads: 2, folders: [join(scratch(), 'made')] }, async (engine) => {
      for (const [i, path] of paths.entries())
        await engine.run(`COPY (SELECT * REPLACE (
  CASE WHEN hash(person) % 3 = 0 OR earnings < 9000 THEN NULL ELSE qualification END AS qualification)
FROM read_parquet(${text(path)})) TO ${text(partial[i] ?? '')} (FORMAT parquet)`);
    });
    // The mean, the gap and the slope are of everyone with earnings; the split is of the others, and off.
    const own = (all: readonly number[]) => all.filter((_, i) => i % MEASURES.length < 3);
    expect(own(await distances('sons', 'in_work', partial))).toEqual(own(await distances('sons', 'in_work')));
  });

  it('with the same digits with 1, 2 and 8 threads', async () => {
    const [one, two, eight] = await Promise.all(
      [1, 2, 8].map((threads) => estimateFiles(paths, { threads, areas: AREAS })),
    );
    expect(one?.estimates).toHaveLength(16);
    const digits = (result: typeof one) => JSON.stringify([result?.estimates, result?.cuts]);
    expect(digits(two)).toBe(digits(one));
    expect(digits(eight)).toBe(digits(one));
  });
});
