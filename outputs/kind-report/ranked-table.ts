import { html, type Markup } from '../index-report/markup.js';
import { subhead, tallTable } from '../long-shadow-report/cells.js';
import { chance, kindMark, kindWord } from '../long-shadow-report/kinds.js';
import { type KindReport, kindOf } from './parts.js';

const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);

const shown = (value: number | null, decimals: number): string =>
  value === null
    ? '–'
    : `${value < 0 ? '−' : ''}${Math.abs(value).toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })}`;

type Row = KindReport['rows'][number];

/** Whether it is known of any area how sure its kind or its rank is. */
export const isSure = ({ rows }: Pick<KindReport, 'rows'>): boolean =>
  rows.some((row) =>
    [row.coldspot_probability, row.hotspot_probability, row.rank_low].some((value) => number(value) !== null),
  );

/**
 * How sure the kind is, in parentheses; that it is not known, where it is of other areas. Nothing where it is known of
 * none: the page says so once.
 */
export function sureWords(row: Row, sure: boolean): string {
  const kind = kindOf(row);
  const probability = number(kind === 'hotspot' ? row.hotspot_probability : row.coldspot_probability);
  if (kind === null || !sure) return '';
  if (probability === null) return ' (how sure is not known)';
  return kind === 'coldspot' || kind === 'hotspot'
    ? ` (${chance(probability)} sure)`
    : ` (coldspot: ${chance(probability)})`;
}

const rankOf = (row: Row): string => {
  const [rank, low, high] = [number(row.rank), number(row.rank_low), number(row.rank_high)];
  if (rank === null) return '–';
  return low === null || high === null ? String(rank) : `${rank} (${low}–${high})`;
};

const amountCell = (text: string): Markup => html`<td class="num">${text}</td>`;

/** All areas by rank, with what their kind and rank are worth. */
export function rankedSection(report: KindReport): Markup {
  const { rows, figures } = report;
  const sure = isSure(report);
  const heads = html`<tr>${subhead('Rank')}${subhead('Area', false)}${subhead('Kind', false)}${figures.map(({ label }) => subhead(label))}${subhead('Region', false)}</tr>`;
  const rowMarkup = (row: Row): Markup => {
    const amounts = figures.map(({ column, decimals }) => amountCell(shown(number(row[column]), decimals)));
    const kind = kindOf(row);
    return html`<tr>${amountCell(rankOf(row))}<th scope="row">${String(row.area_name)} <span class="code">${String(row.area_code)}</span></th><td><span class="chip ${kindMark(kind)}">${kindWord(kind)}</span>${sureWords(row, sure)}</td>${amounts}<td>${String(row.region_name ?? '–')}</td></tr>\n`;
  };
  const worth = sure
    ? 'In parentheses the ranks of nine draws in ten, and how sure the kind is, where standard errors are known.'
    : 'How sure ranks and kinds are is not known: there are no standard errors.';
  return html`<section id="ranking" aria-labelledby="ranking-title">
<h2 id="ranking-title">All areas by rank</h2>
<p>On a narrow screen the table moves sideways.</p>
${tallTable('ranked', html`Rank 1 is best <span class="sub">${worth}</span>`, heads, rows.map(rowMarkup))}</section>
`;
}
