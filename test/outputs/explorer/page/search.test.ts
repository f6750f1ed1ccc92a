import { describe, expect, test } from 'vitest';
import { Search } from '../../../../outputs/explorer/page/search.js';
import { SMALL, SMALL_FIND } from '../small-data.js';

const search = new Search(SMALL_FIND, new Set(SMALL.areas.code));
const first = (text: string) => search.hits(text)[0];
const codes = (text: string) => first(text)?.choices.map(({ code }) => code);

describe('what is typed into the field finds', () => {
  test.each([
    ['nothing', '   ', undefined],
    ['a name', 'alpha', ['E07000001']],
    ['a beginning', 'char', ['E07000003']],
    ['a council as people call it', 'Bravo District Council', ['E07000002']],
    ['another name', 'alpha-on-sea', ['E07000001']],
    ['a code', ' e07000003 ', ['E07000003']],
    ['a former code', 'E07000099', ['E07000002']],
    ['a former council', 'alphaville', ['E07000001']],
    ['a county, by its districts', 'shire', ['E07000001', 'E07000002']],
    ['a postcode district', 'ab1', ['E07000001']],
    ['a postcode sector', 'AB1 3', ['E07000002']],
    ['a sector on a border, the larger part first', 'AB1 4', ['E07000001', 'E07000002']],
    ['a whole postcode', 'ab14zz', ['E07000001', 'E07000002']],
    ['an unknown code', 'E07009999', undefined],
    ['an unknown sector', 'AB1 8', undefined],
    ['what nothing is called', 'zzz', undefined],
  ])('%s', (_, text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  test('the shares of a constituency', () => {
    expect(first('alpha and bravo')?.choices.map(({ share }) => share)).toEqual([
      '75% of its people',
      '25% of its people',
    ]);
  });

  test('an area of the index before a constituency of a longer name', () => {
    expect(search.hits('alpha').map(({ label }) => label)).toEqual([
      'Alpha',
      'Alpha and Bravo',
      'Old Alphaville',
    ]);
  });

  test('a place that the index does not rank, and says so', () => {
    expect(first('EH1 1')?.choices).toEqual([
      { code: 'S12000001', name: 'Elsewhere', share: '', ranked: false },
    ]);
    expect(first('elsewhere')?.choices[0]?.ranked).toBe(false);
  });

  test('the page of a larger place, and none for an area of the index', () => {
    expect([first('shire')?.page, first('charlie')?.page]).toEqual(['E10000001', '']);
  });

  test('at most as many as asked for', () => {
    expect(search.hits('a', 2)).toHaveLength(2);
  });
});
