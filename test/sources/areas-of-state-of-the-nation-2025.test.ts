import { describe, expect, test } from 'vitest';
import boundaries from '../../sources/areas-of-state-of-the-nation-2025.js';
import { fileOf } from '../../sources/source.js';
import { changed, FixtureReader } from '../fixtures/reader.js';
import { refusal } from '../fixtures/refusal.js';

const read = (text?: string) =>
  boundaries.read(
    FixtureReader.of(boundaries, text === undefined ? {} : { [fileOf(boundaries).name]: text }),
  );

describe('the boundaries of the 205 areas', () => {
  test('are there under the names of the areas', async () => {
    const { geometries, arcs } = await read();
    expect(geometries.map(({ name, geometry }) => [name, geometry.arcs])).toEqual([
      ['North Mere and Millbrook', [[0]]],
      ['Southmere', [[[1]]]],
    ]);
    expect(arcs).toHaveLength(2);
  });

  test.each([
    ['another file', '"Topology"', '"FeatureCollection"', 'type'],
    ['an object of another name', 'UK205regions', 'UK206regions', '"UK205regions"'],
    ['a name that comes twice', '"Southmere"', '"North Mere and Millbrook"', 'area 2'],
    ['an area without a name', '"Southmere"', '""', 'area 2'],
    ['an arc that is not there', '[[[1]]]', '[[[2]]]', 'arc 2'],
  ])('%s is refused', async (_, from, to, said) => {
    const error = await refusal(read(changed(boundaries, from, to)));
    expect([error.code, error.message]).toEqual(['rows-unreadable', expect.stringContaining(said)]);
  });
});
