import { type Content, html, type Markup } from '../index-report/markup.js';
import { fixed, whole } from '../index-report/numbers.js';
import { periodWords } from '../index-report/period.js';
import { dataTable } from '../index-report/table.js';
import { numberOf, textOf } from '../index-report/view.js';
import { listed } from '../index-report/words.js';
import type { ShadowOutcome, ShadowView } from './view.js';
import { told } from './words.js';

/** The years in which schools gave the GCSE grades of England, as no examinations were held. */
const GRADED_BY_SCHOOLS = /^(2020|2021)\b/;

/** The line behind the unexplained gap of the period that ranks an outcome. */
export const lineOf = ({ data }: ShadowView, { method }: ShadowOutcome) =>
  data.lines.rows.find(({ code, period }) => code === method.unexplained_gap && period === method.period);

/** Which GCSE year stands behind each outcome, and who gave its grades. */
export function gradeSentence(view: ShadowView): string {
  const found = view.outcomes.flatMap((outcome) => {
    const line = lineOf(view, outcome);
    return line === undefined ? [] : [{ name: told(outcome), year: textOf(line, 'on_period') }];
  });
  const schools = found.filter(({ year }) => GRADED_BY_SCHOOLS.test(year));
  if (schools.length === 0) return '';
  const years = listed(schools.map(({ name, year }) => `${periodWords(year)} (for ${name})`));
  return `The GCSE grades of ${years} were given by schools, since no examinations were held in 2020 and 2021: the unexplained gap rests on them and may differ for that alone.`;
}

/** A line for each figure and period: with these anyone can redo the unexplained gaps. */
export function lineTable({ data, outcomes }: ShadowView): Markup {
  const names = new Map(outcomes.map(({ method, name }) => [method.unexplained_gap, name]));
  if (data.lines.rows.length === 0)
    return html`<p>No line could be drawn: earlier results are missing.</p>\n`;
  const rows = data.lines.rows.map((row): Content[] => {
    const number = (column: string, places: number): string => {
      const value = numberOf(row, column);
      return value === null ? '–' : fixed(value, places);
    };
    const code = textOf(row, 'code');
    return [
      names.get(code) ?? code,
      periodWords(textOf(row, 'period')),
      periodWords(textOf(row, 'on_period')),
      whole(numberOf(row, 'areas') ?? 0),
      ...[number('slope', 3), number('intercept', 3), number('r_squared', 3)],
    ];
  });
  return html`<div class="more">${dataTable({
    id: 'line-table',
    caption: html`The lines behind the unexplained gaps <span class="sub">Slope: percentage points of gap for one point of gap in Attainment 8. R²: share of the variance of the gaps that the line explains.</span>`,
    columns: [
      { label: 'Outcome' },
      { label: 'Period' },
      { label: 'GCSE year' },
      { label: 'Areas', numeric: true },
      { label: 'Slope', numeric: true },
      { label: 'Intercept', numeric: true },
      { label: 'R²', numeric: true },
    ],
    rows,
  })}</div>
`;
}
