import { describe, expect, it } from 'vitest';
import {
  around,
  cross,
  distanceTo,
  overlap,
  placeLabels,
  runsInto,
} from '../../../outputs/long-shadow-report/labels.js';

const BOUNDS = { left: 0, right: 1000, top: 0, bottom: 600 };
const about = { bounds: BOUNDS, taken: [], dots: [] };

describe('names in a plot', () => {
  it('never overlap, even where all dots coincide', () => {
    const wishes = Array.from({ length: 12 }, () => ({ x: 500, y: 300, width: 120, height: 16 }));
    const boxes = placeLabels(wishes, about).flatMap((placed) => placed?.box ?? []);
    expect(boxes.length).toBeGreaterThan(3);
    for (const [i, box] of boxes.entries())
      for (const other of boxes.slice(i + 1)) expect(overlap(box, other)).toBe(false);
  });

  it('stay within the plot, and clear of other elements and of dots', () => {
    const taken = [{ left: 0, right: 300, top: 0, bottom: 30 }];
    const dots = [
      { x: 5, y: 5 },
      { x: 60, y: 40 },
    ];
    const [placed] = placeLabels([{ x: 5, y: 5, width: 100, height: 16 }], { bounds: BOUNDS, taken, dots });
    const { box } = placed!;
    expect(box.left).toBeGreaterThanOrEqual(0);
    expect(box.top).toBeGreaterThanOrEqual(30);
    expect(dots.some(({ x, y }) => overlap(around(x, y, 6), box))).toBe(false);
  });

  it('are nearest to their own dots, and cover no other', () => {
    const dots = [
      { x: 500, y: 300 },
      { x: 520, y: 312 },
      { x: 505, y: 330 },
      { x: 535, y: 335 },
    ];
    const wishes = dots.map((dot) => ({ ...dot, width: 120, height: 16 }));
    const placed = placeLabels(wishes, { ...about, dots });
    for (const [i, { x, y }] of dots.entries()) {
      const box = placed[i]!.box;
      const others = dots.filter((_, other) => other !== i);
      for (const other of others)
        expect(distanceTo(box, other.x, other.y)).toBeGreaterThan(distanceTo(box, x, y));
    }
  });

  it('may be further away where a line leads to them', () => {
    const dots = Array.from({ length: 9 }, (_, i) => ({
      x: 500 + (i % 3) * 16,
      y: 300 + Math.floor(i / 3) * 16,
    }));
    const wish = (led: boolean) => dots.map((dot) => ({ ...dot, width: 13, height: 17, led }));
    expect(placeLabels(wish(false), { ...about, dots })[4]).toBeUndefined();
    const [x, y] = placeLabels(wish(true), { ...about, dots })[0]!.anchor;
    expect(Math.hypot(x - 500, y - 300)).toBeLessThan(60);
  });

  it('are left out where there is no space', () => {
    const narrow = { ...about, bounds: { left: 0, right: 50, top: 0, bottom: 50 } };
    expect(placeLabels([{ x: 20, y: 20, width: 100, height: 16 }], narrow)).toEqual([undefined]);
  });

  it('are empty for no labels', () => expect(placeLabels([], about)).toEqual([]));
});

describe('segments and boxes', () => {
  const box = { left: 10, right: 20, top: 10, bottom: 20 };

  it('intersect across a corner, and from within', () => {
    const corner = [
      [8, 14],
      [14, 8],
    ] as const;
    const within = [
      [12, 12],
      [13, 14],
    ] as const;
    expect(runsInto(corner, box)).toBe(true);
    expect(runsInto(within, box)).toBe(true);
  });

  it('do not intersect where the segment only passes by', () => {
    const by = [
      [0, 14],
      [14, 0],
    ] as const;
    const before = [
      [0, 15],
      [9, 15],
    ] as const;
    expect(runsInto(by, box)).toBe(false);
    expect(runsInto(before, box)).toBe(false);
  });

  it('cross, or only touch', () => {
    const rising = [
      [0, 0],
      [10, 10],
    ] as const;
    const falling = [
      [0, 10],
      [10, 0],
    ] as const;
    const onward = [
      [10, 10],
      [20, 0],
    ] as const;
    expect(cross(rising, falling)).toBe(true);
    expect(cross(rising, onward)).toBe(false);
  });
});
