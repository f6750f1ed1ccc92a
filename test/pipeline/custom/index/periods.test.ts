import { describe, expect, test } from 'vitest';
import { isPeriodName, joinedPeriod, periodsUsed } from '../../../../pipeline/custom/index/periods.js';
import { refusal } from '../../../fixtures/refusal.js';

/** The periods in the order in which they are used, and what is said. */
function used(given: readonly string[], wanted?: string) {
  const remarks: string[] = [];
  const periods = periodsUsed(given, 'given.csv', wanted, remarks);
  return { shown: periods.map(({ shown }) => shown), given: periods.map((each) => each.given), remarks };
}

describe('the periods of a table', () => {
  test.each([
    [['2022', '2024', '2023', '2024']],
    [['December 2023', 'April 2024', 'January 2024', 'April 2024']],
    [['Autumn term', 'Summer term', 'Spring term', 'Summer term']],
    [['9', '11', '10', '11']],
    [['2011-11', '2012-01', '2011-12', '2012-01']],
    [['2010-11', '2012-13', '2011-12', '2012-13']],
    [['2022', '202324', '2023', '202324']],
    [['2022 wave 2', '2023 wave 2', '2023 wave 1', '2023 wave 2']],
  ])('are sorted by time, the latest first: %j', ([oldest = '', latest = '', middle = '', again = '']) => {
    expect(used([oldest, latest, middle, again])).toMatchObject({
      given: [latest, middle, oldest],
      remarks: [],
    });
  });

  test('are in the order of the file where one of them is no time, and it is said which', () => {
    const { shown, remarks } = used(['2022', 'Wave b', 'Wave a', 'Wave b']);
    expect(shown).toEqual(['Wave a', 'Wave b', '2022']);
    expect(remarks).toEqual([expect.stringMatching(/"Wave a".*order of the file.*"Wave a".*--period/)]);
  });

  test('are nothing to speak of where there is only one, or none', () => {
    expect(used(['Wave a', 'Wave a'])).toMatchObject({ shown: ['Wave a'], remarks: [] });
    expect(used(['', ''])).toMatchObject({ shown: [''], remarks: [] });
    expect(used([])).toMatchObject({ shown: [], remarks: [] });
  });

  test('of two years each are shown with a dash, with the term behind too, and never in part', () => {
    expect(used(['202223', '202324']).shown).toEqual(['2023-24', '2022-23']);
    expect(used(['199900']).shown).toEqual(['1999-00']);
    expect(used(['202324 Spring term', '202324 Autumn term']).shown).toEqual([
      '2023-24 Spring term',
      '2023-24 Autumn term',
    ]);
    expect(used(['202324', '202501']).shown).toEqual(['202501', '202324']);
  });

  test('begin with the wanted one, as it is in the file or as it is shown', () => {
    for (const wanted of ['202223', '2022-23'])
      expect(used(['202122', '202223', '202324'], wanted).shown).toEqual(['2022-23', '2021-22']);
  });

  test('do not have the wanted one: they are named, or it is said that there are none', async () => {
    const some = await refusal(() => used(['2022', '2023'], '2024'));
    expect([some.code, some.next]).toEqual(['setting-invalid', expect.stringContaining('2023, 2022')]);
    const none = await refusal(() => used(['', ''], '2024'));
    expect([none.code, none.next]).toEqual(['setting-invalid', expect.stringContaining('data.period')]);
  });
});

test('a period is made of the texts of its columns, without those that are empty or not there', () => {
  expect(joinedPeriod(['2024', ' January ', ''], [0, 1, 2, 7])).toBe('2024 January');
  expect(joinedPeriod([2024], [])).toBe('');
});

test('a column is one of periods by its whole name', () => {
  for (const name of ['Year', 'time_period', 'Academic year', ' Financial_Year ', 'date', 'year ending'])
    expect(isPeriodName(name)).toBe(true);
  for (const name of ['Years in work', 'Year 6 pupils', 'time_identifier', 'yearly', ''])
    expect(isPeriodName(name)).toBe(false);
});
