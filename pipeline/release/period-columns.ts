import type { ReleaseTable } from '../../outputs/release.js';
import type { YearKind } from '../../schemas/indicator.js';
import type { Method } from '../../schemas/method.js';
import { withPeriodColumns } from '../../schemas/period-columns.js';
import type { Row } from '../../schemas/table.js';
import { INDICATORS } from '../../sources/registry.js';
import { periodSpan } from '../editions/period-span.js';

/** What a year is in the periods of a figure: official, derived, or the level of an outcome. */
export type YearOf = (code: string) => YearKind | undefined;

/**
 * By the codes of a method: a derived figure has the years of the first that it is made from, an outcome
 * those of its level, and all outcomes together those of the first outcome.
 */
export function yearOf(method: Method): YearOf {
  const derived = new Map(method.derive.map(({ code, of }) => [code, of]));
  const outcomes = method.kind === 'long_shadow' ? method.outcomes : [];
  const levels = new Map(outcomes.map(({ code, level }) => [code, level]));
  const [first] = outcomes;
  if (first !== undefined) levels.set('all', first.level);
  return (code) => {
    let official = levels.get(code) ?? code;
    for (let next = derived.get(official); next !== undefined; next = derived.get(official)) official = next;
    return INDICATORS.get(official)?.declaration.year;
  };
}

/** First and last day of a period of a figure; nulls where its text has no known form. */
export function datesOf(
  period: string,
  kind: YearKind | undefined,
): { readonly period_start: string | null; readonly period_end: string | null } {
  const span = periodSpan(period, kind);
  return { period_start: span?.start ?? null, period_end: span?.end ?? null };
}

/**
 * The same of a period in a table that the user gave: only where it does not depend on what a year is, which
 * nobody declared.
 */
export function datesOfGiven(period: string): ReturnType<typeof datesOf> {
  const found = datesOf(period, undefined);
  const isSure = found.period_start === datesOf(period, 'calendar').period_start;
  return isSure ? found : { period_start: null, period_end: null };
}

/** The columns that name the figure of a row, the first of them that a table has. */
const NAMING = ['indicator', 'outcome', 'measure', 'against', 'code'] as const;

/** A table of a release with first and last day of each period, where it has periods. */
export function datedTable(table: ReleaseTable, year: YearOf): ReleaseTable {
  const dated = withPeriodColumns(table.table);
  if (dated === table.table) return table;
  const naming = NAMING.find((name) => name in dated.row.shape) ?? 'indicator';
  const spans = new Map<string, ReturnType<typeof datesOf>>();
  const spanOf = (row: Row) => {
    const [period, code] = [String(row.period), String(row[naming])];
    const key = `${code}\n${period}`;
    const before = spans.get(key);
    if (before !== undefined) return before;
    const found = datesOf(period, year(code));
    spans.set(key, found);
    return found;
  };
  const { orderBy, ...rest } = table;
  const rows: Iterable<Row> = {
    *[Symbol.iterator]() {
      for (const row of table.rows) yield { ...row, ...spanOf(row) };
    },
  };
  // The engine has the table without these columns: they are loaded again for the formats that it writes.
  return { ...rest, table: dated, rows };
}
