import { type Chain, compileChain } from '../../../../pipeline/methods/chain/chain.js';
import type { ChainMethod, LevelMethod } from '../../../../pipeline/methods/chain/method.js';
import { structureOf } from '../../../../pipeline/methods/structure/structure.js';
import { column } from '../columns.js';
import { rowsOf } from '../rows.js';

/** Two aggregates over three indicators, four units. */
export const structure = structureOf(rowsOf({ index: { one: ['a', 'b'], two: ['c'] } }));
export const z: LevelMethod = { normalise: { method: 'z_score' } };
export const mean: LevelMethod = { ...z, aggregate: 'arithmetic_mean' };
export const positive: LevelMethod = { normalise: { method: 'min_max', from: 1, to: 100 } };
export const method = (...levels: LevelMethod[]): ChainMethod => ({ levels, tolerance: 1e-9 });
export const figures: readonly Float64Array[] = [column(1, 2, 3, 5), column(2, 1, 7, 5), column(9, 8, 1, 2)];
export const run = (asked: ChainMethod, data = figures): Chain => {
  const chain = compileChain(structure, asked, data[0]!.length);
  chain.run(data);
  return chain;
};
