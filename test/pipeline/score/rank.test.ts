import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { duckdb } from '../../../pipeline/engine/dialect.js';
import { Engine } from '../../../pipeline/engine/engine.js';
import { groupStep, rankStep } from '../../../pipeline/score/rank.js';
import { cases } from '../../project/checkout.js';
import { plainGroups, plainRanks } from './plain.js';
import { areaCode } from './setup.js';

const TOLERANCE = 1e-9;
let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ threads: 1 });
});
afterAll(() => engine.close());

/** Leaves `ranks` and `groups` of these scores, by the real steps. */
async function rankAndGroup(scores: Readonly<Record<string, readonly number[]>>, share = 0.2) {
  await engine.run('CREATE OR REPLACE TABLE scores (area_code VARCHAR, code VARCHAR, value DOUBLE)');
  const rows = Object.entries(scores).flatMap(([code, values]) =>
    values.map((value, i) => `('${areaCode(i)}', '${code}', ${value.toExponential()})`),
  );
  if (rows.length > 0) await engine.run(`INSERT INTO scores VALUES ${rows.join(', ')}`);
  for (const { name, query, bindings } of [
    rankStep(duckdb, ['scores'], 'ranks', TOLERANCE),
    groupStep(duckdb, 'ranks', 'groups', share, TOLERANCE),
  ])
    await engine.run(`CREATE OR REPLACE TABLE ${name} AS ${query}`, bindings);
}

/** Rank, group and fifth of each score of the index, in the order of the scores. */
async function grouped(scores: readonly number[], share?: number) {
  await rankAndGroup({ index: scores }, share);
  const found = await engine.rows(
    'SELECT rank, tied, n, group_name, fifth FROM ranks JOIN groups USING (area_code) ORDER BY area_code',
  );
  return {
    ranks: found.map(({ rank }) => Number(rank)),
    tied: found.map(({ tied }) => Number(tied)),
    groups: found.map(({ group_name, fifth }) => ({ group: group_name, fifth: Number(fifth) })),
  };
}
const sizes = (groups: readonly { readonly fifth: number }[]) =>
  [1, 2, 3, 4, 5].map((fifth) => groups.filter((one) => one.fifth === fifth).length);

describe('how many areas are in each fifth', () => {
  // Worked out by hand: k = ⌈n/5⌉ at each end, and the rest in three parts.
  test.each([
    [1, [0, 0, 1, 0, 0]],
    [2, [1, 0, 0, 0, 1]],
    [3, [1, 0, 1, 0, 1]],
    [4, [1, 1, 0, 1, 1]],
    [5, [1, 1, 1, 1, 1]],
    [6, [2, 1, 0, 1, 2]],
    [7, [2, 1, 1, 1, 2]],
    [8, [2, 1, 2, 1, 2]],
    [9, [2, 2, 1, 2, 2]],
    [10, [2, 2, 2, 2, 2]],
    [11, [3, 2, 1, 2, 3]],
    [12, [3, 2, 2, 2, 3]],
    [15, [3, 3, 3, 3, 3]],
    [294, [59, 59, 58, 59, 59]],
  ])('of %i', async (n, expected) => {
    const scores = Array.from({ length: n }, (_, i) => ((i * 7919) % n) / 10);
    const { groups } = await grouped(scores);
    expect(sizes(groups)).toEqual(expected);
    expect(groups).toEqual(plainGroups(scores));
  });

  test('n × share that is an integer up to rounding counts as that integer', async () => {
    // 0.07 × 100 is 7.000000000000001, and its ceiling would be 8.
    const { groups } = await grouped(
      Array.from({ length: 100 }, (_, i) => i),
      0.07,
    );
    expect(sizes(groups)).toEqual([7, 29, 28, 29, 7]);
  });
});

describe('ties', () => {
  test('share the better rank, and the next rank is left out', async () => {
    const { ranks, tied } = await grouped([5, 7, 5, 9, 5, 1]);
    expect(ranks).toEqual([3, 2, 3, 1, 3, 6]);
    expect(tied).toEqual([3, 1, 3, 1, 3, 1]);
  });

  test('reach no further than the tolerance', async () => {
    expect((await grouped([1, 1 + 0.9e-9, 0])).ranks).toEqual([1, 1, 3]);
    expect((await grouped([1, 1 + 1.1e-9, 0])).ranks).toEqual([2, 1, 3]);
  });

  test('are chained: each within the tolerance of the next, though the ends are not', async () => {
    const chain = [0, 0.9e-9, 1.8e-9, 2.7e-9];
    expect((await grouped(chain)).ranks).toEqual([1, 1, 1, 1]);
    expect((await grouped([...chain, 3.8e-9, -1])).ranks).toEqual([2, 2, 2, 2, 1, 6]);
  });

  test('with the last hotspot are hotspots too', async () => {
    const { groups } = await grouped([10, 9, 9, 9, 6, 5, 4, 3, 2, 1]);
    expect(groups.map(({ group }) => group)).toEqual([
      'hotspot',
      'hotspot',
      'hotspot',
      'hotspot',
      'middle',
      'middle',
      'middle',
      'middle',
      'coldspot',
      'coldspot',
    ]);
    expect(sizes(groups)).toEqual([4, 1, 2, 1, 2]);
  });

  test('with the last coldspot, counted from the worst end, are coldspots too', async () => {
    const { groups, ranks } = await grouped([10, 9, 8, 7, 6, 5, 2, 2, 2, 1]);
    expect(ranks.slice(-4)).toEqual([7, 7, 7, 10]);
    expect(sizes(groups)).toEqual([2, 1, 2, 1, 4]);
  });

  test('across both borders make tied areas neither hotspots nor coldspots', async () => {
    const { groups } = await grouped([9, 5, 5, 5, 5, 5, 5, 5, 5, 1]);
    expect(groups.map(({ group }) => group)).toEqual(['hotspot', ...Array(8).fill('middle'), 'coldspot']);
  });

  test('of all areas leave only the middle', async () => {
    const { ranks, groups } = await grouped([3, 3, 3, 3, 3]);
    expect(ranks).toEqual([1, 1, 1, 1, 1]);
    expect(groups.every(({ group }) => group === 'middle')).toBe(true);
    expect(new Set(groups.map(({ fifth }) => fifth)).size).toBe(1);
  });

  test('never separate two areas with the same rank, in any of the made-up tables with many ties', async () => {
    for (let seed = 1; seed <= cases(40, 100); seed += 1) {
      const n = 1 + (seed % 17);
      const scores = Array.from({ length: n }, (_, i) => Math.floor(((i + 1) * seed * 0.618) % 5));
      const { ranks, groups } = await grouped(scores);
      expect(ranks).toEqual(plainRanks(scores));
      expect(groups).toEqual(plainGroups(scores));
      for (const [i, rank] of ranks.entries()) expect(groups[i]).toEqual(groups[ranks.indexOf(rank)]);
    }
  });
});

test('no areas have no ranks and no groups', async () => {
  expect(await grouped([])).toEqual({ ranks: [], tied: [], groups: [] });
});

test('each domain has its own fifths, over its areas', async () => {
  const scores = { index: [3, 1, 4, 1.5, 9, 2.6], d: [5, 3, 8, 9, 7, 9, 3, 2, 3, 8, 4] };
  await rankAndGroup(scores);
  for (const [code, values] of Object.entries(scores)) {
    const rows = await engine.rows(
      'SELECT group_name AS "group", fifth FROM groups WHERE code = $code ORDER BY area_code',
      { code },
    );
    expect(rows, code).toEqual(plainGroups(values));
  }
});
