import { expect, test } from 'vitest';
import { areaFlows } from '../../../pipeline/moves/flows.js';
import { refusalOf } from '../../fixtures/refusal.js';
import { AREAS, movesText } from './small-moves.js';

const flows = areaFlows(movesText(), 'm.csv', AREAS);
const square = (values: Float64Array) => [0, 3, 6].map((i) => [...values.slice(i, i + 3)]);

test('districts that merged are one area, and moves between them moves within it', () => {
  expect(square(flows.people)).toEqual([
    [100, 40, 3],
    [10, 200, 20],
    [10, 6, 30 + 12 + 13 + 31],
  ]);
  expect([...flows.sameAddress]).toEqual([1000, 2000, 700]);
});

test('places that are no area keep their moves from and to the areas', () => {
  const found = flows.outside.map(({ code, arrivals, departures }) => [
    code,
    [...arrivals],
    departures && [...departures],
  ]);
  expect(found).toEqual([
    ['999999999', [5, 0, 13], undefined],
    ['E09000001', [3, 2, 0], [3, 0, 0]],
    ['S12000001', [11, 0, 0], undefined],
    ['W06000001', [7, 0, 8], [4, 5, 0]],
    ['-9', [4, 0, 0], undefined],
  ]);
});

test('an area that the edition does not have is refused', () => {
  const error = refusalOf(() => areaFlows(movesText(), 'm.csv', AREAS.slice(0, 2)));
  expect(error).toMatchObject({ code: 'figures-invalid' });
  expect(error.message).toBe('m.csv: E07000031 is in E06000003, which is not an area of the edition');
});
