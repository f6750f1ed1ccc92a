import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxAround, compact, linePath, type Pixel, ringPath } from '../../../outputs/maps/path-text.js';

/** Numbers as the grammar of SVG paths reads them: greedily, a second point begins a new number. */
const numbersIn = (text: string) => (text.match(/-?(\d+\.?\d*|\.\d+)/g) ?? []).map(Number);

/** The points that a path visits, in tenths. */
function placesIn(path: string): Pixel[] {
  const points: Pixel[] = [];
  for (const [, start = '', steps = ''] of path.matchAll(/M([^l]*)l([^zM]*)/g)) {
    let [x = 0, y = 0] = numbersIn(start).map((n) => Math.round(n * 10));
    points.push([x, y]);
    const tenths = numbersIn(steps).map((n) => Math.round(n * 10));
    for (let i = 0; i < tenths.length; i += 2) {
      x += tenths[i] ?? 0;
      y += tenths[i + 1] ?? 0;
      points.push([x, y]);
    }
  }
  return points;
}

describe('compact', () => {
  it('writes nothing for no numbers', () => {
    expect(compact([])).toBe('');
  });

  it('leaves out every redundant character, and no other', () => {
    expect(compact([35, 2, -10])).toBe('3.5.2-1');
    expect(compact([30, 2])).toBe('3 .2');
    expect(compact([-5, 0, -0, 5])).toBe('-.5 0 0 .5');
    expect(compact([1000, 20])).toBe('100 2');
  });

  it('is read back as the same numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20_000, max: 20_000 })), (tenths) => {
        expect(numbersIn(compact(tenths)).map((n) => Math.round(n * 10) + 0)).toEqual(
          tenths.map((n) => n + 0),
        );
      }),
    );
  });
});

describe('linePath', () => {
  it('is empty for no points, and a point for one, however often it is repeated', () => {
    expect(linePath([])).toBe('');
    expect(linePath([[5, 5]])).toBe('M.5.5l0 0');
    expect(
      linePath([
        [5, 5],
        [5, 5],
        [5, 5],
      ]),
    ).toBe('M.5.5l0 0');
  });

  it('visits the given points, without repeats, and accumulates no error', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 9_999 }), fc.integer({ min: 0, max: 9_999 }));
    fc.assert(
      fc.property(fc.uniqueArray(point, { minLength: 2, selector: String }), (line) => {
        const stuttering = line.flatMap((one) => [one, one]);
        expect(placesIn(linePath(stuttering))).toEqual(line);
      }),
    );
  });
});

describe('ringPath', () => {
  it('is empty for a ring that has become a point or a line', () => {
    expect(ringPath([])).toBe('');
    expect(
      ringPath([
        [1, 1],
        [1, 1],
        [1, 1],
        [1, 1],
      ]),
    ).toBe('');
    expect(
      ringPath([
        [1, 1],
        [2, 2],
        [2, 2],
        [1, 1],
      ]),
    ).toBe('');
  });

  it('closes a ring without drawing its first point twice', () => {
    expect(
      ringPath([
        [0, 0],
        [10, 0],
        [10, 10],
        [0, 0],
      ]),
    ).toBe('M0 0l1 0 0 1z');
  });
});

describe('the bounding box of paths', () => {
  it('is undefined without a path', () => {
    expect(boxAround([])).toBeUndefined();
  });

  it('follows steps, joined numbers and further rings', () => {
    expect(boxAround(['M1 2l3.5.5-4-1zM-2.5 9l1 1', 'M0 0'])).toEqual({
      x: -2.5,
      y: 0,
      width: 7,
      height: 10,
    });
  });

  it('includes a path that is one point', () => {
    expect(boxAround(['M4 5l0 0'])).toEqual({ x: 4, y: 5, width: 0, height: 0 });
  });
});
