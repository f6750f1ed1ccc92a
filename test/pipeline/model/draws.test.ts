import { describe, expect, test } from 'vitest';
import { normal } from '../../../pipeline/methods/random/random.js';
import {
  drawModelled,
  errorWorkspace,
  type JointErrors,
  jointErrors,
} from '../../../pipeline/model/draws.js';
import type { IndicatorModel } from '../../../pipeline/model/fit.js';
import { figure } from './made-up.js';

/** Two counties: areas 1 and 2, and 4 alone; area 0 has figures of its own; 5 and 6 were split. */
const shared = (units: readonly number[], shares: readonly number[], isCounty = true) => ({
  units,
  shares: Float64Array.from(shares),
  weighed: true,
  value: 1,
  figures: units.map(() => figure('E07000001', 'a', 1)),
  isCounty,
});
const model = (code: string, inheritedSd: number, groups: readonly ReturnType<typeof shared>[]) =>
  ({ code, inheritedSd, shared: groups }) as unknown as IndicatorModel;
const COUNTIES = [shared([1, 2], [0.25, 0.75]), shared([4], [1])];
const OMEGA = [Float64Array.of(4, 3), Float64Array.of(3, 9)];
const ERRORS = jointErrors(
  [model('a', 6, [...COUNTIES, shared([5, 6], [0.5, 0.5], false)]), model('b', 3, COUNTIES)],
  OMEGA,
  Float64Array.of(2, 3),
  ['own', 'a', 'other', 'b'],
);

const columns = () => Array.from({ length: 4 }, () => new Float64Array(7));
const random = (id: number) => (out: Float64Array, count: number) => {
  for (let i = 0; i < count; i += 1) out[i] = normal(1, id, i);
};

describe('the joint errors', () => {
  test('are of the areas without figures of their own, by indicator of the structure', () => {
    expect([...ERRORS.units]).toEqual([1, 2, 4, 5, 6]);
    expect(ERRORS.indicators.map(({ column }) => column)).toEqual([1, 3]);
    expect(ERRORS.indicators[0]!.groups.map(({ members, scale }) => [[...members], scale])).toEqual([
      [[0, 1], 1],
      [[2], 1],
      // A split figure stays inherited where that of a county is modelled.
      [[3, 4], 3],
    ]);
  });

  test('can be sent to a worker', () => {
    expect(structuredClone(ERRORS)).toEqual(ERRORS);
  });

  test('without any such figure draw nothing', () => {
    const none: JointErrors = jointErrors([], [], new Float64Array(0), ['own']);
    const own = columns();
    drawModelled(random(1), none, own);
    expect(own).toEqual(columns());
  });
});

describe('a draw', () => {
  test('keeps every county’s figure, and those of areas and indicators of their own', () => {
    const drawn = columns();
    drawModelled(random(1), ERRORS, drawn);
    for (const column of [drawn[1]!, drawn[3]!]) {
      expect(0.25 * column[1]! + 0.75 * column[2]!).toBeCloseTo(0, 12);
      expect([column[0], column[3]]).toEqual([0, 0]);
      // The only district of a county has the county’s figure.
      expect(column[4]).toBe(0);
      expect(column[1]).not.toBe(0);
    }
    expect(drawn[1]![5]! + drawn[1]![6]!).toBeCloseTo(0, 12);
    expect([drawn[3]![5], drawn[3]![6]]).toEqual([0, 0]);
    expect([drawn[0], drawn[2]]).toEqual([new Float64Array(7), new Float64Array(7)]);
  });

  test('is added to the figures, is the same again, and leaves missing ones missing', () => {
    const [first, second] = [columns(), columns().map((column) => column.fill(10))];
    second[1]![2] = Number.NaN;
    const workspace = errorWorkspace(ERRORS);
    drawModelled(random(2), ERRORS, columns(), workspace);
    drawModelled(random(1), ERRORS, first, workspace);
    drawModelled(random(1), ERRORS, second);
    expect(second[3]![1]).toBeCloseTo(10 + first[3]![1]!, 12);
    expect(second[1]![2]).toBe(Number.NaN);
  });

  test('has the standard deviations and the covariance of Ω, less the county’s mean', () => {
    const runs = 20_000;
    const sums = [0, 0, 0, 0];
    const workspace = errorWorkspace(ERRORS);
    for (let id = 1; id <= runs; id += 1) {
      const drawn = columns();
      drawModelled(random(id), ERRORS, drawn, workspace);
      const [a, b, split] = [drawn[1]![1]!, drawn[3]![1]!, drawn[1]![5]!];
      [a * a, b * b, a * b, split * split].forEach((product, i) => {
        sums[i]! += product / runs;
      });
    }
    // 1 − 2w + Σw² of .25 and .75; the split ones have the sd of inheritance, 6.
    const factor = 1 - 0.5 + 0.0625 + 0.5625;
    [4 * factor, 9 * factor, 3 * factor, 36 * 0.5].forEach((wanted, i) => {
      expect(Math.abs(sums[i]! / wanted - 1)).toBeLessThan(0.05);
    });
  });
});
