import type { Row } from '../../schemas/table.js';
import { chance, kindMark, kindWord } from '../long-shadow-report/kinds.js';
import { type Content, html, type Markup } from '../report/markup.js';
import { dataTable } from '../report/table.js';
import { type KindReport, kindOf } from './parts.js';

const number = (value: Row[string] | undefined): number | null => (typeof value === 'number' ? value : null);

const shown = (value: number | null, decimals: number): string =>
  value === null
    ? '–'
    : `${value < 0 ? '−' : ''}${Math.abs(value).toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })}`;

/** How sure the kind is, in parentheses; that it is not known, where no standard errors were given. */
export function sureWords(row: Row): string {
  const kind = kindOf(row);
  const probability = number(kind === 'hotspot' ? row.hotspot_probability : row.coldspot_probability);
  if (kind === null) return '';
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

/** All areas by rank, with what their kind and rank are worth. */
export function rankedSection({ rows, figures }: KindReport): Markup {
  const cells = (row: Row): Content[] => [
    html`${String(row.area_name)} <span class="code">${String(row.area_code)}</span>`,
    rankOf(row),
    html`<span class="chip ${kindMark(kindOf(row))}">${kindWord(kindOf(row))}</span>${sureWords(row)}`,
    ...figures.map(({ column, decimals }) => shown(number(row[column]), decimals)),
    String(row.region_name ?? '–'),
  ];
  return html`<section id="ranking" aria-labelledby="ranking-title">
<h2 id="ranking-title">All areas by rank</h2>
<div class="ranked">${dataTable({
    id: 'ranked',
    caption: html`Rank 1 is best <span class="sub">In parentheses the ranks of nine draws in ten, and how sure the kind is, where standard errors are known.</span>`,
    columns: [
      { label: 'Area' },
      { label: 'Rank', numeric: true },
      { label: 'Kind' },
      ...figures.map(({ label }) => ({ label, numeric: true })),
      { label: 'Region' },
    ],
    rows: rows.map(cells),
  })}</div>
</section>
`;
}
