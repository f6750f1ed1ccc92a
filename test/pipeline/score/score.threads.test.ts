import { beforeAll, expect, test } from 'vitest';
import { type IndexEdition, loadEdition } from '../../../pipeline/editions/edition.js';
import { planOf } from '../../../pipeline/editions/plan.js';
import { duckdb } from '../../../pipeline/engine/dialect.js';
import { Engine } from '../../../pipeline/engine/engine.js';
import { score } from '../../../pipeline/score/score.js';
import { scoreParts } from '../../../pipeline/score/steps.js';
import { scoreValue } from '../../../pipeline/score/tables.js';
import { silentLog } from '../../../pipeline/system/log.js';
import { shipped } from '../../../pipeline/system/package-root.js';
import { indexMethod } from '../../../schemas/method/index-method.js';
import { indexEditionOf } from '../../fixtures/index-edition.js';
import { cases } from '../../project/checkout.js';

let edition: IndexEdition;
beforeAll(async () => {
  edition = indexEditionOf(await loadEdition(shipped('editions'), 'england-2026-method-1'));
});

/** Every table of the stage, its numbers as the sixteen hexadecimal digits of their bits. */
async function bits(threads: number, levels: unknown) {
  const method = indexMethod.parse({ ...edition.method, steps: { ...edition.method.steps, levels } });
  const engine = await Engine.open({ threads });
  try {
    const plan = planOf(method, []);
    await score(engine, plan, edition.figures.map(scoreValue), duckdb, silentLog);
    const tables: Record<string, string> = {};
    for (const { name } of scoreParts(plan, duckdb)) {
      const rows = await engine.rows(`SELECT * FROM ${name}`);
      const lines = rows.map((row) =>
        Object.entries(row).map(([column, value]) => {
          if (typeof value !== 'number') return `${column}=${value}`;
          const bytes = Buffer.alloc(8);
          bytes.writeDoubleBE(value);
          return `${column}=${bytes.toString('hex')}`;
        }),
      );
      tables[name] = lines
        .map((line) => line.join(' '))
        .sort()
        .join('\n');
    }
    return tables;
  } finally {
    engine.close();
  }
}

/** Names of the empty tables. */
async function expectSameBits(levels: unknown, threads: readonly number[]): Promise<string[]> {
  const one = await bits(1, levels);
  for (const more of threads) expect(await bits(more, levels)).toEqual(one);
  expect(Object.keys(one).length).toBeGreaterThan(10);
  return Object.keys(one).filter((name) => one[name] === '');
}

test('every table of the stage is the same to the last bit with 1, 2 and 8 threads', async () => {
  // nothing is treated by method 1
  expect(await expectSameBits(edition.method.steps.levels, [8, 2].slice(0, cases(1, 2)))).toEqual([
    'score_treatment',
    'score_treated',
  ]);
});

test('so are the tables with treatment, weights from values, geometric means, ranks and Copeland scores', async () => {
  const empty = await expectSameBits(
    [
      {
        name: 'indicator',
        treatment: { skewness: 0.5, kurtosis: 0, winsorise: 2 },
        normalise: { method: 'min_max', from: 1, to: 100 },
        weights: 'entropy',
      },
      { name: 'domain', aggregate: 'geometric_mean', normalise: 'exponential', weights: 'pca' },
      { name: 'index', aggregate: 'copeland', normalise: 'percentile_rank' },
    ],
    [8],
  );
  expect(empty).toEqual(['score_contributions']);
});
