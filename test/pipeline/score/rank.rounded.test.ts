import { afterAll, beforeAll, expect, test } from 'vitest';
import { Engine } from '../../../pipeline/engine/engine.js';
import { compileChain } from '../../../pipeline/methods/chain/chain.js';
import { areaCode } from './setup.js';
import { scoredIn, smallPlan } from './small-plan.js';

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ threads: 1 });
});
afterAll(() => engine.close());

const VALUES = [0.9576, 0.9554, 0.9546, 0.9494, 0.9486, -0.2, -0.2004, 0.1 + 0.2 + 0.0005, 0.3014];

test.each([
  // .958 | .955 .955 | .949 .949 | .301 .301 | −.200 −.200
  [3, [1, 2, 2, 4, 4, 8, 8, 6, 6]],
  [1, [1, 1, 1, 4, 4, 8, 8, 6, 6]],
  [0, [1, 1, 1, 1, 1, 6, 6, 6, 6]],
  [undefined, [1, 2, 3, 4, 5, 8, 9, 7, 6]],
])('ranks of scores to %s decimals, by hand, in SQL and in the toolbox', async (decimals, expected) => {
  const plan = smallPlan({ top: { x: 1 } }, [
    { name: 'item', normalise: 'none' },
    { name: 'whole', aggregate: 'arithmetic_mean', normalise: 'none' },
  ]);
  const chain = { ...plan.chain, ...(decimals === undefined ? {} : { rank_decimals: decimals }) };
  const look = async () => {
    const rows = await engine.rows("SELECT area_code, rank FROM score_ranks WHERE code = 'top'");
    const byArea = new Map(rows.map(({ area_code, rank }) => [area_code, Number(rank)]));
    return VALUES.map((_, i) => byArea.get(areaCode(i)));
  };
  expect(await scoredIn(engine, { ...plan, chain }, { x: VALUES }, look)).toEqual(expected);
  const compiled = compileChain(plan.structure, chain, VALUES.length);
  expect([...compiled.run([Float64Array.from(VALUES)])]).toEqual(expected);
  // the scores themselves stay as they are
  expect([...compiled.values.at(-1)!]).toEqual(VALUES);
});
