import { descending, groups } from 'd3-array';
import { textOf } from '../../tables/read-cell.js';
import type { Table } from '../../tables/table.js';
import { RowFilter } from './keep-rows.js';
import { seriesOf } from './time.js';

/** What the time identifiers of a table mean for its periods. */
export interface Identifiers {
  /** Index of their column; −1 where the table has none, or only one identifier. */
  readonly index: number;
  /** Rows to keep, where the identifiers are of several series. */
  readonly keep: Readonly<Record<string, string | readonly string[]>>;
  /** True where the identifier is a part of the period, as January is of 2024. */
  readonly inPeriod: boolean;
  readonly others: OtherIdentifiers;
}

/** Identifiers whose rows are left out, such as “Calendar year” next to “Academic year”. */
export interface OtherIdentifiers {
  readonly texts: readonly string[];
  /** Whether some of their series have as many rows as the one that is taken. */
  readonly tied: boolean;
}

/** The column that says what a time period is, as in files of Explore Education Statistics. */
const NAME = /^time[ _]?identifier$/i;

/** Whether the name of a column is that of time identifiers. */
export const isTimeIdentifier = (name: string): boolean => NAME.test(name);

const NONE: Identifiers = { index: -1, keep: {}, inPeriod: false, others: { texts: [], tied: false } };

/**
 * What to do with a column such as time_identifier. Academic years and calendar years are two series: that
 * with the most rows is taken, of several the first in the file. Months, terms, weeks and quarters are the
 * parts of one: with the year they make up the period.
 * @param keep rows that are kept anyway, by column
 */
export async function identifiersOf(
  table: Table,
  keep: Readonly<Record<string, string>>,
): Promise<Identifiers> {
  const index = table.header.columns.findIndex((name) => NAME.test(name));
  if (index < 0) return NONE;
  const filter = new RowFilter(table, { ...keep });
  const counts = new Map<string, number>();
  for await (const { cells } of table.rows()) {
    const text = textOf(cells[index]);
    if (text !== '' && filter.keeps(cells)) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  if (counts.size < 2) return NONE;
  const series = groups([...counts], ([text]) => seriesOf(text)).map(([, each]) => ({
    texts: each.map(([text]) => text),
    rows: each.reduce((sum, [, count]) => sum + count, 0),
  }));
  const [taken] = series.toSorted((a, b) => descending(a.rows, b.rows));
  if (taken === undefined) return NONE;
  const [first = ''] = taken.texts;
  const name = table.header.columns[index] ?? '';
  return {
    index,
    keep: series.length === 1 ? {} : { [name]: taken.texts.length === 1 ? first : taken.texts },
    inPeriod: taken.texts.length > 1,
    others: {
      texts: series.filter((each) => each !== taken).flatMap(({ texts }) => texts),
      tied: series.some((each) => each !== taken && each.rows === taken.rows),
    },
  };
}
