import { describe, expect, it } from 'vitest';
import { byMark, shapesAmong, shapesOf } from '../../../outputs/page/map.js';
import { EAST, squares, WEST } from '../maps/squares.js';

describe('shapes', () => {
  it('name each district once, and nothing enlarged where there is no conurbation', () => {
    const { ids, enlarged } = shapesOf(squares());
    expect(ids.size).toBe(3);
    expect(new Set(ids.values()).size).toBe(3);
    expect(enlarged).toEqual([]);
  });
});

describe('areas by mark', () => {
  it('are empty for no areas, and otherwise in the order of the marks, each group in the given order', () => {
    const markOf = (area: string) => area.slice(0, 1);
    expect(byMark([], markOf)).toEqual([]);
    expect(byMark(['b1', 'a1', 'b2'], markOf)).toEqual([
      ['a', ['a1']],
      ['b', ['b1', 'b2']],
    ]);
  });
});

describe('shapes of some districts', () => {
  it('are theirs alone, in a box around them', () => {
    const some = shapesAmong(squares(), new Set([WEST]));
    // West is the left half: its box ends where East begins.
    const east = shapesAmong(squares(), new Set([EAST])).box;
    expect(some.box.x + some.box.width).toBeLessThan(east.x + east.width);
    expect(some.box.width).toBeLessThan(some.width);
  });

  it('are none for unknown districts, in the box of the whole map', () => {
    const none = shapesAmong(squares(), new Set(['E07000999']));
    expect(none.ids.size).toBe(0);
    expect(none.box.width).toBeGreaterThan(900);
  });
});
