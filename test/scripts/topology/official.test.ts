import { describe, expect, it } from 'vitest';
import { districtsOf } from '../../../scripts/topology/official.js';

describe('districtsOf', () => {
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
      expect(() => districtsOf(text, 2025, 1, 'topo.json')).toThrow(
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
    const codes = districtsOf(text, 2025, 3, 'topo.json').districts.map(
      ({ properties }) => properties.area_code,
    );
    expect(codes).toEqual(['E06000001', 'E06000002', 'E06000003']);
  });

  it('refuses a wrong number of districts, and a duplicate', () => {
    expect(() => districtsOf(official(area('E06000001')), 2025, 2, 'topo.json')).toThrow(/holds 1 district/);
    const twice = official(area('E06000001'), area('E06000001'));
    expect(() => districtsOf(twice, 2025, 2, 'topo.json')).toThrow(/under 1 code/);
  });

  it('gives integer positions of the grid and skips zero steps', () => {
    const [only] = districtsOf(official(area('E06000001')), 2025, 1, 'topo.json').districts;
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
