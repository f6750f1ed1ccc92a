import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AGGREGATIONS } from '../../../../pipeline/methods/aggregate/aggregate.js';
import { type Chain, compileChain } from '../../../../pipeline/methods/chain/chain.js';
import { ToolboxError } from '../../../../pipeline/methods/problem.js';
import { TREATMENTS } from '../../../../pipeline/methods/treat/treat.js';
import { type Column, plainRanks } from '../../score/plain.js';
import { ANY, type DrawnIndex, drawnIndices } from './drawn-index.js';
import { plainChain } from './plain-chain.js';
import { SWEPT, TIED, WEIGHTINGS } from './swept-index.js';

function chained({ plan, columns }: DrawnIndex): Chain | string {
  const chain = compileChain(plan.structure, plan.chain, plan.units.length);
  try {
    chain.run(columns);
    return chain;
  } catch (error) {
    if (!(error instanceof ToolboxError)) throw error;
    return `${error.problem} ${error.codes.join(' ')}`;
  }
}

const runOf = (index: DrawnIndex): Chain => {
  const chain = chained(index);
  if (typeof chain === 'string') throw new Error(chain);
  return chain;
};

/** Equal to 1e-9 of the largest, and missing where the other is. */
function expectNear(found: Float64Array, expected: Column, what: string) {
  const size = Math.max(1, ...expected.map((value) => Math.abs(value ?? 0)));
  const far = expected.findIndex((value, unit) =>
    value === null ? !Number.isNaN(found[unit]!) : !(Math.abs(value - found[unit]!) <= 1e-9 * size),
  );
  if (far >= 0)
    expect([...found], `${what}, unit ${far}`).toEqual(expected.map((value) => value ?? Number.NaN));
}

/** Every node against plain arithmetic, before and after normalising, and the ranks of the index. */
function expectSame(index: DrawnIndex, chain: Chain) {
  const plain = plainChain(index, (position) => chain.weights[position]!);
  if (typeof plain === 'string') throw new Error(`refused in plain arithmetic only: ${plain}`);
  index.plan.structure.nodes.forEach(({ code }, position) => {
    expect(TREATMENTS[chain.treatments[position]!], code).toBe(plain[position]!.treatment);
    expectNear(chain.raw[position]!, plain[position]!.raw, `${code} before normalising`);
    expectNear(chain.values[position]!, plain[position]!.value, code);
  });
  const scores = chain.values.at(-1)!.filter((value) => !Number.isNaN(value));
  const ranks = chain.ranks.filter((rank) => rank > 0);
  expect([...ranks]).toEqual(plainRanks([...scores], index.plan.chain.tolerance));
}

/** The methods that a run has covered, and where: for indicators or for aggregates. */
function methodsMet({ plan }: DrawnIndex, chain: Chain): string[] {
  const { nodes } = plan.structure;
  return nodes.flatMap(({ code, level, direction, children }, position) => {
    const method = plan.chain.levels[level - 1]!;
    const i = level === 1 ? 'indicator' : 'aggregate';
    const own = method.individual?.[code];
    const scale = JSON.stringify(own ?? method.normalise);
    const met = [
      `${i}: ${scale} ${direction}`,
      `${i}: ${scale} ${own === undefined ? 'for all' : 'for some'}`,
      `${i}: ${TREATMENTS[chain.treatments[position]!]} of outliers`,
    ];
    if (level === 1) return met;
    const of = level === 2 ? 'indicators' : 'aggregates';
    const gaps = children.some((child) => chain.values[child]!.some(Number.isNaN)) ? 'gaps' : 'no gaps';
    const several = children.length > 1 ? [`weights ${plan.chain.levels[level - 2]!.weights} of ${of}`] : [];
    return [...met, ...several, `${method.aggregate} of ${of} with ${gaps}`, `depth ${plan.levels.length}`];
  });
}

const METHODS: readonly string[] = [
  ...['indicator', 'aggregate'].flatMap((i) => [
    ...ANY.flatMap((scale) => [1, -1, 'for some'].map((how) => `${i}: ${JSON.stringify(scale)} ${how}`)),
    ...TREATMENTS.map((treatment) => `${i}: ${treatment} of outliers`),
  ]),
  ...ANY.map((scale) => `aggregate: ${JSON.stringify(scale)} for all`),
  ...['indicators', 'aggregates'].flatMap((of) => [
    ...WEIGHTINGS.map((weights) => `weights ${weights} of ${of}`),
    ...Object.keys(AGGREGATIONS).flatMap((by) =>
      ['gaps', 'no gaps'].map((how) => `${by} of ${of} with ${how}`),
    ),
  ]),
  ...[2, 3, 4].map((depth) => `depth ${depth}`),
];

test('the chain agrees with plain arithmetic for every method, at the indicators and above', () => {
  const met = new Map(METHODS.map((method) => [method, 0]));
  for (const index of SWEPT) {
    const chain = runOf(index);
    expectSame(index, chain);
    for (const method of methodsMet(index, chain)) met.set(method, (met.get(method) ?? 0) + 1);
  }
  expect([...met].filter(([, times]) => times === 0)).toEqual([]);
});

test('scores by pairs treat rounding as a tie: five units with the same figures in another order', () => {
  for (const index of TIED) {
    const chain = runOf(index);
    const domains = index.plan.structure.nodes.flatMap(({ level }, position) =>
      level === 2 ? [position] : [],
    );
    const apart = domains.some((position) => new Set(chain.raw[position]!.slice(0, 5)).size > 1);
    expect(apart).toBe(true);
    expect(new Set(chain.raw.at(-1)!.slice(0, 5)).size).toBe(1);
  }
});

/** Weights from values have their own tests; here they are the same for all. */
const equalWeights = (index: DrawnIndex): DrawnIndex => {
  const levels = index.plan.chain.levels.map((level) => ({
    ...level,
    weights: level.weights === 'given' ? level.weights : ('equal' as const),
  }));
  return { ...index, plan: { ...index.plan, chain: { ...index.plan.chain, levels } } };
};

test('the chain agrees with plain arithmetic at every node, and refuses the same codes, for any index', () => {
  let agreed = 0;
  const refused = new Set<string>();
  fc.assert(
    fc.property(drawnIndices.map(equalWeights), (index) => {
      const chain = chained(index);
      if (typeof chain === 'string') {
        expect(plainChain(index)).toBe(chain);
        refused.add(chain.split(' ')[0]!);
        return;
      }
      expectSame(index, chain);
      agreed += 1;
    }),
    { numRuns: 400, seed: 2026, endOnFailure: true },
  );
  expect(agreed).toBeGreaterThan(200);
  expect([...refused].sort()).toEqual([
    'constant',
    'not-positive',
    'reference-least',
    'reference-missing',
    'too-few-values',
  ]);
});
