import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indicatorGroups } from '../../../schemas/method/structure.js';
import { cases } from '../../project/checkout.js';
import { type Plain, plainScore } from './plain.js';
import { areaCode, figuresOf, methodOf, oneDomain, type Scored, scored, type Values } from './setup.js';

const CODES = ['a', 'b', 'c', 'd', 'e'];

/**
 * Figures of five indicators in two domains for 6 to 14 areas, about one in six missing, and weights for
 * them.
 */
const indices = fc
  .record({
    areas: fc.integer({ min: 6, max: 14 }),
    seed: fc.integer({ min: 1, max: 1e9 }),
    weights: fc.array(fc.double({ min: 0.05, max: 9, noNaN: true }), { minLength: 7, maxLength: 7 }),
    directions: fc.array(fc.constantFrom<1 | -1>(1, -1), { minLength: 5, maxLength: 5 }),
    missing: fc.array(fc.nat({ max: 69 }), { maxLength: 10 }),
  })
  .map(({ areas, seed, weights, directions, missing }) => {
    const gone = new Set(missing);
    const draw = (i: number) => Math.sin(seed * (i + 1)) * 50 + 60 + (((i * 31) % 17) * seed) / 1e9;
    const values = Object.fromEntries(
      CODES.map((code, row) => [
        code,
        Array.from({ length: areas }, (_, area) =>
          gone.has(row * 14 + area) ? null : draw(row * 14 + area),
        ),
      ]),
    );
    const indicator = (i: number) => ({
      code: CODES[i]!,
      weight: weights[i]!,
      direction: directions[i]!,
    });
    const method = methodOf(
      [
        { code: 'first', weight: weights[5]!, indicators: [0, 1].map(indicator) },
        { code: 'second', weight: weights[6]!, indicators: [2, 3, 4].map(indicator) },
      ],
      { indexShare: 0.6 },
    );
    return { values, method };
  })
  // Domains that are nearly constant cannot be compared to nine places.
  .filter(({ values, method }) =>
    Object.values(plainScore(indicatorGroups(method), values, 0.6, 0.6).domains).every(
      (column) => column.filter((value) => value !== null && Number.isFinite(value)).length > 4,
    ),
  );

const change = (values: Values, code: string, by: (value: number) => number): Values => ({
  ...values,
  [code]: (values[code] ?? []).map((value) => (value === null ? null : by(value))),
});

function expectSame(found: ReadonlyMap<string, number>, expected: ReadonlyMap<string, number>) {
  expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
  for (const [key, value] of expected)
    expect(Math.abs((found.get(key) ?? Number.NaN) - value)).toBeLessThan(1e-9);
}

const asMap = (plain: Plain): Map<string, number> =>
  new Map(plain.index.flatMap((value, i) => (value === null ? [] : [[areaCode(i), value] as const])));

const digits = ({ indicator, domain, index, rank, contribution, groups }: Scored) => ({
  rank: sorted(rank),
  index: sorted(index),
  domain: sorted(domain),
  indicator: sorted(indicator),
  contribution: sorted(contribution),
  groups,
});
const sorted = (map: ReadonlyMap<string, number>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

describe('for any figures, weights, directions and gaps', () => {
  test('the steps agree with plain arithmetic, and do not depend on units, signs or the order of rows', async () => {
    const property = fc.asyncProperty(
      indices,
      fc.integer({ min: 0, max: 4 }),
      fc.double({ min: 0.01, max: 500, noNaN: true }),
      fc.double({ min: -1000, max: 1000, noNaN: true }),
      async ({ values, method }, which, factor, shift) => {
        const code = CODES[which]!;
        const base = await scored(method, figuresOf(values));
        expectSame(base.index, asMap(plainScore(indicatorGroups(method), values, 0.6, 0.6)));

        const inOtherUnits = change(values, code, (value) => value * factor + shift);
        expectSame((await scored(method, figuresOf(inOtherUnits))).index, base.index);

        const turned = {
          ...method,
          structure: method.structure.map((row) =>
            row.code === code
              ? { ...row, direction: row.direction === 1 ? (-1 as const) : (1 as const) }
              : row,
          ),
        };
        const negated = change(values, code, (value) => -value);
        expectSame((await scored(turned, figuresOf(negated))).index, base.index);

        const rows = figuresOf(values);
        const shuffled = [
          ...rows.filter((_, i) => i % 3 !== 0).reverse(),
          ...rows.filter((_, i) => i % 3 === 0),
        ];
        expect(digits(await scored(method, shuffled))).toEqual(digits(base));
      },
    );
    await fc.assert(property, { numRuns: cases(3, 8), seed: 2026 });
  });

  test('contributions of indicators, and one constant for all areas, add up to the score', async () => {
    const property = fc.asyncProperty(indices, async ({ values, method }) => {
      const levels = method.steps.levels.map((level) =>
        level.name === 'index' ? { ...level, minimum_weight_share: 1 } : level,
      );
      const whole = { ...method, steps: { ...method.steps, levels } };
      const { index, contribution } = await scored(whole, figuresOf(values));
      const constants = [...index].map(([area, score]) => {
        const added = [...contribution].filter(([key]) => key.startsWith(area)).map(([, value]) => value);
        return score - added.reduce((sum, value) => sum + value, 0);
      });
      expect(Math.max(...constants) - Math.min(...constants)).toBeLessThan(1e-9);
    });
    await fc.assert(property, { numRuns: cases(3, 6), seed: 7 });
  });

  test('a higher figure of a positive indicator never lowers the score of the area', async () => {
    const property = fc.asyncProperty(
      indices,
      fc.double({ min: 0.1, max: 9, noNaN: true }),
      async ({ values }, more) => {
        const column = values.a!.map((value) => value ?? 0);
        const raised = column.map((value, i) => (i === 0 ? value + more : value));
        const score = async (x1: readonly number[]) =>
          (await scored(oneDomain([1]), figuresOf({ x1 }))).index.get(areaCode(0)) ?? Number.NaN;
        expect(await score(raised)).toBeGreaterThan(await score(column));
      },
    );
    await fc.assert(property, { numRuns: cases(2, 4), seed: 11 });
  });
});
