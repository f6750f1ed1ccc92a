import { describe, expect, test } from 'vitest';
import { planOf } from '../../../pipeline/editions/plan.js';
import { clusterOf, FALSE_SHARE, spatialOf } from '../../../pipeline/spatial/spatial.js';
import type { IndexMethod } from '../../../schemas/method.js';
import { EAST, INNER, squares, WEST } from '../../outputs/maps/squares.js';
import { SMALL_RELEASE } from '../../outputs/small-release.js';
import { area, figure } from '../model/made-up.js';

test('a cluster is what an area and its neighbours are on the two sides of the mean', () => {
  expect(clusterOf(-1, -1, FALSE_SHARE)).toBe('cold');
  expect(clusterOf(1, 1, 0)).toBe('hot');
  expect(clusterOf(-1, 1, 0)).toBe('cold_among_hot');
  expect(clusterOf(1, -1, 0)).toBe('hot_among_cold');
  expect(clusterOf(-1, -1, 0.0501)).toBe('none');
  expect(clusterOf(0, -1, 0)).toBe('none');
  expect(clusterOf(Number.NaN, Number.NaN, Number.NaN)).toBeNull();
});

describe('a small map', () => {
  const REGION = 'E12000901';
  const areas = [WEST, EAST, INNER].map((code) => area(code, REGION, code));
  const { structure } = SMALL_RELEASE.method;
  const indicators = structure.filter(({ level }) => level === 1);
  const figures = areas.flatMap(({ area_code }, unit) =>
    indicators.map(({ code, period = '' }, i) => ({
      ...figure(area_code, code, (unit + 1) ** (i + 1)),
      period: String(period),
    })),
  );
  const of = (more: Partial<IndexMethod>, map = squares()) => {
    const method = { ...SMALL_RELEASE.method, ...more };
    const plan = planOf(method, areas.map(({ area_code }) => area_code).sort());
    return spatialOf({ method, areas }, plan, map, { figures, seed: 1 });
  };

  test('is not looked at where the method does not ask for it', () => {
    expect(of({})).toBeUndefined();
  });

  test('has a row for the index and one for each area, with its neighbours on the map', () => {
    const found = of({ spatial: { permutations: 19 } });
    expect(found?.rows).toMatchObject([
      { code: 'index', permutations: 19, areas: 3, borders: 2, without_neighbours: '' },
    ]);
    expect(found?.areas.map(({ area_code, neighbours }) => [area_code, neighbours])).toEqual([
      [WEST, 1],
      [EAST, 2],
      [INNER, 1],
    ]);
    const scores = new Map(found?.areas.map(({ area_code, score }) => [area_code, score]));
    const east = found?.areas.find(({ area_code }) => area_code === EAST);
    expect(east?.neighbours_score).toBeCloseTo((scores.get(WEST)! + scores.get(INNER)!) / 2, 12);
  });

  test('without borders, every area is named and nothing is stated', () => {
    const map = squares();
    const lines = [[[[4]]], [[[2]]], [[[3]]]];
    const geometries = map.objects.districts.geometries.map((each, i) => ({
      ...each,
      type: 'MultiPolygon' as const,
      arcs: lines[i]!,
    }));
    const districts = { ...map.objects.districts, geometries };
    const apart = { ...map, objects: { ...map.objects, districts } };
    const found = of({ spatial: { permutations: 19 } }, apart);
    expect(found?.rows).toMatchObject([
      { moran_i: null, p_value: null, areas: 0, borders: 0, without_neighbours: `${WEST};${EAST};${INNER}` },
    ]);
    expect(found?.areas.map(({ cluster }) => cluster)).toEqual([null, null, null]);
  });
});
