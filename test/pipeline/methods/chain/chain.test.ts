import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Chain, compileChain } from '../../../../pipeline/methods/chain/chain.js';
import type { LevelMethod } from '../../../../pipeline/methods/chain/method.js';
import { structureOf } from '../../../../pipeline/methods/structure/structure.js';
import { STANDARD_RULE } from '../../../../pipeline/methods/treat/rule.js';
import { column, expectClose, NONE } from '../columns.js';
import { rowsOf } from '../rows.js';
import { tai } from '../tai.js';
import { figures, mean, method, positive, run, structure, z } from './setup.js';

const scores = (chain: Chain) => chain.values.at(-1)!;

describe('a chain', () => {
  test('by hand: min–max by 0 and 100, means, no further normalising', () => {
    const none: LevelMethod = { normalise: { method: 'none' }, aggregate: 'arithmetic_mean' };
    const chain = run(method({ normalise: { method: 'min_max' } }, none, none));
    const one = [(0 + 100 / 6) / 2, (25 + 0) / 2, (50 + 100) / 2, (100 + 400 / 6) / 2];
    const two = [100, 700 / 8, 0, 100 / 8];
    expectClose(chain.values[3]!, one);
    expectClose(
      scores(chain),
      one.map((value, i) => (value + two[i]!) / 2),
    );
    expect([...chain.ranks]).toEqual([1, 2, 4, 3]);
  });

  test('by hand: a different mean at each level, harmonic of geometric', () => {
    const none = { normalise: { method: 'none' } } as const;
    const chain = run(
      method(none, { ...none, aggregate: 'geometric_mean' }, { ...none, aggregate: 'harmonic_mean' }),
    );
    expectClose(
      scores(chain),
      [0, 1, 2, 3].map((i) => {
        const one = Math.sqrt(figures[0]![i]! * figures[1]![i]!);
        return 2 / (1 / one + 1 / figures[2]![i]!);
      }),
    );
  });

  test('leaves out a unit below the minimum share of weight, with rank 0', () => {
    const data = [column(1, NONE, 3, 5), column(2, NONE, 7, 5), column(9, 8, 1, 2)];
    const chain = run(
      method(z, { ...mean, minimum_weight_share: 0.6 }, { ...mean, minimum_weight_share: 1 }),
      data,
    );
    expect(scores(chain)[1]).toBeNaN();
    expect([...chain.ranks].sort()).toEqual([0, 1, 2, 3]);
  });

  test('treats at any level, records what it did, and does not change the figures', () => {
    const data = [0, 1, 2].map((part) => Float64Array.from({ length: 20 }, (_, i) => (i * 7 + part) % 20));
    for (const part of [0, 1]) data[part]![4] = 900;
    const kept = data.map((values) => values.slice());
    const chain = run(method({ ...z, treat: STANDARD_RULE }, { ...mean, treat: STANDARD_RULE }, mean), data);
    expect([...chain.treatments]).toEqual([1, 1, 0, 0, 0, 0]);
    expect(chain.raw[1]![4]).toBe(19);
    expect(data).toEqual(kept);
    const untreated = run(method(z, { ...mean, treat: STANDARD_RULE }, mean), data);
    expect([...untreated.treatments]).toEqual([0, 0, 0, 1, 0, 0]);
  });

  test('weighs equally, by components, by entropy or by equal influence, times the draw', () => {
    for (const weights of ['equal', 'pca', 'entropy', 'equal_influence'] as const) {
      const asked = method({ ...positive, weights }, mean, mean);
      const chain = compileChain(structure, asked, 4);
      chain.run(figures);
      const [a, b] = chain.weights;
      chain.factors[0] = 3;
      chain.run(figures);
      expect(chain.weights[0]).toBeCloseTo(3 * a!, 12);
      expect(chain.weights[1]).toBe(b);
    }
  });

  test('keeps no state between runs', () => {
    const asked = method(z, { ...mean, aggregate: 'copeland' }, mean);
    const chain = compileChain(structure, asked, 4);
    chain.run([column(1, 25, NONE, 4), column(NONE, 1, 81, 3), column(16, 9, 4, 1)]);
    chain.run(figures);
    expect(chain).toMatchObject({ ranks: run(asked).ranks, values: run(asked).values });
  });

  test('does not depend on the units of figures, nor on a direction reversed with the sign', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 7 }),
        fc.double({ min: 0.1, max: 50, noNaN: true }),
        (part, factor) => {
          const rows = rowsOf({ index: { one: ['0', '1', '2', '3'], two: ['4', '5', '6', '7'] } });
          const base = compileChain(
            structureOf(rows),
            method({ ...z, treat: STANDARD_RULE }, mean, mean),
            23,
          );
          base.run(tai);
          const turned = rows.map((each) => (each.code === `${part}` ? { ...each, direction: -1 } : each));
          const other = compileChain(
            structureOf(turned),
            method({ ...z, treat: STANDARD_RULE }, mean, mean),
            23,
          );
          other.run(
            tai.map((values, i) => (i === part ? values.map((value) => 3 - factor * value) : values)),
          );
          expectClose(scores(other), scores(base));
        },
      ),
      { numRuns: 40 },
    );
  });
});
