import { describe, expect, test } from 'vitest';
import { MoranBuffers, moran, neighboursFrom } from '../../../../pipeline/methods/spatial/moran.js';

const of = (values: number[], lists: number[][]) => {
  const buffers = new MoranBuffers(values.length);
  return { i: moran(Float64Array.from(values), neighboursFrom(lists), buffers), buffers };
};
/** Four units in a row. */
const ROW = [[1], [0, 2], [1, 3], [2]];

describe('Moran’s I', () => {
  test('by hand: 1, 2, 4, 9 in a row', () => {
    // deviations −3 −2 0 5; means of the neighbours −2, −1.5, 1.5, 0; products 6 + 3 + 0 + 0; squares 38
    const { i, buffers } = of([1, 2, 4, 9], ROW);
    expect(i).toBeCloseTo(9 / 38, 14);
    expect([...buffers.deviations]).toEqual([-3, -2, 0, 5]);
    expect([...buffers.lags]).toEqual([-2, -1.5, 1.5, 0]);
    expect(buffers).toMatchObject({ variance: 9.5, count: 4 });
  });

  test('is −1 where every unit is unlike its neighbours, and 1 for two apart pairs of equals', () => {
    expect(of([1, -1, 1, -1], ROW).i).toBe(-1);
    expect(of([3, 3, 7, 7], [[1], [0], [3], [2]]).i).toBe(1);
  });

  test('an island, a missing value and a unit with only missing neighbours do not count', () => {
    const { i, buffers } = of([1, 2, Number.NaN, 9, 100], [[1], [0, 2], [1, 3], [2], []]);
    // left: 1 and 2, each the neighbour of the other
    expect(i).toBe(-1);
    expect(buffers.count).toBe(2);
    expect([...buffers.lags]).toEqual([0.5, -0.5, Number.NaN, Number.NaN, Number.NaN]);
  });

  test('is not defined where nobody has a neighbour, or all are equal', () => {
    expect(of([1, 2], [[], []]).i).toBeNaN();
    expect(of([2, 2], [[1], [0]]).i).toBeNaN();
  });

  test('neighbours must be neighbours of each other, and others', () => {
    expect(() => neighboursFrom([[1], []])).toThrow(RangeError);
    expect(() => neighboursFrom([[0]])).toThrow(RangeError);
    expect(() => neighboursFrom([[7]])).toThrow(RangeError);
    expect([...neighboursFrom([[1, 2, 1], [0], [0]]).starts]).toEqual([0, 2, 3, 4]);
  });
});
