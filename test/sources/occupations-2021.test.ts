import { describe, expect, test } from 'vitest';
import occupations from '../../sources/occupations-2021.js';
import { fileOf } from '../../sources/source.js';
import { changed, FixtureReader, fixtureText } from '../fixtures/reader.js';
import { refusal } from '../fixtures/refusal.js';

const { name } = fileOf(occupations);
const observed = (text = fixtureText(occupations)) =>
  occupations.observe(FixtureReader.of(occupations, { [name]: text }));

describe('managers and professionals of the census', () => {
  test('are a share of the people in employment, with the three cells that it is made from', async () => {
    const found = await observed();
    expect(found.map(({ area_code, value, reason }) => [area_code, value, reason])).toEqual([
      ['E92000001', 33, ''],
      ['E06000901', 37.5, ''],
      ['E07000901', 25, ''],
      ['E07000911', 20, ''],
      ['E07000912', null, 'suppressed'],
    ]);
    expect(found[1]).toMatchObject({
      period: '2021',
      cell: `${name}#6:OBS_VALUE;${name}#7:OBS_VALUE;${name}#5:OBS_VALUE`,
      raw_text: '125;250;1000',
    });
  });

  test.each([
    ['a category that was not asked for', '1. Managers', '9. Managers', '"9. Managers'],
    ['a negative count', ',125,', ',-125,', '"-125"'],
    ['a status that is not known', ',,Q,', ',,?,', '"?"'],
    ['a code that is none', ',E07000911,Total', ',E0700911,Total', '"E0700911"'],
    [
      'a count that comes twice',
      ',E07000911,2. Professional occupations',
      ',E07000911,"1. Managers, directors"',
      'E07000911',
    ],
    ['more people than there are', ',125,', ',999,', 'E06000901'],
    ['nobody in employment', /,(1000|125|250),A/g, ',0,A', 'E06000901'],
  ])('with %s are refused', async (_, from, to, said) => {
    const text = changed(occupations, from, to);
    const error = await refusal(observed(text));
    expect([error.code, error.exit]).toEqual(['rows-unreadable', 4]);
    expect(error.message).toContain(said);
  });

  test('without a column that is needed are refused', async () => {
    const error = await refusal(observed(changed(occupations, 'C2021_OCC_10_NAME', 'OCCUPATION')));
    expect([error.code, error.message]).toEqual([
      'column-missing',
      expect.stringContaining('C2021_OCC_10_NAME'),
    ]);
  });
});
