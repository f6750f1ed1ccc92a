import { describe, expect, test } from 'vitest';
import { indicatorGroups } from '../../../schemas/method/structure.js';
import { refusal } from '../../fixtures/refusal.js';
import { plainScore } from './plain.js';
import { areaCode, figuresOf, methodOf, oneDomain, scored } from './setup.js';

const N = null;
const AREAS = [3, 1, 4, 1.5, 9, 2.6, 5.3, 5.8];
const columnOf = (shift: number) => AREAS.map((value, i) => value * Math.cos(i + shift));

/** Figures of indicators x1, x2 … where the first area has only those whose number is in `kept`. */
const firstHas = (count: number, kept: readonly number[]) =>
  figuresOf(
    Object.fromEntries(
      Array.from({ length: count }, (_, i) => [
        `x${i + 1}`,
        columnOf(i).map((value, area) => (area === 0 && !kept.includes(i + 1) ? N : value)),
      ]),
    ),
  );
const first = areaCode(0);

describe('the minimum share of weight', () => {
  test('three of five equal indicators are exactly 60 %, and enough', async () => {
    const { domain, rank } = await scored(oneDomain([1, 1, 1, 1, 1]), firstHas(5, [1, 3, 5]));
    expect(domain.get(`${first} d`)).toBeTypeOf('number');
    expect(rank.has(`${first} index`)).toBe(true);
  });

  test('two of five are not: no domain, no index, no rank, no group, no contribution', async () => {
    const outcome = await scored(oneDomain([1, 1, 1, 1, 1]), firstHas(5, [1, 3]));
    expect(outcome.indicator.has(`${first} x1`)).toBe(true);
    expect(outcome.domain.has(`${first} d`)).toBe(false);
    expect(outcome.index.has(first)).toBe(false);
    expect([...outcome.rank.keys()].filter((key) => key.startsWith(first))).toEqual([]);
    expect([...outcome.contribution.keys()].filter((key) => key.startsWith(first))).toEqual([]);
    expect(outcome.groups.map(({ area }) => area)).not.toContain(first);
    expect(outcome.groups).toHaveLength(AREAS.length - 1);
  });

  // 0.15 + 0.24 of 0.65 is 60 %, and 0.5999999999999999 in doubles.
  const uneven = [0.15, 0.24, 0.2, 0.06];
  test('a share that is 60 % up to rounding is enough', async () => {
    expect((0.15 + 0.24) / (0.15 + 0.24 + 0.2 + 0.06)).toBeLessThan(0.6);
    const { domain } = await scored(oneDomain(uneven), firstHas(4, [1, 2]));
    expect(domain.has(`${first} d`)).toBe(true);
  });

  test('and without the tolerance it would not be', async () => {
    const { domain } = await scored(oneDomain(uneven, { tolerance: 0 }), firstHas(4, [1, 2]));
    expect(domain.has(`${first} d`)).toBe(false);
  });

  test('a share below by more than the tolerance is not enough', async () => {
    const { domain } = await scored(oneDomain([0.3, 0.3 - 1e-7, 0.4]), firstHas(3, [1, 2]));
    expect(domain.has(`${first} d`)).toBe(false);
  });

  test('weight counts, not the number of indicators', async () => {
    const method = oneDomain([6, 1, 1, 1, 1]);
    expect((await scored(method, firstHas(5, [1]))).domain.has(`${first} d`)).toBe(true);
    expect((await scored(method, firstHas(5, [2, 3, 4, 5]))).domain.has(`${first} d`)).toBe(false);
  });

  test('an area with only an indicator of zero weight has no score', async () => {
    const { domain } = await scored(oneDomain([0, 1], { domainShare: 0 }), firstHas(2, [1]));
    expect(domain.has(`${first} d`)).toBe(false);
  });
});

