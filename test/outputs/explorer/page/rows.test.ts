import { expect, test } from 'vitest';
import type { Explorer } from '../../../../outputs/explorer/page/explorer.js';
import { measureHeads } from '../../../../outputs/explorer/page/measure-heads.js';
import { measureOf } from '../../../../outputs/explorer/page/measures.js';
import { rowsOf } from '../../../../outputs/explorer/page/rows.js';
import { SMALL } from '../small-data.js';

const heads = measureHeads(SMALL, false);
const rows = (measure: string, region = '', kind = '') => {
  const explorer = { data: SMALL, state: { region, kind } } as unknown as Explorer;
  return rowsOf(explorer, measureOf(heads.find(({ id }) => id === measure)!, SMALL, null)).map(
    (area) => SMALL.areas.name[area],
  );
};

test('the table has every area by rank, the best first and one without a rank at the end', () => {
  expect(rows('index')).toEqual(['Alpha', 'Bravo', 'Charlie', 'Delta']);
  expect(rows('conditions')).toEqual(['Charlie', 'Bravo', 'Alpha', 'Delta']);
});

test('the filters leave one region, one kind of place, or what is both', () => {
  expect(rows('index', 'South')).toEqual(['Charlie', 'Delta']);
  expect(rows('index', '', 'neither')).toEqual(['Alpha', 'Bravo']);
  expect(rows('index', 'South', 'both_low')).toEqual(['Charlie']);
  expect(rows('index', 'South', 'neither')).toEqual([]);
});

test('a region or a kind that is not there leaves out by region alone', () => {
  expect(rows('index', 'Nowhere')).toEqual([]);
  expect(rows('index', '', 'nothing')).toHaveLength(4);
});
