import { blocksIn, type ReleaseTable } from '../../outputs/release.js';
import { type Block, valueReader } from '../../schemas/blocks.js';
import type { YearKind } from '../../schemas/indicator.js';
import type { Method } from '../../schemas/method.js';
import { withPeriodColumns } from '../../schemas/period-columns.js';
import { columns, type Row } from '../../schemas/table.js';
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

interface Dates {
  readonly period_start: string | null;
  readonly period_end: string | null;
}

/** First and last day of a period of a figure; nulls where its text has no known form. */
export function datesOf(period: string, kind: YearKind | undefined): Dates {
  const span = periodSpan(period, kind);
  return { period_start: span?.start ?? null, period_end: span?.end ?? null };
}

/**
 * The same of a period in a table that the user gave: only where it does not depend on what a year is, which
 * nobody declared.
 */
export function datesOfGiven(period: string): Dates {
  const found = datesOf(period, undefined);
  const isSure = found.period_start === datesOf(period, 'calendar').period_start;
  return isSure ? found : { period_start: null, period_end: null };
}

/** The columns that name the figure of a row, the first of them that a table has. */
const NAMING = ['indicator', 'outcome', 'measure', 'against', 'code'] as const;

/** First and last day of each period of each figure, as SQL that gives them to the rows of a table. */
function joinedSpans(naming: string, spans: ReadonlyMap<string, ReadonlyMap<string, Dates>>): string {
  const literal = (value: string | null) => (value === null ? 'CAST(NULL AS VARCHAR)' : text(value));
  const found = [...spans].flatMap(([code, periods]) =>
    [...periods].map(([period, { period_start, period_end }]) => [code, period, period_start, period_end]),
  );
  // The first joins to no row: it is there for a table without any.
  const entries = [[null, null, null, null], ...found].map((values) => `(${values.map(literal).join(', ')})`);
  return `LEFT JOIN (VALUES ${entries.join(', ')}) AS spans(of_code, of_period, period_start, period_end)
ON of_code = ${identifier(naming)} AND of_period = period`;
}

/**
 * A table of a release with first and last day of each period, where it has periods. The table in the engine
 * stays without them: they are joined to it.
 */
export function datedTable(table: ReleaseTable, year: YearOf): ReleaseTable {
  const dated = withPeriodColumns(table.table);
  if (dated === table.table) return table;
  const naming = NAMING.find((name) => name in dated.row.shape) ?? 'indicator';
  const names = columns(table.table).map(({ name }) => name);
  const spans = new Map<string, Map<string, Dates>>();
  const spanOf = (period: string, code: string): Dates => {
    const ofCode = spans.get(code) ?? new Map<string, Dates>();
    const before = ofCode.get(period);
    if (before !== undefined) return before;
    const found = datesOf(period, year(code));
    spans.set(code, ofCode.set(period, found));
    return found;
  };
  const spanOfRow = (row: Row) => spanOf(String(row.period), String(row[naming]));
  const rows: Iterable<Row> = {
    *[Symbol.iterator]() {
      for (const row of table.rows) yield { ...row, ...spanOfRow(row) };
    },
  };
  /** For files: without an object for each row. */
  const blocks: Iterable<Block> = {
    *[Symbol.iterator]() {
      for (const block of blocksIn(table)) {
        const read = (name: string) => valueReader(block.columns[names.indexOf(name)] ?? { values: [] });
        const [periodAt, codeAt] = [read('period'), read(naming)];
        const dates = Array.from({ length: block.rows }, (_, i) =>
          spanOf(String(periodAt(i)), String(codeAt(i))),
        );
        const starts = { values: dates.map(({ period_start }) => period_start) };
        const ends = { values: dates.map(({ period_end }) => period_end) };
        yield { rows: block.rows, columns: [...block.columns, starts, ends] };
      }
    },
  };
  if (table.orderBy === undefined) return { ...table, table: dated, rows, blocks };
  for (const row of table.rows) spanOfRow(row);
  return { ...table, table: dated, rows, blocks, join: joinedSpans(naming, spans) };
}
