import { describe, expect, test } from 'vitest';
import { fileOf } from '../../sources/source.js';
import stateOfTheNation from '../../sources/state-of-the-nation-2025.js';
import { changed, FixtureReader } from '../fixtures/reader.js';
import { refusal } from '../fixtures/refusal.js';

const nameOf = (index: number) => fileOf(stateOfTheNation, index).name;
const AREAS = 4;
const read = (index?: number, text = '') =>
  stateOfTheNation.read(
    FixtureReader.of(stateOfTheNation, index === undefined ? {} : { [nameOf(index)]: text }),
  );
const refused = (index: number, from: string | RegExp, to: string) =>
  refusal(() => read(index, changed(stateOfTheNation, from, to, index)));

describe('the composite indices of State of the Nation', () => {
  test('are those of an area whatever the capitals of its name, in every period', async () => {
    const { figures } = await read();
    expect(figures).toHaveLength(24);
    expect(figures[0]).toEqual({
      measure: 'conditions_of_childhood',
      place_code: 'north_mere_and_millbrook',
      place_name: 'North Mere and Millbrook',
      period: '2012 to 2017',
      value: -0.75,
      reason: '',
      unit: 'z-score',
      cell: `${nameOf(0)}#2:value`,
      raw_text: '-0.750',
    });
    expect(new Set(figures.map(({ measure }) => measure))).toEqual(
      new Set([
        'conditions_of_childhood',
        'labour_market_opportunities',
        'innovation_and_growth',
        'promising_prospects',
      ]),
    );
  });

  test('may be missing', async () => {
    const { figures } = await read(0, changed(stateOfTheNation, '"-0.750"', '"NA"', 0));
    expect(figures[0]).toMatchObject({ value: null, reason: 'unspecified', raw_text: 'NA' });
  });

  test('are about areas whose codes the list gives, each with its place in the list', async () => {
    const { places } = await read();
    expect([...places.keys()]).toHaveLength(6);
    expect(places.get('E08000901')).toEqual([
      {
        place_code: 'north_mere_and_millbrook',
        place_name: 'North Mere and Millbrook',
        cell: `${nameOf(AREAS)}#205_regions[0]:codes[1]`,
      },
    ]);
  });

  test.each([
    ['an area that the list does not have', 0, '"Southmere"', '"Southshire"', 'row 3, column area_name'],
    ['an area twice in a period', 0, '"Southmere"', '"Valeshire CC"', 'row 4, column area_name'],
    ['another measure', 1, '"ci2"', '"ci1"', 'row 2, column measure_code'],
    ['another unit', 2, '"z-score"', '"rank"', 'row 2, column unit'],
    ['a period without an end', 3, /"2018 to 2020"(?=,"2\.000")/, '"recently"', 'row 2, column time_period'],
    ['text for a number', 0, '"-0.750"', '"low"', 'row 2, column value'],
  ])('refuse %s', async (_, index, from, to, where) => {
    const error = await refused(index, from, to);
    expect(error).toMatchObject({ code: 'rows-unreadable', exit: 4 });
    expect([error.message, ...error.places].join('\n')).toContain(where);
  });

  test.each([
    ['is no JSON', '{', '['],
    ['has a malformed code', 'E08000901', 'E0800'],
    ['has an area twice', 'Southmere', 'Valeshire CC'],
    ['has a page twice', '"southmere"', '"valeshire_cc"'],
  ])('refuse a list that %s', async (_, from, to) => {
    const error = await refused(AREAS, from, to);
    expect(error).toMatchObject({ code: 'rows-unreadable', exit: 4 });
    expect(error.message).toContain(nameOf(AREAS));
  });
});
