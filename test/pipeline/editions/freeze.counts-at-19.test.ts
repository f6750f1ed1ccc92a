import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { shipped } from '../../../pipeline/system/package-root.js';
import attainmentAge19 from '../../../sources/attainment-age-19.js';
import { describeOfficial, officialPath } from '../../fixtures/official.js';

type Row = Readonly<Record<string, string>>;
const rowsOf = (text: string) => Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data;
const committed = (file: string) =>
  rowsOf(readFileSync(shipped('editions', 'long-shadow-england-2026', file), 'utf8'));

const figures = committed('figures.csv').filter(({ source }) => source === 'attainment-age-19');
const COLUMN: Readonly<Record<string, string>> = {
  cohort_at_19: 'number_in_ss_cohort',
  level_3_count: 'l3_by19',
};

test('the counts and cohorts of 151 authorities are frozen: counts to 2022, cohorts to 2024, none a zero', () => {
  expect(figures).toHaveLength(151 * (2 * 18 + 2 * 20));
  expect(figures.every(({ value }) => Number(value) > 0)).toBe(true);
  const last = (ending: string) =>
    Math.max(
      ...figures.flatMap(({ indicator = '', period }) =>
        indicator.startsWith(ending) ? [Number(period)] : [],
      ),
    );
  expect([last('level_3_count'), last('cohort_at_19')]).toEqual([2022, 2024]);
});

describeOfficial('every count behind the long shadow', () => {
  test('is what its cells say, added up where authorities merged, of the group and year of the figure', () => {
    // Row 1 is the header.
    const official = rowsOf(readFileSync(officialPath(attainmentAge19), 'utf8').replace(/^\uFEFF/, ''));
    const wrong = figures.filter(({ indicator = '', period, value, cells = '', from_codes, raw_text }) => {
      const column = COLUMN[indicator.replace(/_(fsm|other)$/, '')] ?? '';
      const group = indicator.endsWith('_fsm') ? 'Eligible for FSM' : 'Not eligible for FSM';
      const read = cells.split(';').map((cell) => {
        const [, row = '', of] = /#(\d+):(.*)$/.exec(cell) ?? [];
        return of === column ? official[Number(row) - 2] : undefined;
      });
      const texts = read.map((row) => row?.[column] ?? '');
      return (
        read.some(
          (row) =>
            row?.fsm !== group || row.cohort_19_in !== period || row.gender !== 'ALL' || row.sen !== 'ALL',
        ) ||
        read.map((row) => row?.la_code_9).join(';') !== from_codes ||
        texts.join(';') !== raw_text ||
        texts.reduce((sum, text) => sum + Number(text), 0) !== Number(value)
      );
    });
    expect(wrong).toEqual([]);
  });
});

test('higher education by 25 is frozen from the figures that were typed again', () => {
  const typed = new Map(
    committed('retyped.csv').map((row) => [`${row.area_code} ${row.indicator}`, Number(row.value)]),
  );
  const own = committed('figures.csv').filter(({ source }) => source === 'higher-education-by-25');
  expect(typed.size).toBe(302);
  expect(own).toHaveLength(302);
  for (const { area_code, indicator, value, from_codes = '' } of own) {
    const parts = from_codes.split(';').map((code) => typed.get(`${code} ${indicator}`) ?? Number.NaN);
    if (parts.length === 1) expect([area_code, Number(value)]).toEqual([area_code, parts[0]]);
    else expect(Number(value)).toBeGreaterThan(Math.min(...parts));
  }
});
