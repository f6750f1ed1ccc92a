import { describe, expect, it } from 'vitest';
import { byMark, shapesOf } from '../../../outputs/page/map.js';
import { squares } from '../maps/squares.js';

describe('shapes', () => {
  it('name each district once, and have an inset only on request', () => {
    const { ids, inset } = shapesOf(squares());
    expect(ids.size).toBe(3);
    expect(new Set(ids.values()).size).toBe(3);
    expect(inset).toBeUndefined();
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
