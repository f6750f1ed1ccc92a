import { describe, expect, test } from 'vitest';
import { adjoining } from '../../../outputs/maps/adjoining.js';
import { EAST, INNER, squares, WEST } from './squares.js';
import { england } from './topology/england.js';

describe('areas that share a border', () => {
  test('side by side, and one within the other, in the order of the codes', () => {
    expect(adjoining(squares(), [WEST, EAST, INNER], 'districts')).toEqual([[1], [0, 2], [1]]);
    expect(adjoining(squares(), [INNER, WEST], 'districts')).toEqual([[], []]);
    expect(adjoining(squares(), [], 'districts')).toEqual([]);
  });

  test('in England: Islington’s four, nothing across the Humber and the Solent, only two islands', () => {
    const names = england.objects.districts.geometries.map(({ properties }) => properties.area_name);
    const codes = england.objects.districts.geometries.map(({ id }) => id);
    const found = adjoining(england, codes, 'districts');
    const of = (name: string) => found[names.indexOf(name)]!.map((unit) => names[unit]).sort();
    expect(of('Islington')).toEqual(['Camden', 'City of London', 'Hackney', 'Haringey']);
    expect(of('Cambridge')).toEqual(['South Cambridgeshire']);
    expect(of('Kingston upon Hull, City of')).toEqual(['East Riding of Yorkshire']);
    expect(names.filter((_, unit) => found[unit]!.length === 0).sort()).toEqual([
      'Isle of Wight',
      'Isles of Scilly',
    ]);
    expect(found.every((list, unit) => list.every((other) => found[other]!.includes(unit)))).toBe(true);
  });

  test('an area without a geometry is named', () => {
    expect(() => adjoining(squares(), [WEST, 'E06000999'], 'districts')).toThrow(/E06000999/);
  });
});