describe('a mean over known values', () => {
  test('is over the weight present, as in plain arithmetic', async () => {
    const values = { x1: columnOf(0), x2: columnOf(1), x3: [N, ...columnOf(2).slice(1)] };
    const method = oneDomain([1, 2, 0.5]);
    const { index } = await scored(method, figuresOf(values));
    const plain = plainScore(indicatorGroups(method), values);
    for (const [area, value] of plain.index.entries())
      expect(index.get(areaCode(area))).toBeCloseTo(value ?? Number.NaN, 12);
  });

  test('leaves an indicator of zero weight out of the score, and still normalises it', async () => {
    const values = { x1: columnOf(0), x2: columnOf(1) };
    const both = await scored(oneDomain([1, 0]), figuresOf(values));
    const single = await scored(oneDomain([1]), figuresOf({ x1: values.x1 }));
    expect(both.index).toEqual(single.index);
    expect(both.indicator.has(`${first} x2`)).toBe(true);
    expect(both.contribution.get(`${first} x2`)).toBe(0);
    expect(both.share.get('x2')).toBe(0);
  });

  test('of a domain does not change with a multiple of its weights', async () => {
    const values = figuresOf({ x1: columnOf(0), x2: columnOf(1), x3: columnOf(2) });
    const one = await scored(oneDomain([1, 2, 3]), values);
    const thousand = await scored(oneDomain([1000, 2000, 3000]), values);
    for (const [area, value] of one.index) expect(thousand.index.get(area)).toBeCloseTo(value, 12);
  });
});

describe('whole domains missing', () => {
  const five = ['a', 'b', 'c', 'd', 'e'];
  const method = (indexShare: number) =>
    methodOf(
      five.map((code) => ({ code: `d_${code}`, indicators: [{ code }] })),
      { indexShare },
    );
  const values = Object.fromEntries(
    five.map((code, i) => [code, columnOf(i).map((value, area) => (area === 2 && i === 4 ? N : value))]),
  );
  const third = areaCode(2);

  test('an area without one of five domains has the other four, and no index', async () => {
    const { domain, index, groups } = await scored(method(1), figuresOf(values));
    expect([...domain.keys()].filter((key) => key.startsWith(third))).toHaveLength(4);
    expect(index.has(third)).toBe(false);
    expect(index.size).toBe(AREAS.length - 1);
    expect(groups).toHaveLength(AREAS.length - 1);
  });

  test('mean and spread are then over the areas that have an index', async () => {
    const { index } = await scored(method(1), figuresOf(values));
    const found = [...index.values()];
    const mean = found.reduce((sum, value) => sum + value, 0) / found.length;
    const squares = found.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    expect(mean).toBeCloseTo(0, 12);
    expect(squares / (found.length - 1)).toBeCloseTo(1, 12);
  });

  test('where the method requires 60 % of the domains, four of five make an index', async () => {
    const { index } = await scored(method(0.6), figuresOf(values));
    const plain = plainScore(indicatorGroups(method(0.6)), values, 0.6, 0.6);
    for (const [area, value] of plain.index.entries())
      expect(index.get(areaCode(area))).toBeCloseTo(value ?? Number.NaN, 12);
  });

  test('a domain without any area is reported, and no empty index is made', async () => {
    const figures = figuresOf({ x1: [1, 2, N, N], x2: [N, N, 3, 4] });
    const error = await refusal(scored(oneDomain([1, 1]), figures));
    expect(error.code).toBe('indicator-empty');
    expect(error.message).toContain('d has no value in any unit');
  });

  test('domains that no area has together make no index', async () => {
    const apart = methodOf([
      { code: 'west', indicators: [{ code: 'a' }] },
      { code: 'east', indicators: [{ code: 'b' }] },
    ]);
    const error = await refusal(scored(apart, figuresOf({ a: [1, 2, N, N], b: [N, N, 3, 4] })));
    expect(error.message).toContain('index has no value in any unit');
  });

  test('an indicator that is missing everywhere is named, whatever its weight', async () => {
    const figures = figuresOf({ x1: AREAS, x2: AREAS.map(() => N) });
    const error = await refusal(scored(oneDomain([1, 0]), figures));
    expect(error.message).toContain('x2 has no value in any unit');
  });

  test('an indicator with a value in one area is named', async () => {
    const figures = figuresOf({ x1: AREAS, x2: AREAS.map((value, i) => (i === 3 ? value : N)) });
    const error = await refusal(scored(oneDomain([1, 1]), figures));
    expect(error.message).toContain('x2 has a value in one unit only');
  });
});
