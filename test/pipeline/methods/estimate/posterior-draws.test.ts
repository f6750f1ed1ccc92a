import { describe, expect, test } from 'vitest';
import { PosteriorDraws } from '../../../../pipeline/methods/estimate/posterior-draws.js';
import { type OwnEstimates, shrinkJointly } from '../../../../pipeline/methods/estimate/shrink-jointly.js';
import { counter } from '../../records/estimate/counter.js';

const next = counter(3);
const normal = () => Array.from({ length: 12 }, next).reduce((sum, u) => sum + u, -6);
const V = [
  [16, 12],
  [12, 25],
];

/** Areas with two measures of standard deviation 10 and the errors V, whose correlation is 0.6. */
const AREAS = Array.from({ length: 150 }, (_, i): OwnEstimates => {
  const [a, b] = [normal(), normal()];
  const values = [100 + 10 * normal() + 4 * a, 50 + 10 * normal() + 5 * (0.6 * a + 0.8 * b)];
  return { id: `A${String(i).padStart(3, '0')}`, values, covariance: V };
});

/** Mean of each measure, and of the product of their deviations, over the draws of one area. */
function moments(areas: readonly OwnEstimates[], measures: number, area: number, draws = 1500) {
  const { means, covariance } = shrinkJointly(areas, measures);
  const posterior = new PosteriorDraws(areas, { means, covariance }, 7);
  const all = Array.from({ length: draws }, () => {
    posterior.draw();
    return posterior.drawn.map((of) => of[area]!);
  });
  const mean = (of: (one: number[]) => number) => all.reduce((sum, one) => sum + of(one), 0) / draws;
  const centre = means.map((_, i) => mean((one) => one[i]!));
  const spread = means.map((_, i) =>
    means.map((_, j) => mean((one) => (one[i]! - centre[i]!) * (one[j]! - centre[j]!))),
  );
  return { centre, spread, all };
}

describe('draws of the true values of all areas', () => {
  test('with many areas lie around the shrunken values with what is left around them', () => {
    const found = shrinkJointly(AREAS, 2).areas.get('A010')!;
    const { centre, spread } = moments(AREAS, 2, 10);
    for (const i of [0, 1]) {
      expect(Math.abs(centre[i]! - found.shrunken[i]!)).toBeLessThan(0.6);
      expect(spread[i]![i]! / found.covariance[i]![i]!).toBeGreaterThan(0.85);
      expect(spread[i]![i]! / found.covariance[i]![i]!).toBeLessThan(1.25);
    }
    const r = spread[0]![1]! / Math.sqrt(spread[0]![0]! * spread[1]![1]!);
    const said = found.covariance[0]![1]! / Math.sqrt(found.covariance[0]![0]! * found.covariance[1]![1]!);
    expect(said).toBeGreaterThan(0.4);
    expect(Math.abs(r - said)).toBeLessThan(0.1);
  });

  test('with few areas are wider than what is left around them: the variance between areas is not known', () => {
    const few = AREAS.slice(0, 9);
    const found = shrinkJointly(few, 2).areas.get('A004')!;
    const { spread } = moments(few, 2, 4);
    expect(spread[0]![0]! + spread[1]![1]!).toBeGreaterThan(
      1.05 * (found.covariance[0]![0]! + found.covariance[1]![1]!),
    );
  });

  test('of two measures that are the same are the same in every draw', () => {
    const same = AREAS.slice(0, 30).map(({ id, values }) => ({
      id,
      values: [values[0]!, values[0]!],
      covariance: [
        [16, 16],
        [16, 16],
      ],
    }));
    const { all, spread } = moments(same, 2, 5, 200);
    expect(spread[0]![0]).toBeGreaterThan(1);
    for (const [a, b] of all) expect(Math.abs(a! - b!)).toBeLessThan(1e-3);
  });

  test('of a measure without variance between areas are its mean, exactly', () => {
    const flat = AREAS.slice(0, 40).map(({ id, values }, i) => ({
      id,
      values: [values[0]!, 50 + (i % 2) / 100],
      covariance: V,
    }));
    const { means } = shrinkJointly(flat, 2);
    const { all } = moments(flat, 2, 5, 50);
    expect(new Set(all.map(([, flatOne]) => flatOne))).toEqual(new Set([means[1]]));
    expect(new Set(all.map(([other]) => other)).size).toBe(50);
  });

  test('of a measure that an area does not have follow from the other', () => {
    const partly = [...AREAS.slice(0, 60), { id: 'B', values: [140, Number.NaN], covariance: V }];
    const { spread, centre } = moments(partly, 2, 60, 400);
    expect(Math.abs(centre[0]! - 135)).toBeLessThan(8);
    expect(spread[1]![1]).toBeGreaterThan(3 * spread[0]![0]!);
  });
});
