import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pauleMandel } from '../../../../pipeline/methods/estimate/paule-mandel.js';
import { shrink } from '../../../../pipeline/methods/estimate/shrink.js';
import { type OwnEstimates, shrinkJointly } from '../../../../pipeline/methods/estimate/shrink-jointly.js';

const own = (id: string, values: readonly number[], errors: readonly number[], r = 0): OwnEstimates => ({
  id,
  values,
  covariance: errors.map((a, i) => errors.map((b, j) => (i === j ? 1 : r) * a * b)),
});
const value = fc.double({ min: -100, max: 100, noNaN: true });
const error = fc.double({ min: 0.5, max: 40, noNaN: true });
const someAreas = fc
  .array(fc.record({ values: fc.tuple(value, value), errors: fc.tuple(error, error) }), {
    minLength: 2,
    maxLength: 15,
  })
  .map((all) => all.map(({ values, errors }, i) => own(`A${i}`, values, errors)));

/** Two measures by hand: inverse of a matrix of two rows, written out. */
function byHand(y: readonly number[], V: readonly number[], mean: readonly number[], T: readonly number[]) {
  const [a, b, d] = [T[0]! + V[0]!, T[1]! + V[1]!, T[2]! + V[2]!];
  const det = a * d - b * b;
  const [r, s] = [y[0]! - mean[0]!, y[1]! - mean[1]!];
  const [u, v] = [(d * r - b * s) / det, (a * s - b * r) / det];
  return [mean[0]! + T[0]! * u + T[1]! * v, mean[1]! + T[1]! * u + T[2]! * v];
}

