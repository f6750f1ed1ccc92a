import { describe, expect, it } from 'vitest';
import type { Country } from '../../../schemas/method/areas.js';
import { districtsOf } from '../../../scripts/topology/official.js';
import type { CodeChange } from '../../../sources/code-changes.js';

describe('districtsOf', () => {
  const wanted = (expected: number, ...countries: Country[]) => ({
    countries: countries.length === 0 ? (['E'] as const) : countries,
    year: 2025,
    expected,
  });
  const area = (areacd: string, years: { start?: number; end?: number } = {}) => ({
    type: 'Polygon',
    properties: { areacd, areanm: areacd, ...years },
    arcs: [[0]],
  });
  const official = (...geometries: object[]) =>
    JSON.stringify({
      type: 'Topology',
      transform: { scale: [1, 1], translate: [0, 0] },
      objects: { ltla: { geometries } },
      arcs: [
        [
          [5, 5],
          [2, 0],
          [0, 0],
          [0, 2],
          [-2, -2],
        ],
      ],
    });

  it.each(['', '{}', '[]', '<html>', official({ type: 'Point' })])(
    'refuses a file of another format (%#)',
    (text) => {
      expect(() => districtsOf(text, 'topo.json', wanted(1))).toThrow(
        expect.objectContaining({ code: 'file-unreadable', message: expect.stringContaining('topo.json') }),
      );
    },
  );

  it('takes the areas of England that exist in the year, from the first to the last year inclusive', () => {
    const text = official(
      area('E06000003', { start: 2025 }),
      area('E06000002', { end: 2025 }),
      area('E06000001'),
      area('E06000004', { end: 2024 }),
      area('E06000005', { start: 2026 }),
      area('W06000001'),
    );
    const codes = districtsOf(text, 'topo.json', wanted(3)).districts.map(
      ({ properties }) => properties.area_code,
    );
    expect(codes).toEqual(['E06000001', 'E06000002', 'E06000003']);
  });

  it('gives an area its code of the year where the file has it under a former one', () => {
    const text = official(area('S12000044'), area('S12000010'), area('E06000001'));
    const recoded = {
      oldCode: 'S12000044',
      oldName: 'A',
      newCode: 'S12000050',
      newName: 'A',
      type: 'new_geo' as const,
      start: 2019,
    };
    const codes = (changes: CodeChange[]) =>
      districtsOf(text, 'topo.json', { ...wanted(2, 'S'), changes }).districts.map(
        ({ properties }) => properties.area_code,
      );
    expect(codes([recoded])).toEqual(['S12000010', 'S12000050']);
    expect(codes([{ ...recoded, start: 2026 }])).toEqual(['S12000010', 'S12000044']);
  });

  it('refuses a wrong number of districts, and a duplicate', () => {
    expect(() => districtsOf(official(area('E06000001')), 'topo.json', wanted(2))).toThrow(
      /holds 1 district/,
    );
    const twice = official(area('E06000001'), area('E06000001'));
    expect(() => districtsOf(twice, 'topo.json', wanted(2))).toThrow(/under 1 code/);
  });

  it('gives integer positions of the grid and skips zero steps', () => {
    const [only] = districtsOf(official(area('E06000001')), 'topo.json', wanted(1)).districts;
    expect(only?.geometry.coordinates).toEqual([
      [
        [5, 5],
        [7, 5],
        [7, 7],
        [5, 5],
      ],
    ]);
  });
});
