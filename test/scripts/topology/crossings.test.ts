import fc from 'fast-check';
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { crossings } from '../../../scripts/topology/crossings.js';

/** An arc of one segment. */
const line = (ax: number, ay: number, bx: number, by: number): Position[] => [
  [ax, ay],
  [bx, by],
];

describe('crossings', () => {
  const segments = (...lines: Position[][]) => crossings(lines).length;

  it('are empty for no arcs, for one segment and for a chain', () => {
    expect(segments()).toBe(0);
    expect(segments(line(0, 0, 5, 5))).toBe(0);
    expect(
      segments([
        [0, 0],
        [5, 5],
        [9, 0],
        [20, 0],
      ]),
    ).toBe(0);
  });

  it.each<[string, number, Position[], Position[]]>([
    ['cross', 1, line(0, 0, 4, 4), line(0, 4, 4, 0)],
    ['meet at a common end', 0, line(0, 0, 4, 4), line(4, 4, 4, 0)],
    ['touch, with an end of one inside the other', 1, line(0, 0, 4, 4), line(2, 2, 4, 0)],
    ['overlap in a line', 1, line(0, 0, 4, 4), line(2, 2, 6, 6)],
    ['overlap from a common end, like a spike', 1, line(0, 0, 4, 4), line(0, 0, 2, 2)],
    ['are the same', 1, line(0, 0, 4, 4), line(0, 0, 4, 4)],
    ['are the same, reversed', 1, line(0, 0, 4, 4), line(4, 4, 0, 0)],
    ['follow each other in a line', 0, line(0, 0, 4, 4), line(4, 4, 6, 6)],
    ['are collinear and apart', 0, line(0, 0, 4, 4), line(5, 5, 6, 6)],
    ['would cross if they were longer', 0, line(0, 0, 4, 4), line(0, 9, 4, 5)],
    ['cross far from both their ends', 1, line(0, 5_000, 9_000, 5_001), line(5_000, 0, 5_001, 9_000)],
  ])('count two segments that %s: %i', (_, count, a, b) => {
    expect(segments(a, b)).toBe(count);
    expect(segments(b, a)).toBe(count);
  });

  it('are found within one arc', () => {
    expect(
      segments([
        [0, 0],
        [4, 4],
        [4, 0],
        [0, 4],
      ]),
    ).toBe(1);
  });

  it('agree with solving for the intersection, pair by pair', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 600 }));
    const segment = fc.tuple(point, point).filter(([a, b]) => String(a) !== String(b));
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 30 }), (lines) => {
        const proper = new Set<string>();
        for (const [i, [[ax, ay], [bx, by]]] of lines.entries()) {
          for (const [j, [[cx, cy], [dx, dy]]] of lines.slice(0, i).entries()) {
            const determinant = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
            if (determinant === 0) continue;
            const t = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / determinant;
            const u = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / determinant;
            if (t > 1e-9 && t < 1 - 1e-9 && u > 1e-9 && u < 1 - 1e-9) proper.add(`${j},${i}`);
          }
        }
        const found = new Set(crossings(lines).map(([p, q]) => [p.arc, q.arc].sort((a, b) => a - b).join()));
        for (const pair of proper) expect(found).toContain(pair);
      }),
    );
  });
});
