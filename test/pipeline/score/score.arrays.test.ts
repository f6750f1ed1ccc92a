import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SmiError } from '../../../errors/smi-error.js';
import { duckdb } from '../../../pipeline/engine/dialect.js';
import { Engine } from '../../../pipeline/engine/engine.js';
import { AGGREGATIONS } from '../../../pipeline/methods/aggregate/aggregate.js';
import { type Chain, compileChain } from '../../../pipeline/methods/chain/chain.js';
import { ToolboxError } from '../../../pipeline/methods/problem.js';
import { TREATMENTS } from '../../../pipeline/methods/treat/treat.js';
import { score } from '../../../pipeline/score/score.js';
import { silentLog } from '../../../pipeline/system/log.js';
import { ANY, type DrawnIndex, drawnIndices, scoreValues } from './drawn-index.js';
import { SWEPT, TIED, WEIGHTINGS } from './swept-index.js';

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ threads: 1 });
});
afterAll(() => engine.close());

const said = (error: unknown) => {
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
    return said(error);
  }
}

/** Values of a table by code, one for each unit; NaN where there is none. */
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
  const far = wanted.findIndex((value, at) =>
    Number.isNaN(value) ? !Number.isNaN(found[at]!) : !(Math.abs(value - found[at]!) <= 1e-9 * size),
  );
  if (far >= 0) expect(found, `${what}, unit ${far}`).toEqual(wanted);
}

const COUNTED = new Set(['rank', 'borda']);

/** Copeland scores of weights that are the same to the last digit: they are counted, not computed. */
function countedRaw({ plan }: DrawnIndex, chain: Chain, place: number): boolean {
  const { level } = plan.structure.nodes[place]!;
  const weights = plan.chain.levels[level - 2]?.weights ?? 'given';
  const untreated = TREATMENTS[chain.treatments[place]!] !== 'logarithm';
  const copeland = level > 1 && plan.chain.levels[level - 1]!.aggregate === 'copeland';
  return copeland && untreated && (weights === 'given' || weights === 'equal');
}

/** Every node, before and after normalising: what is counted to the last digit. */
async function expectLevels(index: DrawnIndex, chain: Chain) {
  const { plan } = index;
  for (const [at, name] of plan.levels.entries()) {
    const method = plan.chain.levels[at]!;
    const untreated = at === 0 ? 'score_present' : `score_${name}_raw`;
    const raw = method.treat === undefined ? untreated : `score_${name}_treated`;
    const [before, after] = [
      await columnsOf(`SELECT area_code, code, value FROM ${raw}`, plan.units),
      await columnsOf(`SELECT area_code, code, value FROM score_${name}`, plan.units),
    ];
    plan.structure.nodes.forEach(({ level, code }, place) => {
      if (level !== at + 1) return;
      if (countedRaw(index, chain, place)) expect(before.get(code), code).toEqual([...chain.raw[place]!]);
      else expectNear(before.get(code)!, chain.raw[place]!, `${code} before normalising`);
      const normalisation = method.individual?.[code] ?? method.normalise;
      if (COUNTED.has(normalisation.method)) expect(after.get(code), code).toEqual([...chain.values[place]!]);
      else expectNear(after.get(code)!, chain.values[place]!, code);
    });
  }
}

/** What was done to outliers, and weights as shares of their group. */
async function expectChoices({ plan }: DrawnIndex, chain: Chain) {
  const { nodes } = plan.structure;
  const treated = await engine.rows('SELECT code, treatment FROM score_treatment');
  for (const { code, treatment } of treated) {
    const place = nodes.findIndex((node) => node.code === code);
    expect(treatment, String(code)).toBe(TREATMENTS[chain.treatments[place]!]);
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
 * Ranks of the index. Scores stand in blocks, with more than the tolerance and what rounding can do between
 * them: ranks are the same but in a block where a difference is about the tolerance, which they stay within.
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
  down.sort((one, other) => index[other]! - index[one]!);
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

/** Scores by SQL and compares with the chain, or with what it refuses. */
async function expectSame(index: DrawnIndex, chain: Chain | string) {
  await engine.run('BEGIN');
  try {
    const problem = await score(engine, index.plan, scoreValues(index), duckdb, silentLog).then(
      () => '',
      said,
    );
    expect(problem).toBe(typeof chain === 'string' ? chain : '');
    if (typeof chain === 'string') return;
    await expectLevels(index, chain);
    await expectChoices(index, chain);
    await expectRanks(index, chain);
  } finally {
    // takes every table of the run away at once
    await engine.run('ROLLBACK');
  }
}

/** Words of the toolbox that a run has met, and where: at the indicators, or at what is made of them. */
function wordsMet({ plan }: DrawnIndex, chain: Chain): string[] {
  const { nodes } = plan.structure;
  return nodes.flatMap(({ code, level, direction, children }, place) => {
    const method = plan.chain.levels[level - 1]!;
    const at = level === 1 ? 'indicator' : 'aggregate';
    const alone = method.individual?.[code];
    const scale = JSON.stringify(alone ?? method.normalise);
    const met = [
      `${at}: ${scale} ${direction}`,
      `${at}: ${scale} ${alone === undefined ? 'for all' : 'for some'}`,
      `${at}: ${TREATMENTS[chain.treatments[place]!]} of outliers`,
    ];
    if (level === 1) return met;
    const of = level === 2 ? 'indicators' : 'aggregates';
    const gaps = children.some((child) => chain.values[child]!.some(Number.isNaN)) ? 'gaps' : 'no gaps';
    const several = children.length > 1 ? [`weights ${plan.chain.levels[level - 2]!.weights} of ${of}`] : [];
    return [...met, ...several, `${method.aggregate} of ${of} with ${gaps}`, `depth ${plan.levels.length}`];
  });
}

const WORDS: readonly string[] = [
  ...['indicator', 'aggregate'].flatMap((at) => [
    ...ANY.flatMap((scale) => [1, -1, 'for some'].map((how) => `${at}: ${JSON.stringify(scale)} ${how}`)),
    ...TREATMENTS.map((treatment) => `${at}: ${treatment} of outliers`),
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

test('the steps of SQL agree with the chain for every word of the toolbox, at the indicators and above', async () => {
  const met = new Map(WORDS.map((word) => [word, 0]));
  for (const index of SWEPT) {
    const chain = chained(index);
    if (typeof chain === 'string') throw new Error(`${index.about}: ${chain}`);
    await expectSame(index, chain);
    for (const word of wordsMet(index, chain)) met.set(word, (met.get(word) ?? 0) + 1);
  }
  expect([...met].filter(([, times]) => times === 0)).toEqual([]);
});

test('Copeland takes rounding for a tie in both: five units of the same figures in another order', () => {
  for (const index of TIED) {
    const chain = chained(index);
    if (typeof chain === 'string') throw new Error(chain);
    const domains = index.plan.structure.nodes.flatMap(({ level }, place) => (level === 2 ? [place] : []));
    const apart = domains.some((place) => new Set(chain.raw[place]!.slice(0, 5)).size > 1);
    expect(apart).toBe(true);
    expect(new Set(chain.raw.at(-1)!.slice(0, 5)).size).toBe(1);
  }
});

test('the steps of SQL agree with the chain at every node, and refuse what it refuses, whatever the index', async () => {
  let agreed = 0;
  await fc.assert(
    fc.asyncProperty(drawnIndices, async (index) => {
      const chain = chained(index);
      await expectSame(index, chain);
      if (typeof chain !== 'string') agreed += 1;
    }),
    { numRuns: 8, seed: 2026, endOnFailure: true },
  );
  expect(agreed).toBeGreaterThan(3);
});
