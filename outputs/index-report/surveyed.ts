import { numberOf, type ReportView } from './view.js';

/** Titles of the indicators of which the publishers give 95% confidence limits. */
export function surveyed({ data }: ReportView): string[] {
  const limited = new Set(
    data.indicators.rows.filter((row) => numberOf(row, 'lower') !== null).map((row) => row.indicator),
  );
  return data.declared.flatMap(({ declaration: { code, title } }) => (limited.has(code) ? [title] : []));
}