describe('measures shrunk together', () => {
  test('one measure is shrunk as by itself', () => {
    const errors = [3, 4, 1, 6];
    const values = [10, 20, 13, 40];
    const alone = shrink(values.map((x, i) => ({ id: `A${i}`, value: x, standard_error: errors[i]! })));
    const { areas, means, covariance } = shrinkJointly(
      values.map((x, i) => own(`A${i}`, [x], [errors[i]!])),
      1,
    );
    expect(means[0]).toBeCloseTo(alone.mean!, 10);
    expect(covariance[0]![0]).toBeCloseTo(alone.between, 8);
    for (const [id, { shrunken, weight }] of areas) {
      expect(shrunken[0]).toBeCloseTo(alone.areas.get(id)!.shrunken, 9);
      expect(weight[0]).toBeCloseTo(alone.areas.get(id)!.weight, 9);
    }
  });

  test('two measures are shrunk as the formula written out says', () => {
    fc.assert(
      fc.property(someAreas, (areas) => {
        const { means, covariance: T, areas: found } = shrinkJointly(areas, 2);
        if (!(T[0]![0]! > 0 && T[1]![1]! > 0)) return;
        for (const { id, values, covariance: V } of areas) {
          const hand = byHand(values, [V[0]![0]!, V[0]![1]!, V[1]![1]!], means, [
            T[0]![0]!,
            T[0]![1]!,
            T[1]![1]!,
          ]);
          for (const i of [0, 1]) expect(found.get(id)!.shrunken[i]).toBeCloseTo(hand[i]!, 5);
        }
      }),
    );
  });

  test('variances between areas are Paule and Mandel’s, whatever the correlation', () => {
    fc.assert(
      fc.property(someAreas, (areas) => {
        const { covariance } = shrinkJointly(areas, 2);
        for (const i of [0, 1]) {
          const marginal = areas.map(({ values, covariance: V }) => ({
            value: values[i]!,
            standard_error: Math.sqrt(V[i]![i]!),
          }));
          expect(covariance[i]![i]).toBeCloseTo(pauleMandel(marginal), 6);
        }
        const bound = Math.sqrt(covariance[0]![0]! * covariance[1]![1]!);
        expect(Math.abs(covariance[0]![1]!)).toBeLessThanOrEqual(bound * (1 + 1e-9));
      }),
    );
  });

  test('what is left around a shrunken value is never more than between areas, and weights are shares', () => {
    fc.assert(
      fc.property(someAreas, (areas) => {
        const { covariance, areas: found } = shrinkJointly(areas, 2);
        for (const { covariance: around, weight } of found.values())
          for (const i of [0, 1]) {
            expect(around[i]![i]).toBeLessThanOrEqual(covariance[i]![i]! * (1 + 1e-9));
            expect(around[i]![i]).toBeGreaterThanOrEqual(-1e-7);
            expect(weight[i]).toBeGreaterThanOrEqual(0);
            expect(weight[i]).toBeLessThanOrEqual(1);
          }
      }),
    );
  });

  test('errors that go together are taken out together', () => {
    // the second measure is known well and is the same everywhere, but its errors are those of the first
    const areas = [0, 1, 2, 3, 4, 5].map((i) => {
      const slip = [6, -6, 5, -5, 4, -4][i]!;
      return own(`A${i}`, [10 * i + slip, 50 + slip], [5, 5], 0.99);
    });
    const together = shrinkJointly(areas, 2);
    const alone = shrinkJointly(
      areas.map((area) => ({
        ...area,
        covariance: [
          [25, 0],
          [0, 25],
        ],
      })),
      2,
    );
    const off = ({ areas: found }: typeof together) =>
      [...found.values()].reduce((sum, { shrunken }, i) => sum + (shrunken[0]! - 10 * i) ** 2, 0);
    expect(off(together)).toBeLessThan(off(alone) / 4);
  });

  test('two measures that are the same are shrunk as one, although no matrix can be inverted', () => {
    const areas = [4, 9, 23, 31].map((x, i) => own(`A${i}`, [x, x, 5 * i], [3, 3, 2], 0));
    const same = areas.map(({ id, values }) => ({
      id,
      values,
      covariance: [
        [9, 9, 0],
        [9, 9, 0],
        [0, 0, 4],
      ],
    }));
    const { areas: found, covariance } = shrinkJointly(same, 3);
    expect(covariance[0]![1]).toBeCloseTo(covariance[0]![0]!, 6);
    for (const { shrunken, covariance: around } of found.values()) {
      expect(shrunken[1]).toBeCloseTo(shrunken[0]!, 6);
      expect(around[0]![0]! + around[1]![1]! - 2 * around[0]![1]!).toBeCloseTo(0, 6);
    }
  });

  test('a measure without variance between areas is the mean everywhere, exactly, with weight 0', () => {
    const areas = [4, 9, 23, 31].map((x, i) => own(`A${i}`, [x, 7 + (i % 2) * 0.1], [3, 5], 0.6));
    const { areas: found, means, covariance } = shrinkJointly(areas, 2);
    expect([covariance[1]![1], covariance[0]![1]]).toEqual([0, 0]);
    expect(new Set([...found.values()].map(({ shrunken }) => shrunken[1]))).toEqual(new Set([means[1]]));
    for (const { weight, covariance: around } of found.values())
      expect([weight[1], around[1]![1], around[0]![1]]).toEqual([0, 0, 0]);
    expect(new Set([...found.values()].map(({ shrunken }) => shrunken[0])).size).toBe(4);
  });

  test('an area without one of the measures has the others, and no value of that one', () => {
    const areas = [4, 9, 23, 31].map((x, i) => own(`A${i}`, [x, 2 * x], [3, 5], 0.6));
    const partly = [...areas, own('B', [50, Number.NaN], [3, 0])];
    const { areas: found } = shrinkJointly(partly, 2);
    expect(found.get('B')!.shrunken[1]).toBeNaN();
    expect(found.get('B')!.shrunken[0]).toBeGreaterThan(40);
    expect(found.get('B')!.weight[1]).toBe(0);
  });

  test('the order of areas changes no digit, and an id may be there once', () => {
    fc.assert(
      fc.property(someAreas, (areas) => {
        expect([...shrinkJointly(areas.toReversed(), 2).areas]).toEqual([...shrinkJointly(areas, 2).areas]);
      }),
    );
    expect(() => shrinkJointly([own('A', [1], [1]), own('A', [2], [1])], 1)).toThrow(RangeError);
  });
});
