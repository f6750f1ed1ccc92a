import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Engine } from '../../../pipeline/engine/engine.js';
import { scoredIn, smallPlan } from './small-plan.js';

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ threads: 1 });
});
afterAll(() => engine.close());

describe('scores by pairs, by hand', () => {
  const plan = smallPlan({ top: { left: 1, right: 1 }, left: { a: 1, b: 1, c: 1 }, right: { d: 1 } }, [
    { name: 'indicator', normalise: 'none' },
    { name: 'domain', aggregate: 'arithmetic_mean', normalise: 'none' },
    { name: 'top_level', aggregate: 'borda_count', normalise: 'none' },
  ]);
  const left = { a: [0.1, 0.3, 0.2, 0.5], b: [0.2, 0.2, 0.1, 0.6], c: [0.3, 0.1, 0.3, 0.7] };
  const means = [0.20000000000000004, 0.19999999999999998, 0.20000000000000004, 0.6];
  const valuesIn = (table: string, code: string) => async () => {
    const rows = await engine.rows(`SELECT * FROM ${table} ORDER BY area_code`);
    return rows.filter((row) => row.code === code).map(({ value }) => Number(value));
  };

  test('of domains tie where these differ only by rounding', async () => {
    const values = { ...left, d: [1, 2, 2, 4] };
    const domains = await scoredIn(engine, plan, values, valuesIn('score_domain_raw', 'left'));
    expect(domains.slice(0, 3)).toEqual(means.slice(0, 3));
    // the left is ahead of 1, 1, 1, 3, ties counting half, the right of 0, 1½, 1½, 3
    const scores = await scoredIn(engine, plan, values, valuesIn('score_top_level_raw', 'top'));
    expect(scores).toEqual([0.5, 1.25, 1.25, 3]);
  });

  test('of domains also tie where one has a gap, and pairs are compared on their common weight', async () => {
    // ¼ + ¼ + 0, the last only by the left; ¾ + ½ + 0 twice; 1 + 1 + 1
    const values = { ...left, d: [1, 2, 2, null] };
    const scores = await scoredIn(engine, plan, values, valuesIn('score_top_level_raw', 'top'));
    expect(scores).toEqual([0.5, 1.25, 1.25, 3]);
  });

  test('of indicators tie only where these are equal', async () => {
    const index = smallPlan({ top: { x: 1 } }, [
      { name: 'item', normalise: 'none' },
      { name: 'whole', aggregate: 'borda_count', normalise: 'none' },
    ]);
    const scores = await scoredIn(engine, index, { x: means }, valuesIn('score_whole_raw', 'top'));
    expect(scores).toEqual([1.5, 0, 1.5, 3]);
  });

  test('by Copeland are wins less losses of these pairs', async () => {
    const wins = smallPlan({ top: { left: 1, right: 1 }, left: { a: 1, b: 1, c: 1 }, right: { d: 1 } }, [
      { name: 'indicator', normalise: 'none' },
      { name: 'domain', aggregate: 'arithmetic_mean', normalise: 'none' },
      { name: 'top_level', aggregate: 'copeland', normalise: 'none' },
    ]);
    // left: the first three tie; right: 1 behind 2 and 2, which tie; the last is ahead of all
    const values = { ...left, d: [1, 2, 2, 4] };
    const scores = await scoredIn(engine, wins, values, valuesIn('score_top_level_raw', 'top'));
    expect(scores).toEqual([-3, 0, 0, 3]);
  });
});
