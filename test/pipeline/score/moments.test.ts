import { describe, expect, it } from 'vitest';
import { duckdb } from '../../../pipeline/engine/dialect.js';
import { standardiseSteps } from '../../../pipeline/score/moments.js';
import { withEngine } from '../../fixtures/reused-engine.js';

const standardised = (rows: readonly string[]) =>
  withEngine(1, async (engine) => {
    await engine.run('CREATE TABLE signed (area_code VARCHAR, code VARCHAR, value DOUBLE)');
    await engine.run(`INSERT INTO signed VALUES ${rows.join(', ')}`);
    for (const { name, query, bindings } of standardiseSteps(duckdb, 'signed', 'standard', 'measure'))
      await engine.run(`CREATE TABLE ${duckdb.identifier(name)} AS ${query}`, bindings);
    return {
      values: await engine.rows('SELECT code, area_code, value FROM standard ORDER BY code, area_code'),
      moments: await engine.rows('SELECT code, n, mean, sd FROM standard_moments ORDER BY code'),
    };
  });

describe('z-scores of signed values', () => {
  it('are taken code by code, with the standard deviation of a sample', async () => {
    // pay: mean 4, squared deviations 9 + 0 + 9, over n − 1 = 2: sd 3. gap: mean 1, 1 + 1 over 1: sd √2.
    const { values, moments } = await standardised([
      "('A', 'pay', 1)",
      "('B', 'pay', 4)",
      "('C', 'pay', 7)",
      "('A', 'gap', 2)",
      "('B', 'gap', 0)",
    ]);
    expect(moments).toEqual([
      { code: 'gap', n: 2, mean: 1, sd: expect.closeTo(Math.SQRT2, 14) },
      { code: 'pay', n: 3, mean: 4, sd: 3 },
    ]);
    expect(values).toEqual([
      { code: 'gap', area_code: 'A', value: expect.closeTo(Math.SQRT1_2, 14) },
      { code: 'gap', area_code: 'B', value: expect.closeTo(-Math.SQRT1_2, 14) },
      { code: 'pay', area_code: 'A', value: -1 },
      { code: 'pay', area_code: 'B', value: 0 },
      { code: 'pay', area_code: 'C', value: 1 },
    ]);
  });

  it('of a single area have no standard deviation, and are missing', async () => {
    const { values, moments } = await standardised(["('A', 'pay', 1)"]);
    expect(moments).toMatchObject([{ mean: 1, sd: null }]);
    expect(values).toEqual([{ code: 'pay', area_code: 'A', value: null }]);
  });
});
