import { html, type Markup } from './markup.js';
import { dataTable } from './table.js';
import { type ReportView, textOf } from './view.js';
import { capital, spaced } from './words.js';

/** Every missing value by name, with the reason that the publisher gives. */
export function missingValues({ data }: ReportView): Markup {
  const titles = new Map(data.declared.map(({ declaration }) => [declaration.code, declaration.title]));
  const missing = data.indicators.rows.filter(({ status }) => status === 'missing');
  if (missing.length === 0) return html`<p>No value is missing.</p>\n`;
  return dataTable({
    id: 'missing',
    caption: 'Missing values and the reason that the publisher gives',
    columns: [{ label: 'Area' }, { label: 'Indicator' }, { label: 'Reason' }],
    rows: missing.map((row) => {
      const code = textOf(row, 'indicator');
      return [
        textOf(row, 'area_name'),
        titles.get(code) ?? code,
        capital(spaced(textOf(row, 'reason'))) || 'None given',
      ];
    }),
  });
}
