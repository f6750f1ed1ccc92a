import { describe, expect, test } from 'vitest';
import { fileOf } from '../../sources/source.js';
import boundaries from '../../sources/state-of-the-nation-2025-boundaries.js';
import { FixtureReader } from '../fixtures/reader.js';
import { refusal } from '../fixtures/refusal.js';

const topology = (changes: Readonly<Record<string, unknown>> = {}, names = ['North Mere', 'Southmere']) => ({
  type: 'Topology',
  transform: { scale: [0.1, 0.1], translate: [-2, 52] },
  arcs: [
    [
      [0, 0],
      [1, 0],
      [0, 1],
      [-1, -1],
    ],
  ],
  objects: {
    UK205regions: {
      type: 'GeometryCollection',
      geometries: names.map((Newname) => ({ type: 'Polygon', arcs: [[0]], properties: { Newname } })),
    },
  },
  ...changes,
});
const read = (content: unknown) =>
  boundaries.read(FixtureReader.of(boundaries, { [fileOf(boundaries).name]: JSON.stringify(content) }));

describe('the boundaries of the 205 areas', () => {
  test('are there under the names of the areas', async () => {
    const { geometries, arcs } = await read(topology());
    expect(geometries.map(({ name, geometry }) => [name, geometry.arcs])).toEqual([
      ['North Mere', [[0]]],
      ['Southmere', [[0]]],
    ]);
    expect(arcs).toHaveLength(1);
  });

  test.each([
    ['another file', { type: 'FeatureCollection' }, 'type'],
    ['an object of another name', topology({ objects: {} }), '"UK205regions"'],
    ['a name that comes twice', topology({}, ['Southmere', 'Southmere']), 'area 2'],
    ['an area without a name', topology({}, ['']), 'area 1'],
    ['an arc that is not there', topology({ arcs: [] }), 'arc 0'],
  ])('%s is refused', async (_, content, said) => {
    const error = await refusal(read(content));
    expect([error.code, error.message]).toEqual(['rows-unreadable', expect.stringContaining(said)]);
  });
});
