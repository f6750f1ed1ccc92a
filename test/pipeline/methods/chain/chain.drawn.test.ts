import { describe, expect, test } from 'vitest';
import { ChainBuffers } from '../../../../pipeline/methods/chain/buffers.js';
import { compileChain } from '../../../../pipeline/methods/chain/chain.js';
import type { LevelMethod } from '../../../../pipeline/methods/chain/method.js';
import { structureOf } from '../../../../pipeline/methods/structure/structure.js';
import { STANDARD_RULE } from '../../../../pipeline/methods/treat/rule.js';
import { entropyWeights } from '../../../../pipeline/methods/weigh/entropy.js';
import { column, expectClose, NONE, refusal } from '../columns.js';
import { row, rowsOf } from '../rows.js';

const plain: LevelMethod = { normalise: { method: 'none' } };
const mean: LevelMethod = { ...plain, aggregate: 'arithmetic_mean' };
const flat = structureOf(rowsOf({ index: ['a', 'b', 'c'] }));
const chainOf = (first: LevelMethod, second: LevelMethod, structure = flat, units = 4) =>
  compileChain(structure, { levels: [first, second], tolerance: 1e-9 }, units);
const index = ({ values }: { readonly values: readonly Float64Array[] }) => values.at(-1)!;

describe('drawn weights', () => {
  const figures = [column(1, 2, 3, 6), column(4, 4, 8, 0), column(7, 1, 1, 9)];

  test('multiply the given weights: 1, 2 and 3 by 2, 1 and 0, so that two parts are left', () => {
    const rows = ['a', 'b', 'c'].map((code, i) => row(code, 1, 'index', { weight: i + 1 }));
    const chain = chainOf(plain, mean, structureOf([...rows, row('index', 2, null)]));
    chain.factors.set([2, 1, 0]);
    chain.run(figures);
    expect([...chain.weights]).toEqual([2, 2, 0, 1]);
    expectClose(index(chain), [(1 + 4) / 2, (2 + 4) / 2, (3 + 8) / 2, (6 + 0) / 2]);
  });

  test('multiply ones where parts are weighted equally, whatever weights are given', () => {
    const rows = ['a', 'b', 'c'].map((code, i) => row(code, 1, 'index', { weight: i + 1 }));
    const chain = chainOf(
      { ...plain, weights: 'equal' },
      mean,
      structureOf([...rows, row('index', 2, null)]),
    );
    chain.factors.set([1, 3, 1]);
    chain.run(figures);
    expect([...chain.weights]).toEqual([1, 3, 1, 1]);
    expectClose(index(chain), [20 / 5, 15 / 5, 28 / 5, 15 / 5]);
  });

  test('leave a part out before the weights are found from the values of the others', () => {
    const chain = chainOf({ ...plain, weights: 'entropy' }, mean);
    chain.run(figures);
    expectClose(chain.weights.subarray(0, 3), entropyWeights(figures));
    chain.factors[1] = 0;
    chain.run(figures);
    const [a, c] = entropyWeights([figures[0]!, figures[2]!]);
    expectClose(chain.weights.subarray(0, 3), [a!, 0, c!]);
    // the only one left has the whole weight
    chain.factors[0] = 0;
    chain.run(figures);
    expect([...chain.weights]).toEqual([0, 0, 1, 1]);
    expect([...index(chain)]).toEqual([...figures[2]!]);
  });

  test('are refused where all parts are left out, with the code of the aggregate', () => {
    for (const weights of ['given', 'equal', 'entropy', 'pca'] as const) {
      const chain = chainOf({ ...plain, weights }, mean);
      chain.factors.fill(0);
      const { problem, codes, message } = refusal(() => chain.run(figures));
      expect([problem, ...codes]).toEqual(['weights-zero', 'index']);
      expect(message).toMatch(/^index: /);
    }
  });
});

