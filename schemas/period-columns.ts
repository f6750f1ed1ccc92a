import { z } from 'zod';
import { field, type Table } from './table.js';

const date = (title: string, description: string) =>
  field(
    z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .nullable(),
    { title, description },
  );

const day = (title: string, which: string) =>
  date(
    title,
    `${which} of the period, as YYYY-MM-DD. A year of schools and colleges runs from 1 September to 31 August; a year alone is the calendar year, unless the indicator is of an academic or a financial year. Of a cohort it is the year that names the cohort: by 19, the year in which they turn 19; by 25, the school year in which they were 15 when it began. Only files of a release have it, not frozen tables; empty where the text of the period has no known form.`,
  );

const given = (title: string, which: string) =>
  date(
    title,
    `${which} of the period, as YYYY-MM-DD, where its text says it: a day, an interval as 2024-09-01/P1Y, a calendar year. Empty for any other, such as 2023-24, which may be a year of schools or of taxes.`,
  );

/** The columns that a table of a release has in addition to `period`. */
export const PERIOD_COLUMNS = {
  period_start: day('Start of the period', 'First day'),
  period_end: day('End of the period', 'Last day'),
};

/** The same of a table that the user gave: nobody declared what a year is in it. */
export const GIVEN_PERIOD_COLUMNS = {
  period_start: given('Start of the period', 'First day'),
  period_end: given('End of the period', 'Last day'),
};

const known = new WeakMap<z.ZodObject, z.ZodObject>();

/** A table as a release publishes it: one with a period has its first and last day as the last columns. */
export function withPeriodColumns(table: Table): Table {
  if (!('period' in table.row.shape) || 'period_start' in table.row.shape) return table;
  const row = known.get(table.row) ?? table.row.extend(PERIOD_COLUMNS);
  known.set(table.row, row);
  return { ...table, row };
}
