import { describe, expect, test } from 'vitest';
import { uniform } from '../../../../pipeline/methods/random/random.js';
import { EndWindow } from '../../../../pipeline/methods/rank/window.js';

/** The units that have a value, in their own order. */
const all = (n: number) => Int32Array.from({ length: n }, (_, unit) => unit);

const plain = (values: Float64Array, n: number) =>
  [...values].filter((one) => !Number.isNaN(one)).sort((a, b) => a - b)[n - 1];

describe('the window on one end', () => {
  test('gives the nth smallest of draw after draw, however the draws move', () => {
    const known = all(60).filter((unit) => unit !== 7);
    const window = new EndWindow(known, 12, 1, 0);
    for (let draw = 0; draw < 400; draw += 1) {
      const shift = draw < 200 ? draw / 100 : 50;
      const values = Float64Array.from({ length: 60 }, (_, i) => shift + uniform(1, draw, i) * 10);
      values[7] = Number.NaN;
      const edge = window.edge(values);
      expect(edge).toBe(plain(values, 12));
      const inside = all(60).filter((unit) => values[unit]! <= edge);
      expect([...window.units.subarray(0, window.reached)]).toEqual(expect.arrayContaining([...inside]));
    }
  });

  test('gives the nth largest of negated values', () => {
    const window = new EndWindow(all(40), 8, -1, 0);
    for (let draw = 0; draw < 200; draw += 1) {
      const values = Float64Array.from({ length: 40 }, (_, i) => uniform(2, draw, i));
      expect(window.edge(values)).toBe([...values].sort((a, b) => b - a)[7]);
    }
  });

  test.each([1, 10])('takes in all that tie with value %i, and chains of them', (n) => {
    const window = new EndWindow(all(10), n, 1, 0.1);
    for (let draw = 0; draw < 5; draw += 1) {
      const values = new Float64Array([5, 5.05, 5.12, 5.2, 9, 10, 11, 12, 13, 14]);
      expect(window.edge(values)).toBe(n === 1 ? 5.2 : 14);
    }
  });

  test('a chain of ties that goes on beyond the window is followed to its end', () => {
    const window = new EndWindow(all(200), 100, 1, 0.011);
    const chain = Float64Array.from({ length: 200 }, (_, i) => i / 100);
    for (let draw = 0; draw < 3; draw += 1) expect(window.edge(chain)).toBeCloseTo(1.99, 12);
  });

  test('holds where every value is the same, and where there is only one', () => {
    const same = new EndWindow(all(5), 2, 1, 0);
    for (let draw = 0; draw < 3; draw += 1) expect(same.edge(new Float64Array(5).fill(3))).toBe(3);
    const one = new EndWindow(all(1), 1, 1, 0);
    for (const value of [4, 9, -2]) expect(one.edge(new Float64Array([value]))).toBe(value);
  });
});
