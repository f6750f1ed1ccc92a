import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileChain } from '../../../../pipeline/methods/chain/chain.js';
import { structureOf } from '../../../../pipeline/methods/structure/structure.js';
import { indicatorGroups } from '../../../../schemas/method/structure.js';
import type { IndexMethod } from '../../../../schemas/method.js';
import { plainRanks, plainScore } from '../../score/plain.js';
import { areaCode, figuresOf, methodOf, scored } from '../../score/setup.js';
import { expectClose, someColumns } from '../columns.js';
import { row } from '../rows.js';

const CODES = ['a', 'b', 'c', 'd', 'e'];
const z = { normalise: { method: 'z_score' } } as const;

/** Five indicators in two domains; weights and directions drawn. */
const cases = fc
  .record({
    columns: someColumns(5),
    weights: fc.array(fc.double({ min: 0.05, max: 9, noNaN: true }), { minLength: 7, maxLength: 7 }),
    directions: fc.array(fc.constantFrom<1 | -1>(1, -1), { minLength: 5, maxLength: 5 }),
  })
  .map(({ columns, weights, directions }) => {
    const of = (i: number) => ({ code: CODES[i]!, weight: weights[i]!, direction: directions[i]! });
    const domains = [
      { code: 'first', weight: weights[5]!, indicators: [0, 1].map(of) },
      { code: 'second', weight: weights[6]!, indicators: [2, 3, 4].map(of) },
    ];
    const values = Object.fromEntries(
      columns.map((column, i) => [
        CODES[i]!,
        [...column].map((value) => (Number.isNaN(value) ? null : value)),
      ]),
    );
    return { columns, values, method: methodOf(domains, { indexShare: 0.6 }) };
  })
  // domains that are nearly constant cannot be compared to nine places
  .filter(({ values, method }) =>
    Object.values(plainScore(indicatorGroups(method), values, 0.6, 0.6).domains).every(
      (column) => Math.max(...column.map((value) => Math.abs(value ?? 0))) < 100,
    ),
  );

function chained(method: IndexMethod, columns: readonly Float64Array[]) {
  const rows = indicatorGroups(method).flatMap(({ code, weight, indicators }) => [
    row(code, 2, 'index', { weight }),
    ...indicators.map((each) => row(each.code, 1, code, { weight: each.weight, direction: each.direction })),
  ]);
  const level = (minimum_weight_share: number) =>
    ({ ...z, aggregate: 'arithmetic_mean', minimum_weight_share }) as const;
  const levels = [z, level(0.6), level(0.6)];
  const structure = structureOf([...rows, row('index', 3, null)]);
  const chain = compileChain(structure, { levels, tolerance: 1e-9 }, columns[0]!.length);
  chain.run(columns);
  return { index: [...chain.values.at(-1)!], first: [...chain.values[5]!], ranks: [...chain.ranks] };
}

describe('the chain of z-scores and weighted means', () => {
  test('agrees with plain arithmetic, including ranks, for any figures, weights and gaps', () => {
    fc.assert(
      fc.property(cases, ({ columns, values, method }) => {
        const plain = plainScore(indicatorGroups(method), values, 0.6, 0.6);
        const { index, first, ranks } = chained(method, columns);
        const numbers = (column: readonly (number | null)[]) => column.map((value) => value ?? Number.NaN);
        expectClose(index, numbers(plain.index));
        expectClose(first, numbers(plain.domains.first!));
        const known = index.filter((value) => !Number.isNaN(value));
        expect(ranks.filter((rank) => rank > 0)).toEqual(plainRanks(known));
      }),
    );
  });

  test('agrees with the steps of SQL', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ columns, values, method }) => {
        const { index } = chained(method, columns);
        const sql = await scored(method, figuresOf(values));
        expectClose(
          index,
          index.map((_, i) => sql.index.get(areaCode(i)) ?? Number.NaN),
        );
      }),
      { numRuns: 8 },
    );
  });
});
