import { expect, test } from 'vitest';
import { tidalRows } from '../../../scripts/topology/tidal.js';

/** A ring of arcs for each district; the arcs themselves do not matter. */
const shape = (code: string, ...arcs: number[]) => ({ code, polygons: [[arcs]] });

test('a district touches tidal water where an arc of it is no border with another', () => {
  // 0 and 1 are coasts; 2, 3 and 4 are borders, each run backwards by the other district.
  const shapes = [shape('E1', 0, 2), shape('E2', ~2, 3, 4), shape('E3', ~3, ~4), shape('E4', 1)];
  expect(tidalRows({ arcs: [], shapes })).toEqual([
    { area_code: 'E1', tidal_water: true },
    { area_code: 'E2', tidal_water: false },
    { area_code: 'E3', tidal_water: false },
    { area_code: 'E4', tidal_water: true },
  ]);
});

test('a district of Northern Ireland at the border, without a coast, touches none', () => {
  expect(tidalRows({ arcs: [], shapes: [shape('N09000006', 0)] })).toEqual([
    { area_code: 'N09000006', tidal_water: false },
  ]);
});
