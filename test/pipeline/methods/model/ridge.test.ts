import { describe, expect, test } from 'vitest';
import { productsOf, ridge, withinGroups } from '../../../../pipeline/methods/model/ridge.js';

const column = (...values: number[]) => Float64Array.from(values);

describe('deviations within groups', () => {
  test('are zero in a group of one, and add up to zero in any other', () => {
    const group = Int32Array.of(0, 2, 2, 2);
    expect(withinGroups(column(7, 1, 2, 6), { group, groups: 3 })).toEqual(column(0, -2, -1, 3));
  });
});

describe('ridge', () => {
  const fitting = {
    y: column(-1, 1, -4, 4),
    x: [column(-1, 1, -1, 1)],
    group: Int32Array.of(0, 0, 1, 1),
    groups: 2,
  };
  const products = productsOf(fitting);

  test('without a penalty is least squares, and with one is drawn towards zero', () => {
    expect(ridge(products, [0, 12])).toEqual([column(10 / 4), column(10 / 16)]);
  });

  test('leaves groups out', () => {
    expect(ridge(products, [0], [0])[0]![0]).toBeCloseTo(4, 14);
    expect(ridge(products, [0], [1])[0]![0]).toBeCloseTo(1, 14);
    expect(ridge(products, [0], [0, 1])).toEqual([column(0)]);
  });

  test('of two regressors solves both equations', () => {
    const x = [column(1, -1, 0, 0), column(1, 1, -2, 0)];
    const y = column(3, 1, -4, 0);
    const [[a, b] = []] = ridge(productsOf({ y, x, group: new Int32Array(4), groups: 1 }), [2]);
    expect(a).toBeCloseTo(2 / 4, 14);
    expect(b).toBeCloseTo(12 / 8, 14);
  });

  test('gives a regressor that never varies no coefficient', () => {
    const x = [column(0, 0, 0, 0), ...fitting.x];
    expect(ridge(productsOf({ ...fitting, x }), [0])).toEqual([column(0, 2.5)]);
  });
});
