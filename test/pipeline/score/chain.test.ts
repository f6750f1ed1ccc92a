import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SmiError } from '../../../errors/smi-error.js';
import { duckdb } from '../../../pipeline/engine/dialect.js';
import { Engine } from '../../../pipeline/engine/engine.js';
import { silentLog } from '../../../pipeline/log.js';
import { score } from '../../../pipeline/score/score.js';
import { type Chain, compileChain } from '../../../pipeline/toolbox/chain/chain.js';
import { ToolboxError } from '../../../pipeline/toolbox/problem.js';
import { TREATMENTS } from '../../../pipeline/toolbox/treatment/treat.js';
import { type DrawnIndex, drawnIndices, scoreValues } from './drawn-index.js';

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ threads: 1 });
});
afterAll(() => engine.close());

const said = (error: unknown) => {
  const cause = error instanceof SmiError ? error.cause : error;
  if (!(cause instanceof ToolboxError)) throw error;
  return `${cause.problem} ${cause.iCodes.join(' ')}`;
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

/** Every node, before and after normalising. */
async function expectLevels({ plan }: DrawnIndex, chain: Chain) {
  for (const [at, name] of plan.levels.entries()) {
    const method = plan.chain.levels[at]!;
    const untreated = at === 0 ? 'score_present' : `score_${name}_raw`;
    const raw = method.treat === undefined ? untreated : `score_${name}_treated`;
    const [before, after] = [
      await columnsOf(`SELECT area_code, code, value FROM ${raw}`, plan.units),
      await columnsOf(`SELECT area_code, code, value FROM score_${name}`, plan.units),
    ];
    plan.structure.nodes.forEach(({ level, iCode }, place) => {
      if (level !== at + 1) return;
      expectNear(before.get(iCode)!, chain.raw[place]!, `${iCode} before normalising`);
      const { f_n } = method.indiv_specs?.[iCode] ?? method.normalise;
      if (COUNTED.has(f_n)) expect(after.get(iCode), iCode).toEqual([...chain.values[place]!]);
      else expectNear(after.get(iCode)!, chain.values[place]!, iCode);
    });
  }
}

/** What was done to outliers, and weights as shares of their group. */
async function expectChoices({ plan }: DrawnIndex, chain: Chain) {
  const { nodes } = plan.structure;
  const treated = await engine.rows('SELECT code, treatment FROM score_treatment');
  for (const { code, treatment } of treated) {
    const place = nodes.findIndex(({ iCode }) => iCode === code);
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

/** Ranks of the index, where no two scores differ by about the tolerance. */
async function expectRanks({ plan }: DrawnIndex, chain: Chain) {
  const index = [...chain.values.at(-1)!];
  const down = index.filter((value) => !Number.isNaN(value)).sort((one, other) => other - one);
  const unclear = down.some((value, at) => {
    const gap = at === 0 ? 1 : down[at - 1]! - value;
    return gap > 0.5e-9 && gap < 2e-9;
  });
  if (unclear) return;
  const rows = await engine.rows('SELECT area_code, rank FROM score_ranks WHERE code = $top', {
    top: plan.structure.nodes.at(-1)!.iCode,
  });
  const ranks = new Map(rows.map(({ area_code, rank }) => [area_code, Number(rank)]));
  expect(plan.units.map((unit) => ranks.get(unit) ?? 0)).toEqual([...chain.ranks]);
}

test('the steps of SQL agree with the chain at every node, and refuse what it refuses, whatever the index', async () => {
  let agreed = 0;
  await fc.assert(
    fc.asyncProperty(drawnIndices, async (index) => {
      const chain = chained(index);
      await engine.run('BEGIN');
      try {
        const work = score(engine, index.plan, scoreValues(index), duckdb, silentLog);
        const problem = await work.then(() => '', said);
        expect(problem).toBe(typeof chain === 'string' ? chain : '');
        if (typeof chain === 'string') return;
        agreed += 1;
        await expectLevels(index, chain);
        await expectChoices(index, chain);
        await expectRanks(index, chain);
      } finally {
        // takes every table of the run away at once
        await engine.run('ROLLBACK');
      }
    }),
    { numRuns: 24, seed: 2026, endOnFailure: true },
  );
  expect(agreed).toBeGreaterThan(12);
});
