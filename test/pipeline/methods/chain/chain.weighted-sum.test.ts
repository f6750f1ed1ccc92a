import { expect, test } from 'vitest';
import { compileChain } from '../../../../pipeline/methods/chain/chain.js';
import { structureOf } from '../../../../pipeline/methods/structure/structure.js';
import { column, expectClose } from '../columns.js';
import { row } from '../rows.js';

const none = { normalise: { method: 'none' } } as const;
const sum = { ...none, aggregate: 'weighted_sum' } as const;

/** Two sums, of weights 2 and 3 and of weight 1, in a sum of weights 1 and 1. */
const structure = structureOf([
  row('a', 1, 'one', { weight: 2 }),
  row('b', 1, 'one', { weight: 3 }),
  row('c', 1, 'two'),
  row('one', 2, 'top'),
  row('two', 2, 'top'),
  row('top', 3, null),
]);
const FIGURES = [column(1, 2, 3), column(4, 0, 1), column(10, 20, 5)];

const run = (factors: Readonly<Record<string, number>>) => {
  const chain = compileChain(structure, { levels: [none, sum, sum], tolerance: 0 }, 3);
  structure.nodes.forEach(({ code }, i) => {
    chain.factors[i] = factors[code] ?? 1;
  });
  chain.run(FIGURES);
  return { one: [...chain.raw[3]!], top: [...chain.values.at(-1)!], weights: [...chain.weights] };
};

test('sums of sums, by hand: 2a + 3b, and c with it', () => {
  const { one, top } = run({});
  expect(one).toEqual([14, 4, 9]);
  expect(top).toEqual([24, 24, 14]);
});

test('drawn weights keep their sum, so that a sum does not weigh more for the draw: 2 × ½ and 3 × 1, times 5/4', () => {
  const { one, weights } = run({ a: 0.5 });
  expectClose(one, [1.25 + 4 * 3.75, 2 * 1.25, 3 * 1.25 + 3.75]);
  expectClose(weights.slice(0, 3), [1.25, 3.75, 1]);
  // both by the same factor is no change
  expectClose(run({ a: 1.2, b: 1.2, c: 0.8 }).top, [24, 24, 14]);
});

test('an indicator that is left out leaves its weight to the others', () => {
  const { one } = run({ b: 0 });
  expectClose(one, [5, 10, 15]);
});
