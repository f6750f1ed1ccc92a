import { expect, test } from 'vitest';
import neighbourhoods from '../../sources/neighbourhoods-of-deprivation-2025.js';
import { fileOf } from '../../sources/source.js';
import { changed, FixtureReader, fixtureText } from '../fixtures/reader.js';
import { refusal } from '../fixtures/refusal.js';

const read = (text = fixtureText(neighbourhoods)) =>
  neighbourhoods.read(FixtureReader.of(neighbourhoods, { [fileOf(neighbourhoods).name]: text }));

test('a neighbourhood has its district, score, rank and people', async () => {
  expect(await read()).toEqual([
    { code: 'E01000901', district_code: 'E06000901', score: 45.125, rank: 1, population: 1500 },
    { code: 'E01000902', district_code: 'E06000901', score: 12.5, rank: 3, population: 1750 },
    { code: 'E01000903', district_code: 'E07000901', score: 20, rank: 2, population: 1600 },
  ]);
});

test.each([
  ['a rank that is no whole number', ',1,1,', ',1.5,1,', 'rows-unreadable', '"1.5"'],
  ['a score above 100', '45.125', '450.125', 'rows-unreadable', '"450.125"'],
  ['a number of people that is none', ',1600', ',low', 'rows-unreadable', '"low"'],
  ['a code that comes twice', 'E01000902', 'E01000901', 'rows-unreadable', '"E01000901"'],
  ['a district without a code', 'E07000901', '', 'rows-unreadable', 'row 4'],
  ['a column that was renamed', 'mid 2022', 'mid 2024', 'column-missing', 'mid 2022'],
])('%s is refused', async (_, from, to, code, said) => {
  const error = await refusal(read(changed(neighbourhoods, from, to)));
  expect([error.code, error.message]).toEqual([code, expect.stringContaining(said)]);
});
