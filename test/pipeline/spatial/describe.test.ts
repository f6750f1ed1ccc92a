import { expect, test } from 'vitest';
import { describeBorders, describeSpatial } from '../../../pipeline/spatial/describe.js';
import type { SpatialRow } from '../../../schemas/release/spatial-tables.js';

const row = (more: Partial<SpatialRow>): SpatialRow => ({
  code: 'index',
  name: 'An index of a long name',
  moran_i: 0.641,
  expected: -0.05,
  sd: 0.05,
  p_value: 0.001,
  permutations: 999,
  areas: 2,
  borders: 1,
  cold: 3,
  hot: 21,
  without_neighbours: 'E06000046;E06000053',
  ...more,
});
const none = { moran_i: null, expected: null, sd: null, p_value: null, cold: 0, hot: 0 };

test('a line for the index and each face, with a dash where nothing is defined, in 80 columns', () => {
  const lines = describeSpatial({ rows: [row({}), row({ code: 'work', name: 'Work', ...none })], areas: [] });
  expect(lines.find((line) => /^ +Index/.test(line))).toMatch(/Index +0\.64 +−0\.05 +\.001 +3 +21$/);
  expect(lines.find((line) => /^ +Work/.test(line))).toMatch(/Work +– +– +– +0 +0$/);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
});

test('the areas without neighbours are named, where there are any', () => {
  expect(describeBorders({ rows: [row({})] })).toMatch(/^1 pair of.*E06000046, E06000053$/);
  expect(describeBorders({ rows: [row({ borders: 7, without_neighbours: '' })] })).toMatch(
    /^7 pairs [a-z ]+$/,
  );
  expect(describeSpatial({ rows: [], areas: [] })).toEqual([]);
});
