import { describe, expect, test } from 'vitest';
import { uniform } from '../../../../pipeline/methods/random/random.js';
import { EndWindow } from '../../../../pipeline/methods/rank/window.js';

/** One pass as a draw makes it: counts what is below the window and keeps what is in it. */
function edge(window: EndWindow, values: Float64Array, sign: 1 | -1 = 1): number {
  let below = 0;
  window.count = 0;
  for (const value of values) {
    const signed = sign * value;
    if (!(signed <= window.high)) continue;
    if (signed < window.low) below += 1;
    else window.near[window.count++] = signed;
  }
  return sign * window.edge(below, values);
}

const plain = (values: Float64Array, n: number) =>
  [...values].filter((one) => !Number.isNaN(one)).sort((a, b) => a - b)[n - 1];

describe('the window on one end', () => {
  test('gives the nth smallest of draw after draw, however the draws move', () => {
    const window = new EndWindow(60, 12, 1, 0);
    for (let draw = 0; draw < 400; draw += 1) {
      const shift = draw < 200 ? draw / 100 : 50;
      const values = Float64Array.from({ length: 60 }, (_, i) => shift + uniform(1, draw, i) * 10);
      values[draw % 60] = Number.NaN;
      expect(edge(window, values)).toBe(plain(values, 12));
    }
  });

  test('gives the nth largest of negated values', () => {
    const window = new EndWindow(40, 8, -1, 0);
    for (let draw = 0; draw < 200; draw += 1) {
      const values = Float64Array.from({ length: 40 }, (_, i) => uniform(2, draw, i));
      expect(edge(window, values, -1)).toBe([...values].sort((a, b) => b - a)[7]);
    }
  });

  test.each([1, 10])('takes in all that tie with value %i, and chains of them', (n) => {
    const window = new EndWindow(10, n, 1, 0.1);
    for (let draw = 0; draw < 5; draw += 1) {
      const values = new Float64Array([5, 5.05, 5.12, 5.2, 9, 10, 11, 12, 13, 14]);
      expect(edge(window, values)).toBe(n === 1 ? 5.2 : 14);
    }
  });

  test('a chain of ties that goes on beyond the window is followed to its end', () => {
    const window = new EndWindow(200, 100, 1, 0.011);
    const chain = Float64Array.from({ length: 200 }, (_, i) => i / 100);
    for (let draw = 0; draw < 3; draw += 1) expect(edge(window, chain)).toBeCloseTo(1.99, 12);
  });

  test('holds where every value is the same, and where there is only one', () => {
    const same = new EndWindow(5, 2, 1, 0);
    for (let draw = 0; draw < 3; draw += 1) expect(edge(same, new Float64Array(5).fill(3))).toBe(3);
    const one = new EndWindow(1, 1, 1, 0);
    for (const value of [4, 9, -2]) expect(edge(one, new Float64Array([value]))).toBe(value);
  });
});
