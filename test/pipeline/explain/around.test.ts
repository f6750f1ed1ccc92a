import { expect, test } from 'vitest';
import { aroundLines, aroundOf } from '../../../pipeline/explain/around.js';
import { spatialAreasTable, spatialTable } from '../../../schemas/release/spatial-tables.js';
import { SMALL_RELEASE } from '../../outputs/small-release.js';

const of = (row: Readonly<Record<string, string | number | null>>) => ({
  method: SMALL_RELEASE.method,
  spatial: {
    parts: { table: spatialTable, rows: [] },
    areas: {
      table: spatialAreasTable,
      rows: [
        { code: 'work', area_code: 'E06000001', neighbours: 9 },
        { code: 'index', area_code: 'E06000001', ...row },
      ],
    },
  },
});
const AREA = { area_code: 'E06000001' };

test('says how many neighbours an area has, how they score, and in which cluster it is', () => {
  const [line] = aroundLines(of({ neighbours: 4, neighbours_score: -1.7, cluster: 'cold' }), AREA);
  expect(line).toMatch(/4 areas that share.*−1\.70 on average.*cold places/);
  expect(aroundLines(of({ neighbours: 1, neighbours_score: 0.5, cluster: 'none' }), AREA)).toEqual([
    expect.stringMatching(/1 area that shares.*scores \+0\.50\.$/),
  ]);
});

test('an island, and neighbours without a score', () => {
  expect(aroundLines(of({ neighbours: 0, neighbours_score: null, cluster: null }), AREA)[0]).toContain(
    'no other',
  );
  expect(aroundLines(of({ neighbours: 2, neighbours_score: null, cluster: null }), AREA)[0]).toContain(
    'no score',
  );
});

test('is the row of the index; nothing where the method does not ask for it, or for another area', () => {
  expect(aroundOf(of({ neighbours: 4 }), AREA)).toMatchObject({ code: 'index', neighbours: 4 });
  expect(aroundOf(of({ neighbours: 4 }), { area_code: 'E06000002' })).toBeNull();
  expect(aroundLines({ method: SMALL_RELEASE.method }, AREA)).toEqual([]);
});
