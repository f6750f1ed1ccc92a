import { describe, expect, it } from 'vitest';
import type { CustomIndex } from '../../../../pipeline/custom/index/custom-index.js';
import { indicatorsTableOf } from '../../../../pipeline/custom/index/long-tables.js';
import { refusal } from '../../../fixtures/refusal.js';
import { methodText, ranksOf, scored, testFolder } from './setup.js';

const folder = testFolder();

const valuesOf = ({ scored: found }: CustomIndex, indicator: string) =>
  [...indicatorsTableOf(found).rows]
    .filter((row) => row.indicator === indicator)
    .map(({ unit_code, value, status, reason, period }) => [unit_code, value, status, reason, period]);

const GROUPED = `unit_code,unit_name,place,x,y
A,A,North,1,5
B,B,North,2,6
C,C,North,9,7
D,D,North,,8
E,E,South,,9
F,F,,,1
`;

describe('missing values', () => {
  // North knows 1, 2 and 9: mean 4, median 2. South has no value, and F has no group.
  it.each([
    ['group_mean', 4, 'imputed_group_mean'],
    ['group_median', 2, 'imputed_group_median'],
  ])('become the %s of their group and are marked, or stay missing', async (impute, value, reason) => {
    const found = await scored(folder, GROUPED, methodText({ impute, data: '{ group: place }' }));
    expect(valuesOf(found, 'x')).toEqual([
      ['A', 1, 'observed', '', null],
      ['B', 2, 'observed', '', null],
      ['C', 9, 'observed', '', null],
      ['D', value, 'estimated', reason, null],
      ['E', null, 'missing', 'no_value', null],
      ['F', null, 'missing', 'no_value', null],
    ]);
  });

  it('stay missing where nothing is imputed', async () => {
    const found = await scored(folder, GROUPED);
    expect(valuesOf(found, 'x')[3]).toEqual(['D', null, 'missing', 'no_value', null]);
  });
});

const PANEL = `unit_code,unit_name,year,x,y
A,Old A,2021,1,5
A,A,2023,3,5
B,B,2021,4,6
B,B,2022,,6
B,B,2023,,6
C,C,2023,9,7
D,D,2022,8,2
`;

describe('a table with a row for each year', () => {
  it('is scored by the latest year, and imputes the last known value of a unit from the panel', async () => {
    const found = await scored(folder, PANEL, methodText({ impute: 'panel', data: '{ period: year }' }));
    expect(valuesOf(found, 'x')).toEqual([
      ['A', 3, 'observed', '', '2023'],
      ['B', 4, 'estimated', 'imputed_panel', '2021'],
      ['C', 9, 'observed', '', '2023'],
      // It ended before 2023: its last known value is of another year, and it is not ranked by it.
      ['D', null, 'missing', 'no_row_in_period', '2023'],
    ]);
    expect(found.scored.units.names[0]).toBe('A');
  });

  it('leaves a unit without a row of the latest year unranked where nothing is imputed', async () => {
    const found = await scored(folder, PANEL, methodText({ data: '{ period: year }' }));
    expect(ranksOf(found)).toMatchObject({ D: 0 });
    expect(Math.max(...Object.values(ranksOf(found)))).toBe(3);
  });

  it('sorts years by number, and other periods that begin with a year by their text', async () => {
    const latest = async (data: string) =>
      (await scored(folder, data, methodText({ data: '{ period: year }' }))).scored.units.periods;
    expect(await latest(PANEL.replaceAll('2023', '10000'))).toEqual(['10000', '2022', '2021']);
    expect(await latest(PANEL.replaceAll(/(202)(\d)/g, '$1$2-2$2'))).toEqual([
      '2023-23',
      '2022-22',
      '2021-21',
    ]);
  });

  it('may not have a unit twice in a year, or without a year', async () => {
    const method = methodText({ data: '{ period: year }' });
    const twice = await refusal(() => scored(folder, `${PANEL}A,A,2023,1,1\n`, method));
    expect(`${twice.code}: ${twice.message}`).toContain(
      'code-duplicate: data.csv: the unit "A" has the period "2023" twice, in rows 3 and 9',
    );
    const none = await refusal(() => scored(folder, `${PANEL}E,E,,1,1\n`, method));
    expect(none.message).toContain('row 9 has no period');
  });
});
