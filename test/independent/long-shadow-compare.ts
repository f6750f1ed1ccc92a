import type { Row } from '../../schemas/table.js';
import type { LongShadow, OutcomeYear } from './long-shadow-calculation.js';

export type Found = Row[string];

/** Both missing, or both present and within 1e-9 of each other. */
export const agrees = (found: Found | undefined, value: number | undefined): boolean =>
  value === undefined
    ? found === null
    : typeof found === 'number' && Math.abs(found - value) < 1e-9 && Number.isFinite(value);

/**
 * The rows of a table that differ from what was computed, each as its area, the column, and both
 * values.
 */
export function apart(
  rows: readonly Row[],
  columns: readonly string[],
  value: (row: Row, column: string) => number | undefined,
): unknown[] {
  return rows.flatMap((row) =>
    columns.flatMap((column) => {
      const due = value(row, column);
      return agrees(row[column], due)
        ? []
        : [[row.area_code, row.outcome, row.period, column, row[column], due]];
    }),
  );
}

export const keyOf = (row: Row, ...names: string[]) => names.map((name) => row[name]).join(' ');

/** The outcome and period of a row. */
export const yearIn = (expected: LongShadow, row: Row): OutcomeYear | undefined =>
  expected.years.get(String(row.outcome))?.find(({ period }) => period === row.period);

/** What plain arithmetic gives for a column of a row of one outcome. */
export const measuredOf =
  (expected: LongShadow) =>
  (row: Row, column: string): number | undefined => {
    const year = yearIn(expected, row);
    const area = String(row.area_code);
    if (year === undefined) return Number.NaN;
    const precision = expected.precision.get(String(row.outcome));
    const columns: Readonly<Record<string, ReadonlyMap<string, number> | undefined>> = {
      level: year.level,
      gap: year.gap,
      unexplained_gap: year.line?.residuals ?? new Map(),
      level_rank: year.level_rank,
      gap_rank: year.gap_rank,
      unexplained_gap_rank: year.unexplained_rank,
      score: year.score,
      rank: year.rank,
      level_standard_error: precision?.level ?? year.level_error,
      gap_standard_error: precision?.gap ?? year.gap_error,
      level_cohort: precision === undefined ? year.cohort : new Map(),
      others_cohort: precision === undefined ? year.others_cohort : new Map(),
    };
    const of = columns[column];
    return of === undefined ? Number.NaN : of.get(area);
  };
