import type { ReleaseTable } from '../../outputs/release.js';
import type { YearKind } from '../../schemas/indicator.js';
import type { Method } from '../../schemas/method.js';
import { withPeriodColumns } from '../../schemas/period-columns.js';
import { columns, type Row, rowMaker } from '../../schemas/table.js';
import { INDICATORS } from '../../sources/registry.js';
import { periodSpan } from '../editions/period-span.js';
import { identifier, text } from '../engine/engine.js';

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

/** The columns that name the figure of a row, the first of them that a table has. */
const NAMING = ['indicator', 'outcome', 'measure', 'against', 'code'] as const;

/** First and last day of each period of each figure, as SQL that gives them to the rows of a table. */
function joinedSpans(naming: string, spans: ReadonlyMap<string, ReadonlyMap<string, Days>>): string {
  const literal = (value: string | null) => (value === null ? 'CAST(NULL AS VARCHAR)' : text(value));
  const found = [...spans].flatMap(([code, periods]) =>
    [...periods].map(([period, { start, end }]) => [code, period, start, end]),
  );
  // The first joins to no row: it is there for a table without any.
  const entries = [[null, null, null, null], ...found].map((values) => `(${values.map(literal).join(', ')})`);
  return `LEFT JOIN (VALUES ${entries.join(', ')}) AS spans(of_code, of_period, period_start, period_end)
ON of_code = ${identifier(naming)} AND of_period = period`;
}

interface Days {
  readonly start: string | null;
  readonly end: string | null;
}

/**
 * A table of a release with first and last day of each period, where it has periods. The table in the engine
 * stays without them: they are joined to it.
 */
export function datedTable(table: ReleaseTable, year: YearOf): ReleaseTable {
  const dated = withPeriodColumns(table.table);
  if (dated === table.table) return table;
  const naming = NAMING.find((name) => name in dated.row.shape) ?? 'indicator';
  const spans = new Map<string, Map<string, Days>>();
  const spanOf = (row: Row): Days => {
    const [period, code] = [String(row.period), String(row[naming])];
    const ofCode = spans.get(code) ?? new Map<string, Days>();
    const before = ofCode.get(period);
    if (before !== undefined) return before;
    const span = periodSpan(period, year(code));
    const days = { start: span?.start ?? null, end: span?.end ?? null };
    spans.set(code, ofCode.set(period, days));
    return days;
  };
  const newRow = rowMaker<Row[string]>(columns(dated).map(({ name }) => name));
  const rows: Iterable<Row> = {
    *[Symbol.iterator]() {
      for (const row of table.rows) {
        const { start, end } = spanOf(row);
        const dated = Object.assign(newRow(), row);
        dated.period_start = start;
        dated.period_end = end;
        yield dated;
      }
    },
  };
  if (table.orderBy === undefined) return { ...table, table: dated, rows };
  for (const row of table.rows) spanOf(row);
  return { ...table, table: dated, rows, join: joinedSpans(naming, spans) };
}
