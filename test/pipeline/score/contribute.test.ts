import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Engine } from '../../../pipeline/engine/engine.js';
import { areaCode } from './setup.js';
import { type Parents, scoredIn, smallPlan } from './small-plan.js';

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ threads: 1 });
});
afterAll(() => engine.close());

const A = [1, 4, 2, 9];
const B = [5, 1, 0, 3];
const C = [2, 8, 6, 7];

type Level = Readonly<Record<string, unknown>>;

/** Contributions by area and code, and the score of each area, in the order of the areas. */
async function contributionsOf(parents: Parents, levels: readonly Level[]) {
  const top = String(levels.at(-1)?.name);
  const means = levels.map((level, i) => (i === 0 ? level : { aggregate: 'arithmetic_mean', ...level }));
  return scoredIn(engine, smallPlan(parents, means), { a: A, b: B, c: C }, async () => {
    const parts = await engine.rows(
      'SELECT area_code, code, contribution FROM score_contributions ORDER BY area_code, code',
    );
    const scores = await engine.rows(`SELECT value FROM score_${top} ORDER BY area_code`);
    const of = (code: string) =>
      A.map((_, i) =>
        Number(parts.find((row) => row.code === code && row.area_code === areaCode(i))?.contribution),
      );
    return { count: parts.length, of, scores: scores.map(({ value }) => Number(value)) };
  });
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const sd = (values: readonly number[]) =>
  Math.sqrt(values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1));
const closeTo = (found: readonly number[], expected: readonly number[]) =>
  expected.forEach((value, i) => {
    expect(found[i]).toBeCloseTo(value, 12);
  });

describe('what an indicator adds, by plain arithmetic,', () => {
  const item: Level = { name: 'item', normalise: 'none' };
  const one: Parents = { top: { a: 1, b: 2, c: 1 } };
  const raw = A.map((a, i) => (a + 2 * B[i]! + C[i]!) / 4);

  test('to a z-score is its share of the weight over the standard deviation', async () => {
    const { of } = await contributionsOf(one, [item, { name: 'whole', normalise: 'z_score' }]);
    closeTo(
      of('b'),
      B.map((b) => (b * 2) / 4 / sd(raw)),
    );
  });

  test('to a z-score of another standard deviation is as many times that', async () => {
    const whole = { name: 'whole', normalise: { method: 'z_score', mean: 50, sd: 10 } };
    const { of } = await contributionsOf(one, [item, whole]);
    closeTo(
      of('a'),
      A.map((a) => (a / 4 / sd(raw)) * 10),
    );
  });

  test.each([
    [{ method: 'min_max' }, 100],
    [{ method: 'min_max', from: 20, to: 50 }, 30],
  ])('to %j is over the range of what is scaled, times that of the scale', async (normalise, range) => {
    const { of } = await contributionsOf(one, [item, { name: 'whole', normalise }]);
    closeTo(
      of('c'),
      C.map((c) => (c / 4 / (Math.max(...raw) - Math.min(...raw))) * range),
    );
  });

  test('through two levels is the product of both', async () => {
    const parents: Parents = { top: { d: 3, c: 1 }, d: { a: 1, b: 1 } };
    const { of, scores, count } = await contributionsOf({ ...parents, top: { d: 3, e: 1 }, e: { c: 1 } }, [
      item,
      { name: 'domain', normalise: 'z_score' },
      { name: 'whole', normalise: { method: 'min_max', from: 0, to: 1 } },
    ]);
    const d = A.map((a, i) => (a + B[i]!) / 2);
    const z = (values: readonly number[]) => values.map((value) => (value - mean(values)) / sd(values));
    const top = d.map((_, i) => (3 * z(d)[i]! + z(C)[i]!) / 4);
    const range = Math.max(...top) - Math.min(...top);
    closeTo(
      of('a'),
      A.map((a) => ((a / 2 / sd(d)) * 3) / 4 / range),
    );
    closeTo(
      of('c'),
      C.map((c) => c / sd(C) / 4 / range),
    );
    expect(count).toBe(12);
    // The rest of each score is the same constant.
    const rests = scores.map((score, i) => score - of('a')[i]! - of('b')[i]! - of('c')[i]!);
    closeTo(
      rests,
      rests.map(() => rests[0]!),
    );
  });
});

describe('there are no contributions', () => {
  const positive: Level = { name: 'item', normalise: { method: 'min_max', from: 1, to: 2 } };
  test.each<[string, readonly Level[]]>([
    ['to a geometric mean', [positive, { name: 'whole', aggregate: 'geometric_mean', normalise: 'none' }]],
    ['on a scale of ranks', [positive, { name: 'whole', normalise: 'rank' }]],
    [
      'where one level of two is no sum',
      [
        positive,
        { name: 'domain', aggregate: 'geometric_mean', normalise: 'none' },
        { name: 'whole', normalise: 'none' },
      ],
    ],
  ])('%s', async (_, levels) => {
    const parents: Parents =
      levels.length === 2
        ? { top: { a: 1, b: 1, c: 1 } }
        : { top: { d: 1, e: 1 }, d: { a: 1, b: 1 }, e: { c: 1 } };
    expect((await contributionsOf(parents, levels)).count).toBe(0);
  });
});
