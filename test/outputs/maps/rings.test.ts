import type { MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { rewind, signedArea } from '../../../outputs/maps/rings.js';

const square: Position[] = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
  [0, 0],
];
const hole: Position[] = [
  [1, 1],
  [2, 1],
  [2, 2],
  [1, 2],
  [1, 1],
];

describe('signedArea', () => {
  it('is zero for an empty ring, for a point and for a line there and back', () => {
    expect(signedArea([])).toBe(0);
    expect(signedArea([[3, 3]])).toBe(0);
    expect(
      signedArea([
        [0, 0],
        [5, 7],
        [0, 0],
      ]),
    ).toBe(0);
  });

  it('is positive counterclockwise and its negative clockwise', () => {
    expect(signedArea(square)).toBe(16);
    expect(signedArea(square.toReversed())).toBe(-16);
  });

  it('does not lose precision for coordinates far from the origin', () => {
    const far = square.map(([x = 0, y = 0]) => [x * 2 ** -20 + 2 ** 30, y * 2 ** -20 + 2 ** 30]);
    expect(signedArea(far)).toBe(16 * 2 ** -40);
  });
});

describe('rewind', () => {
  it.each([
    ['both rings right', square, hole.toReversed()],
    ['the exterior wrong', square.toReversed(), hole.toReversed()],
    ['the hole wrong', square, hole],
    ['both rings wrong', square.toReversed(), hole],
  ])('turns a polygon with %s to the right-hand rule', (_, exterior, interior) => {
    const { coordinates } = rewind({ type: 'Polygon', coordinates: [exterior, interior] });
    expect(coordinates.map(signedArea)).toEqual([16, -1]);
  });

  it('winds each part of a multipolygon by its own exterior', () => {
    const parts = [[square.toReversed(), hole], [square], [hole.toReversed()]];
    const { coordinates } = rewind({ type: 'MultiPolygon', coordinates: parts });
    expect(coordinates.map((part) => part.map(signedArea))).toEqual([[16, -1], [16], [1]]);
  });

  it('is idempotent, and does not change its argument', () => {
    const given: Polygon | MultiPolygon = { type: 'Polygon', coordinates: [square.toReversed(), hole] };
    const before = structuredClone(given);
    const once = rewind(given);
    expect(rewind(once)).toEqual(once);
    expect(given).toEqual(before);
  });
});
