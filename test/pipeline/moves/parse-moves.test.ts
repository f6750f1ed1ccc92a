import { expect, test } from 'vitest';
import { parseMoves } from '../../../pipeline/moves/parse-moves.js';
import { refusalOf } from '../../fixtures/refusal.js';
import { movesText } from './small-moves.js';

const refused = (text: string) => refusalOf(() => parseMoves(text, 'm.csv'));

test('the frozen file is read as it was written, names with commas included', () => {
  const { origins, destinations } = parseMoves(movesText(), 'm.csv');
  expect(destinations).toHaveLength(6);
  expect(origins).toHaveLength(10);
  expect(origins[5]).toEqual({
    origin_code: 'E07000032',
    origin_name: 'Place, E07000032',
    kind: 'area',
    area_code: 'E06000003',
    first_row: 27,
    people: Int32Array.from([2, 6, 13, 31, 0, 0]),
  });
});

test.each([
  ['a count that is none', /,100,40,/, ',100,x,', 'm.csv, row 4, column E06000002: found "x"'],
  ['a negative count', /,100,40,/, ',100,-4,', 'm.csv, row 4, column E06000002: found "-4"'],
  ['a cell too few', /,100,40,/, ',100,', 'm.csv, row 4: 10 cells, not 11'],
  ['a kind that is none', /abroad/, 'away', 'm.csv, row 3, column kind: found "away"'],
  ['an area without a code', /,area,E06000001,/, ',area,,', 'm.csv, row 4, column area_code'],
  ['a code for what is no area', /,abroad,,/, ',abroad,E06000001,', 'm.csv, row 3, column area_code'],
  ['a malformed code', /,area,E06000001,/, ',area,E06,', 'm.csv, row 4, column area_code: found "E06"'],
  ['an origin twice', /^-9,/m, '-8,', 'm.csv, row 11: -8 appears twice'],
  ['another column', /^origin_code,/, 'origin,', 'm.csv: the columns are not those of the schema'],
  ['a column that is no district', /,W06000001\n/, ',Wales\n', 'the columns are not those of the schema'],
  [
    'a column twice',
    /,E07000032,E09000001,/,
    ',E07000031,E09000001,',
    'the columns are not those of the schema',
  ],
  [
    'a destination without a row',
    /^W06000001,/m,
    'W06000009,',
    'm.csv: it has a column for W06000001 and no row',
  ],
  ['a last line that does not end', /\n$/, '', 'm.csv: the last line does not end'],
])('%s is refused', (_, from, to, message) => {
  const text = movesText().replace(from, () => to);
  expect(text).not.toBe(movesText());
  const error = refused(text);
  expect(error).toMatchObject({ code: 'figures-invalid' });
  expect(error.message).toContain(message);
});

test('an empty file is refused', () => {
  expect(refused('').code).toBe('figures-invalid');
  expect(refused('\n').code).toBe('figures-invalid');
});
