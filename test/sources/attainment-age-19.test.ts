import { describe, expect, test } from 'vitest';
import attainmentAge19 from '../../sources/attainment-age-19.js';
import { fileOf } from '../../sources/source.js';
import { changed, FixtureReader } from '../fixtures/reader.js';
import { refusal } from '../fixtures/refusal.js';

const read = (from?: string | RegExp, to = '') =>
  attainmentAge19.observe(
    FixtureReader.of(
      attainmentAge19,
      from === undefined ? {} : { [fileOf(attainmentAge19).name]: changed(attainmentAge19, from, to) },
    ),
  );

describe('Level 2 and 3 by 19', () => {
  test('has the counts of all pupils by free school meals, not those by sex or special needs, and no totals', async () => {
    const found = await read();
    expect(new Set(found.map(({ area_code }) => area_code))).toEqual(new Set(['E06000901', 'E09000901']));
    expect(found).toHaveLength(6 * 3);
    const of = (code: string, period: string, series: string) =>
      found.find((one) => one.area_code === code && one.period === period && one.series === series);
    expect(of('E06000901', '2021', 'l3_by19 Eligible for FSM')).toMatchObject({
      value: 5,
      status: 'observed',
      cell: 'LA_Dashboard_2022_without_Scilly.csv#4:l3_by19',
      raw_text: '5',
    });
    expect(of('E06000901', '2021', 'number_in_ss_cohort Not eligible for FSM')?.value).toBe(100);
    expect(of('E06000901', '2021', 'l2_by19 Eligible for FSM')?.value).toBe(10);
  });

  test('a zero of a cohort that has turned 19 is a zero; of one that has not, it is missing, and its size is known', async () => {
    const found = await read();
    const of = (period: string, column: string) =>
      found.find(
        (one) =>
          one.period === period &&
          one.series === `${column} Eligible for FSM` &&
          one.area_code === 'E09000901',
      );
    expect(of('2022', 'l3_by19')).toMatchObject({ value: 0, status: 'observed', reason: '' });
    expect(of('2023', 'l3_by19')).toMatchObject({
      value: null,
      status: 'missing',
      reason: 'not_known_yet',
      raw_text: '0',
    });
    expect(of('2023', 'l2_by19')?.value).toBeNull();
    expect(of('2023', 'number_in_ss_cohort')).toMatchObject({ value: 7, status: 'observed' });
  });

  test.each([
    [
      'a count above the cohort',
      'Eligible for FSM,ALL,10,10,5',
      'Eligible for FSM,ALL,10,10,21',
      'row 4, column l3_by19',
    ],
    [
      'a count that is no number',
      'Eligible for FSM,ALL,2,2,0',
      'Eligible for FSM,ALL,2,2,c',
      'row 8, column l3_by19',
    ],
    ['a decimal', '2022,60,', '2022,60.5,', 'row 9, column number_in_ss_cohort'],
    ['a year that is none', '2021,20,', '2021/22,20,', 'row 4, column cohort_19_in'],
    [
      'a known count of a later cohort',
      'Eligible for FSM,ALL,0,0,0',
      'Eligible for FSM,ALL,0,0,3',
      'row 10, column l3_by19',
    ],
    ['a cohort that is there twice', '2023,7,', '2022,7,', 'row 10, column la_code_9'],
  ])('refuses %s', async (_, from, to, where) => {
    const error = await refusal(() => read(from, to));
    expect(error).toMatchObject({ code: 'rows-unreadable', exit: 4 });
    expect(error.message).toContain(where);
  });
});
