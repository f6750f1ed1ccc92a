import { expect, test } from 'vitest';
import { moveRows } from '../../../pipeline/moves/area-moves.js';
import { areaFlows } from '../../../pipeline/moves/flows.js';
import { movesTable } from '../../../schemas/release/moves-tables.js';
import { AREAS, movesText } from './small-moves.js';

const flows = areaFlows(movesText(), 'm.csv', AREAS);
const areas = AREAS.map((area_code) => ({ area_code, area_name: `Area ${area_code}` }));
const standing = (scores: readonly (number | null)[], fifths: readonly (number | null)[]) => ({
  code: 'index',
  name: 'Index',
  scores,
  fifths,
});
const rowsFor = (...standings: ReturnType<typeof standing>[]) => moveRows(flows, areas, standings, 1e-9);

test('a row has stayers, arrivals and departures by kind of place, and what they add up to', () => {
  const [first, second, third] = rowsFor(standing([1, 0, -1], [1, 3, 5]));
  expect(first).toMatchObject({
    stayers: 1100,
    moved_within: 100,
    arrivals: 20,
    arrivals_not_ranked: 3,
    arrivals_elsewhere_uk: 18,
    arrivals_abroad: 5,
    arrivals_unplaced: 4,
    departures: 43,
    departures_not_ranked: 3,
    departures_elsewhere_uk: 4,
    departures_unplaced: 0,
    net: -23,
    departure_rate: 43 / (1100 + 43 + 3 + 4),
  });
  expect(second).toMatchObject({ departures: 30, arrivals: 46, net: 16 });
  expect(third).toMatchObject({ stayers: 786, moved_within: 86, departures: 16, arrivals: 23 });
});

test('those who left went to a better, the same or a worse fifth, and to a higher or lower score', () => {
  const [first, second, third] = rowsFor(standing([1, 0, -1], [1, 3, 5]));
  expect(first).toMatchObject({ index_better: 0, index_similar: 0, index_worse: 1, index_better_scoring: 0 });
  expect(second).toMatchObject({
    index_better: 10 / 30,
    index_worse: 20 / 30,
    index_to_fifth_1: 10,
    index_to_fifth_5: 20,
    index_from_fifth_1: 40,
    index_from_fifth_5: 6,
  });
  expect(third).toMatchObject({ index_better: 1, index_better_scoring: 1 });
});

test('within a fifth a score can be higher, but not by less than the tolerance', () => {
  const [first, second] = rowsFor(standing([1, 2, 1 + 1e-10], [2, 2, 2]));
  expect(first).toMatchObject({ index_similar: 1, index_better: 0, index_better_scoring: 40 / 43 });
  expect(second).toMatchObject({ index_similar: 1, index_better_scoring: 0 });
});

test('an area without a score has no shares, and is no destination of a share', () => {
  const [first, second] = rowsFor(standing([1, null, -1], [1, null, 5]));
  expect(second).toMatchObject({
    index_better: null,
    index_worse: null,
    index_better_scoring: null,
    departures: 30,
  });
  expect(first).toMatchObject({ index_worse: 1, index_to_fifth_5: 3 });
  expect(second).toMatchObject({ index_to_fifth_1: 10, index_to_fifth_5: 20 });
});

test('the largest destinations and origins come first, and nobody’s are not named', () => {
  const [first] = rowsFor(standing([1, 0, -1], [1, 3, 5]));
  expect(first?.largest_destinations).toBe('E06000002=40;E06000003=3');
  // As many from each: by code.
  expect(first?.largest_origins).toBe('E06000002=10;E06000003=10');
});

test('a row has the columns of the table, for the index and every face', () => {
  const measures = ['index', 'chances', 'conditions'].map((code) => ({
    ...standing([1, 0, -1], [1, 3, 5]),
    code,
    name: code,
  }));
  const table = movesTable(measures);
  for (const row of rowsFor(...measures)) expect(table.row.parse(row)).toEqual(row);
});

test('nobody who left has no share', () => {
  const empty = { areas: AREAS, people: new Float64Array(9), sameAddress: new Float64Array(3), outside: [] };
  const [row] = moveRows(empty, areas, [standing([1, 0, -1], [1, 3, 5])], 0);
  expect(row).toMatchObject({ departure_rate: null, index_better: null, largest_origins: '' });
});
