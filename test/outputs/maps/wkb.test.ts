import type { MultiPolygon, Polygon, Position } from 'geojson';
import { expect, test } from 'vitest';
import { toWkb } from '../../../outputs/maps/wkb.js';

const SQUARE: Position[] = [
  [0, 0],
  [1, 0],
  [1, -2.5],
  [0, 0],
];

const POLYGON: Polygon = { type: 'Polygon', coordinates: [SQUARE] };

/** The bytes of a ring of `SQUARE`, written out by hand. */
const RING = `04000000${'0'.repeat(16)}${'0'.repeat(16)}${'000000000000f03f'}${'0'.repeat(16)}${'000000000000f03f'}${'00000000000004c0'}${'0'.repeat(16)}${'0'.repeat(16)}`;

test('a polygon is the byte order, its type, its rings and their positions', () => {
  expect(toWkb(POLYGON).toString('hex')).toBe(`01${'03000000'}${'01000000'}${RING}`);
});

test('a hole is a second ring', () => {
  const withHole: Polygon = { type: 'Polygon', coordinates: [SQUARE, SQUARE] };
  expect(toWkb(withHole).toString('hex')).toBe(`01${'03000000'}${'02000000'}${RING}${RING}`);
});

test('several polygons are whole polygons after their number', () => {
  const several: MultiPolygon = { type: 'MultiPolygon', coordinates: [[SQUARE], [SQUARE, SQUARE]] };
  expect(toWkb(several).toString('hex')).toBe(
    `01${'06000000'}${'02000000'}01${'03000000'}${'01000000'}${RING}01${'03000000'}${'02000000'}${RING}${RING}`,
  );
});

test('a coordinate keeps every digit', () => {
  const x = 0.1 + 0.2;
  const bytes = toWkb({ type: 'Polygon', coordinates: [[[x, -x]]] });
  expect([bytes.readDoubleLE(13), bytes.readDoubleLE(21)]).toEqual([x, -x]);
});
