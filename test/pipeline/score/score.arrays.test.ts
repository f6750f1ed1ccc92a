import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SmiError } from '../../../errors/smi-error.js';
import { duckdb } from '../../../pipeline/engine/dialect.js';
import { Engine } from '../../../pipeline/engine/engine.js';
import { type Chain, compileChain } from '../../../pipeline/methods/chain/chain.js';
import { isTreated, treatingOf } from '../../../pipeline/methods/chain/method.js';
import { ToolboxError } from '../../../pipeline/methods/problem.js';
import { TREATMENTS } from '../../../pipeline/methods/treat/treat.js';
import { isStep } from '../../../pipeline/score/arrays.js';
import { score } from '../../../pipeline/score/score.js';
import { scoreParts } from '../../../pipeline/score/steps.js';
import { silentLog } from '../../../pipeline/system/log.js';
import { cases, oneIn } from '../../project/checkout.js';
import { type DrawnIndex, drawnIndices, scoreValues } from '../methods/chain/drawn-index.js';
import { SWEPT } from '../methods/chain/swept-index.js';

const RUNS = cases(12, 30);
let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ threads: 1 });
});
afterAll(() => engine.close());

const problemOf = (error: unknown) => {
  const cause = error instanceof SmiError ? error.cause : error;
  if (!(cause instanceof ToolboxError)) throw error;
  return `${cause.problem} ${cause.codes.join(' ')}`;
};

function chained({ plan, columns }: DrawnIndex): Chain | string {
  try {
    const chain = compileChain(plan.structure, plan.chain, plan.units.length);
    chain.run(columns);
    return chain;
  } catch (error) {
    return problemOf(error);
  }
}

/** Values of a table by code, one for each unit; NaN where missing. */
async function columnsOf(query: string, units: readonly string[]): Promise<Map<string, number[]>> {
  const found = new Map<string, number[]>();
  for (const { area_code, code, value } of await engine.rows(query)) {
    const column = found.get(String(code)) ?? units.map(() => Number.NaN);
    column[units.indexOf(String(area_code))] = Number(value);
    found.set(String(code), column);
  }
  return found;
}

function expectNear(found: readonly number[], expected: Iterable<number>, what: string) {
  const wanted = [...expected];
  const size = Math.max(1, ...wanted.map((value) => (Number.isNaN(value) ? 0 : Math.abs(value))));
  const far = wanted.findIndex((value, unit) =>
    Number.isNaN(value) ? !Number.isNaN(found[unit]!) : !(Math.abs(value - found[unit]!) <= 1e-9 * size),
  );
  if (far >= 0) expect(found, `${what}, unit ${far}`).toEqual(wanted);
}

/** Every node before and after normalising, whether SQL or typed arrays made it. */
async function expectLevels({ plan }: DrawnIndex, chain: Chain) {
  for (const [index, name] of plan.levels.entries()) {
    const untreated = index === 0 ? 'score_present' : `score_${name}_raw`;
    const raw = isTreated(plan.chain.levels[index]!) ? `score_${name}_treated` : untreated;
    const before = await columnsOf(`SELECT area_code, code, value FROM ${raw}`, plan.units);
    const after = await columnsOf(`SELECT area_code, code, value FROM score_${name}`, plan.units);
    plan.structure.nodes.forEach(({ level, code }, position) => {
      if (level !== index + 1) return;
      expectNear(before.get(code)!, chain.raw[position]!, `${code} before normalising`);
      expectNear(after.get(code)!, chain.values[position]!, code);
    });
  }
}

/** Treatment of outliers, and used weights. */
async function expectChoices({ plan }: DrawnIndex, chain: Chain) {
  const { nodes } = plan.structure;
  const treated = await engine.rows('SELECT code, treatment FROM score_treatment');
  expect(treated).toHaveLength(
    nodes.filter(({ level, code }) => treatingOf(plan.chain.levels[level - 1]!, code) !== null).length,
  );
  for (const { code, treatment } of treated) {
    const position = nodes.findIndex((node) => node.code === code);
    expect(treatment, String(code)).toBe(TREATMENTS[chain.treatments[position]!]);
  }
  for (const name of plan.levels.slice(0, -1)) {
    const weights = await engine.rows(`SELECT position, weight FROM score_${name}_weights ORDER BY position`);
    expectNear(
      weights.map(({ weight }) => Number(weight)),
      weights.map(({ position }) => chain.weights[Number(position)]!),
      `weights of ${name}`,
    );
  }
}

