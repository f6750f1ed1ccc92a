import { describe, expect, it } from 'vitest';
import { renumber } from '../../../outputs/maps/topojson.js';

describe('renumber', () => {
  it('keeps nothing without references', () => {
    expect(renumber([]).kept).toEqual([]);
  });

  it('keeps an arc that is used in both directions once, and the order of the arcs', () => {
    expect(renumber([7, -3, ~7, 2, 0]).kept).toEqual([0, 2, 7]);
  });

  it('keeps the direction, also of arc 0, whose complement is not its negative', () => {
    const { reference } = renumber([5, -1]);
    expect([0, ~0, 5, ~5].map(reference)).toEqual([0, ~0, 1, ~1]);
  });

  it('refuses a reference to an arc that was not kept', () => {
    expect(() => renumber([5]).reference(4)).toThrow(RangeError);
  });
});
