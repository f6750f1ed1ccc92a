import { afterAll, beforeAll, expect, test } from 'vitest';
import { Engine } from '../../../pipeline/engine/engine.js';
import { areaCode } from './setup.js';
import { scoredIn, smallPlan } from './small-plan.js';

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ threads: 1 });
});
afterAll(() => engine.close());

test('contributions to a weighted sum add up to it, and take the weight of a missing part, by hand', async () => {
  const plan = smallPlan({ top: { a: 2, b: 3 } }, [
    { name: 'item', normalise: 'none' },
    { name: 'whole', aggregate: 'weighted_sum', normalise: 'none' },
  ]);
  const look = async () => ({
    scores: await engine.rows('SELECT area_code, value FROM score_whole ORDER BY area_code'),
    parts: await engine.rows(
      'SELECT area_code, code, contribution FROM score_contributions ORDER BY area_code, code',
    ),
  });
  const { scores, parts } = await scoredIn(engine, plan, { a: [1, 4, 2], b: [5, null, 0] }, look);
  // 2 × 1 + 3 × 5; 5 × 4 with the weight of both; 2 × 2 + 0
  expect(scores).toEqual([17, 20, 4].map((value, i) => ({ area_code: areaCode(i), value })));
  expect(parts).toEqual([
    { area_code: areaCode(0), code: 'a', contribution: 2 },
    { area_code: areaCode(0), code: 'b', contribution: 15 },
    { area_code: areaCode(1), code: 'a', contribution: 20 },
    { area_code: areaCode(2), code: 'a', contribution: 4 },
    { area_code: areaCode(2), code: 'b', contribution: 0 },
  ]);
});
