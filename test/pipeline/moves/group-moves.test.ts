import { expect, test } from 'vitest';
import { areaFlows } from '../../../pipeline/moves/flows.js';
import { betweenRows, elsewhereRows } from '../../../pipeline/moves/group-moves.js';
import { movesBetweenTable, movesElsewhereTable } from '../../../schemas/release/moves-tables.js';
import { AREAS, movesText } from './small-moves.js';

const flows = areaFlows(movesText(), 'm.csv', AREAS);
const regions = [
  { region_code: 'E12000002', region_name: 'South' },
  { region_code: 'E12000001', region_name: 'North' },
  { region_code: 'E12000002', region_name: 'South' },
];
const index = (fifths: readonly (number | null)[]) => ({ code: 'index', name: 'Index', scores: [], fifths });
const cellsOf = (rows: ReturnType<typeof betweenRows>) =>
  Object.fromEntries(
    rows.filter(({ moves }) => moves !== 0).map((row) => [`${row.from_group} ${row.to_group}`, row.moves]),
  );

test('moves between areas of the same fifth count, moves within an area do not', () => {
  const rows = betweenRows(flows, regions, [index([1, 1, 5])]).filter(({ grouping }) => grouping === 'index');
  expect(rows).toHaveLength(25);
  expect(cellsOf(rows)).toEqual({ '1 1': 50, '1 5': 23, '5 1': 16 });
  expect(rows[4]).toEqual({
    grouping: 'index',
    from_group: '1',
    from_name: 'best fifth',
    to_group: '5',
    to_name: 'worst fifth',
    moves: 23,
    share_of_departures: 23 / 73,
    share_of_arrivals: 1,
  });
  expect(rows[6]).toMatchObject({ from_group: '2', share_of_departures: null, share_of_arrivals: null });
});

test('areas without a score are a group of their own', () => {
  const rows = betweenRows(flows, regions, [index([1, null, 5])]).filter(
    ({ grouping }) => grouping === 'index',
  );
  expect(rows).toHaveLength(36);
  expect(cellsOf(rows)).toEqual({
    '1 none': 40,
    '1 5': 3,
    'none 1': 10,
    'none 5': 20,
    '5 1': 10,
    '5 none': 6,
  });
});

test('regions are in the order of their codes, after the index and each face', () => {
  const rows = betweenRows(flows, regions, [index([1, 1, 5]), { ...index([5, 1, 1]), code: 'chances' }]);
  expect([...new Set(rows.map(({ grouping }) => grouping))]).toEqual(['index', 'chances', 'region']);
  const own = rows.filter(({ grouping }) => grouping === 'region');
  expect(own.map(({ from_name, to_name }) => `${from_name} ${to_name}`)).toEqual([
    'North North',
    'North South',
    'South North',
    'South South',
  ]);
  expect(own.map(({ moves }) => moves)).toEqual([0, 30, 46, 13]);
  for (const row of rows) expect(movesBetweenTable.row.parse(row)).toEqual(row);
});

test('every place that is no area is named, with what the census does not count left empty', () => {
  const rows = elsewhereRows(flows, 'census');
  expect(rows.map(({ code, kind, arrivals, departures }) => [code, kind, arrivals, departures])).toEqual([
    ['999999999', 'abroad', 18, null],
    ['E09000001', 'not_ranked', 5, 3],
    ['S12000001', 'elsewhere_uk', 11, null],
    ['W06000001', 'elsewhere_uk', 15, 9],
    ['-9', 'unplaced', 4, null],
  ]);
  for (const row of rows) expect(movesElsewhereTable.row.parse(row)).toEqual(row);
});