/**
 * Ranks of the index. Scores are in blocks, separated by more than the tolerance and the effect of rounding:
 * ranks are equal except in a block with a difference near the tolerance, where they stay in the block.
 */
async function expectRanks({ plan }: DrawnIndex, chain: Chain) {
  const rows = await engine.rows('SELECT area_code, rank FROM score_ranks WHERE code = $top', {
    top: plan.structure.nodes.at(-1)!.code,
  });
  const ranks = new Map(rows.map(({ area_code, rank }) => [area_code, Number(rank)]));
  const found = plan.units.map((unit) => ranks.get(unit) ?? 0);
  const { tolerance } = plan.chain;
  const index = chain.values.at(-1)!;
  const down = [...index.keys()].filter((unit) => !Number.isNaN(index[unit]!));
  down.sort((a, b) => index[b]! - index[a]!);
  const expected = Array.from(index, () => 0);
  for (let from = 0, to = 0; from < down.length; from = to) {
    let clear = true;
    for (to = from + 1; to < down.length; to += 1) {
      const gap = index[down[to - 1]!]! - index[down[to]!]!;
      if (gap > tolerance + 1e-9) break;
      if (gap > tolerance / 2) clear = false;
    }
    for (const unit of down.slice(from, to)) {
      const within = found[unit]! > from && found[unit]! <= to;
      expected[unit] = !clear && within ? found[unit]! : chain.ranks[unit]!;
    }
  }
  expect(found).toEqual(expected);
}

/** Scores in the engine and compares with the chain, or with its refusal. */
async function expectSame(index: DrawnIndex, chain: Chain | string) {
  await engine.run('BEGIN');
  try {
    const problem = await score(engine, index.plan, scoreValues(index), duckdb, silentLog).then(
      () => '',
      problemOf,
    );
    expect(problem).toBe(typeof chain === 'string' ? chain : '');
    if (typeof chain === 'string') return;
    await expectLevels(index, chain);
    await expectChoices(index, chain);
    await expectRanks(index, chain);
  } finally {
    // drops every table of the run at once
    await engine.run('ROLLBACK');
  }
}

const LINEAR = ['none', 'z_score', 'min_max'];

/** The same index by methods of SQL, without treatment: nothing in it is computed on typed arrays. */
const inSql = (index: DrawnIndex): DrawnIndex => {
  const levels = index.plan.chain.levels.map((level, i) => {
    const linear = LINEAR.includes(level.normalise.method);
    const own = Object.entries(level.individual ?? {}).filter(([, { method }]) => LINEAR.includes(method));
    return {
      ...(i === 0
        ? {}
        : { aggregate: level.weights === 'pca' ? ('weighted_sum' as const) : ('arithmetic_mean' as const) }),
      minimum_weight_share: level.minimum_weight_share ?? 0,
      weights: level.weights === 'given' ? ('given' as const) : ('equal' as const),
      normalise: linear ? level.normalise : { method: 'z_score' as const },
      ...(own.length === 0 ? {} : { individual: Object.fromEntries(own) }),
    };
  });
  return { ...index, plan: { ...index.plan, chain: { ...index.plan.chain, levels } } };
};

const madeByArrays = ({ plan }: DrawnIndex) =>
  scoreParts(plan, duckdb).flatMap((part) => (isStep(part) ? [] : [part.name]));

test('the steps of SQL agree with the chain for every method that both have, and refuse the same', async () => {
  let agreed = 0;
  await fc.assert(
    fc.asyncProperty(drawnIndices.map(inSql), async (index) => {
      expect(madeByArrays(index)).toEqual(['score_treatment', 'score_treated']);
      const chain = chained(index);
      await expectSame(index, chain);
      if (typeof chain !== 'string') agreed += 1;
    }),
    { numRuns: RUNS, seed: 2026, endOnFailure: true },
  );
  expect(agreed).toBeGreaterThan(RUNS / 2);
});

test('the tables are those of the chain at every node, for any methods', async () => {
  // Every method is in several of them.
  for (const index of oneIn(4, SWEPT)) {
    const chain = chained(index);
    if (typeof chain === 'string') throw new Error(`${index.about}: ${chain}`);
    await expectSame(index, chain);
  }
  await fc.assert(
    fc.asyncProperty(drawnIndices, async (index) => expectSame(index, chained(index))),
    { numRuns: cases(4, 8), seed: 2026, endOnFailure: true },
  );
});
