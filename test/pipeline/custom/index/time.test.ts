import { describe, expect, test } from 'vitest';
import { seriesOf, timeOf } from '../../../../pipeline/custom/index/time.js';

describe('when a period is', () => {
  test.each([
    ['years', ['2019', '2022', '2023', '2024']],
    ['two years each', ['202122', '202223', '202324']],
    ['two years in other words', ['2019-20', '2020/21', '2021/2022', '2022 to 2023', '2023–24']],
    ['years and two years', ['2022', '202223', '2023', '202324', '2024']],
    ['three years each', ['2018-2020', '2019-2021', '2020 to 2022']],
    ['months', ['December 2023', 'January 2024', 'April 2024', 'Sept 2024']],
    ['months after their year', ['2023 December', '2024 January', '2024 April']],
    ['short months', ['Nov-23', 'Jan-24', "Mar '24"]],
    ['spans of months, by the last', ['Oct-Dec 2023', 'January to March 2024', 'Apr 2023 - Jun 2024']],
    ['years that end', ['Year ending March 2023', 'Year ending March 2024']],
    [
      'years with words',
      ['Academic year 2021', 'Financial year 2022', 'FY 2023', '2024 (provisional)', '2025 [p]'],
    ],
    ['quarters', ['2023 Q4', 'Q1 2024', '2024Q2', '2024 quarter 3']],
    ['quarters of a financial year', ['2022/23 Q4', '2023/24 Q1', '202324 Financial year Q2']],
    ['halves', ['H1 2023', '2023 H2', 'H1 2024']],
    ['weeks', ['2023 Week 9', '2023 Week 10', '2024 week 1']],
    ['terms', ['Autumn term 2022/23', 'Spring term 2022/23', 'Summer term 2022/23', '202324 Autumn term']],
    ['terms by the year of the calendar', ['Spring 2023', 'Summer 2023', 'Autumn 2023', 'Spring 2024']],
    ['terms of one school year', ['Autumn term', 'Autumn and spring term', 'Summer term']],
    ['dates', ['31/12/2023', '2024-01-31', '1 March 2024', '31 March 2024', '01.04.2024']],
    ['months of a school year', ['September 2023/24', 'December 2023/24', 'January 2023/24']],
  ])('is known: %s', (_, order) => {
    const times = order.map((text) => timeOf(text) ?? Number.NaN);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(new Set(times).size).toBe(order.length);
  });

  test.each([
    '',
    'Wave a',
    'January',
    'Autumn',
    'before 2010',
    'since 2015',
    'Q1',
    'Q7 2024',
    'Baseline',
    '12',
    'Marching 2024x',
  ])('is not guessed: %j', (text) => expect(timeOf(text)).toBeUndefined());
});

test.each([
  ['January', 'month'],
  ['Autumn term', 'term'],
  ['Spring term', 'term'],
  ['Week 12', 'week'],
  ['Q3', 'quarter'],
  ['Financial year Q1', 'quarter'],
  ['Academic year', 'Academic year'],
  ['Calendar year', 'Calendar year'],
])('the time identifier %s is of the series %s', (text, series) => expect(seriesOf(text)).toBe(series));