describe('the minimum share of weight', () => {
  // the first two units have all parts, the third two, the fourth one, the last none
  const gaps = [column(1, 3, NONE, NONE, NONE), column(5, 1, 6, NONE, NONE), column(9, 8, 3, 6, NONE)];
  const asked = (minimum_weight_share: number): LevelMethod => ({ ...mean, minimum_weight_share });

  test('is inclusive, within the tolerance, and a unit without any part has no score', () => {
    const two_thirds = chainOf(plain, asked(2 / 3), flat, 5);
    two_thirds.run(gaps);
    expectClose(index(two_thirds), [5, 4, 4.5, NONE, NONE]);
    const any = chainOf(plain, asked(0), flat, 5);
    any.run(gaps);
    expectClose(index(any), [5, 4, 4.5, 6, NONE]);
    expect([...any.ranks]).toEqual([2, 4, 3, 1, 0]);
  });

  test('is a share of the weights before the draw: a heavy draw for a part makes no unit complete', () => {
    const chain = chainOf(plain, asked(0.6), flat, 5);
    chain.factors.set([1, 1, 98]);
    chain.run(gaps);
    // by the drawn weights the fourth unit has 98 of 100
    expectClose(index(chain), [
      (1 + 5 + 9 * 98) / 100,
      (3 + 1 + 8 * 98) / 100,
      (6 + 3 * 98) / 99,
      NONE,
      NONE,
    ]);
    chain.factors.set([98, 1, 1]);
    chain.run(gaps);
    // by the drawn weights the third has 2 of 100 only
    expectClose(index(chain), [(98 + 5 + 9) / 100, (3 * 98 + 1 + 8) / 100, 4.5, NONE, NONE]);
  });

  test('is required where only one part has a gap, whatever weight is drawn for it', () => {
    const one_gap = [column(1, 3, 5, 2, 4), column(5, 1, 6, 3, 3), column(9, 8, NONE, 1, 2)];
    const chain = chainOf(plain, asked(0.7), flat, 5);
    // by the drawn weights the third unit has 10 of 11, by those of the method two of three
    chain.factors.set([5, 5, 1]);
    chain.run(one_gap);
    expectClose(index(chain), [39 / 11, 28 / 11, NONE, 26 / 11, 37 / 11]);
  });

  test('does not require a part that is left out', () => {
    const chain = chainOf(plain, asked(1), flat, 5);
    chain.factors.set([0, 1, 2]);
    chain.run(gaps);
    // the third unit lacks only the part that is left out
    expectClose(index(chain), [(5 + 18) / 3, (1 + 16) / 3, (6 + 6) / 3, NONE, NONE]);
    chain.factors.set([0, 1, 1]);
    chain.run(gaps);
    expectClose(index(chain), [7, 4.5, 4.5, NONE, NONE]);
  });
});

describe('the result of a chain', () => {
  test('has the figures unchanged where nothing is treated, and the normalised ones', () => {
    const figures = [column(10, 20, 60), column(3, NONE, 1), column(1, 2, 3)];
    const scaled: LevelMethod = { normalise: { method: 'min_max' } };
    const chain = chainOf(scaled, mean, flat, 3);
    chain.run(figures);
    expect(chain.raw.slice(0, 3)).toEqual(figures);
    expectClose(chain.values[0]!, [0, 20, 100]);
    expectClose(chain.raw[3]!, [100 / 3, 35, 200 / 3]);
    // the next run overwrites them
    const others = [column(1, 2, 3), column(9, 8, 7), column(NONE, 5, 6)];
    chain.run(others);
    expect(chain.raw.slice(0, 3)).toEqual(others);
    expect(figures[0]).toEqual(column(10, 20, 60));
  });

  test('has the logarithm of an untreated aggregate, not of one winsorised in vain', () => {
    const skewed = Float64Array.from({ length: 100 }, (_, i) => (i + 1) / (100 - i));
    const single = structureOf(rowsOf({ index: ['a'] }));
    const chain = chainOf(plain, { ...mean, treat: STANDARD_RULE }, single, 100);
    chain.run([skewed]);
    // from 1/100 to 100: a hundredth of the range above the lowest
    const shift = (100 - 1 / 100) / 100;
    expect([...chain.treatments]).toEqual([0, 2]);
    expectClose(
      index(chain),
      skewed.map((value) => Math.log(value - 1 / 100 + shift)),
    );
    expect(chain.raw[0]).toEqual(skewed);
  });
});

describe('the input of a chain', () => {
  test('may be buffers that another chain has used, whose results it overwrites', () => {
    const buffers = new ChainBuffers(flat, 3);
    const method = { levels: [plain, mean], tolerance: 0 };
    const first = compileChain(flat, method, 3, buffers);
    const ranks = { levels: [{ normalise: { method: 'rank' } } as const, mean], tolerance: 0 };
    const second = compileChain(flat, ranks, 3, buffers);
    const figures = [column(10, 20, 60), column(3, 2, 1), column(1, 2, 3)];
    expect([...first.run(figures)]).toEqual([3, 2, 1]);
    second.run(figures);
    expectClose(index(second), [5 / 3, 2, 7 / 3]);
    first.run(figures);
    expectClose(index(first), [14 / 3, 24 / 3, 64 / 3]);
    expect(second.values).toBe(buffers.values);
  });

  test('is a column for each indicator with a value for each unit, and otherwise refused with the part', () => {
    const chain = chainOf(plain, mean);
    expect(refusal(() => chain.run([column(1, 2, 3, 4), column(1, 2, 3, 4)])).problem).toBe('lengths-differ');
    const short = [column(1, 2, 3, 4), column(1, 2, 3), column(1, 2, 3, 4)];
    expect(refusal(() => chain.run(short))).toMatchObject({ problem: 'lengths-differ', part: 1 });
  });

  test('gives scores that tie within the tolerance a common rank', () => {
    const chain = compileChain(flat, { levels: [plain, mean], tolerance: 0.5 }, 3);
    expect([...chain.run([column(1, 1.4, 9), column(1, 1.4, 9), column(1, 1.4, 9)])]).toEqual([2, 2, 1]);
  });
});
