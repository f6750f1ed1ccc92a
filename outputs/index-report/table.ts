import { type Content, html, type Markup } from './markup.js';

export interface TableColumn {
  readonly label: Content;
  /** Right-aligned, with figures of equal width. */
  readonly numeric?: boolean;
  /** Left out on a narrow window, where the first cell says it in brief. */
  readonly wide?: boolean;
}

export interface TableParts {
  /** Unique on the page. */
  readonly id: string;
  readonly caption: Content;
  /** The first column names the row. */
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Content[])[];
  /** A last row that sums up the others. */
  readonly foot?: readonly Content[];
}

function cellClass({ numeric = false, wide = false }: TableColumn): Content {
  const names = [numeric && 'num', wide && 'wide'].filter(Boolean).join(' ');
  return names !== '' && html` class="${names}"`;
}

/** What the columns that are left out on a narrow window say, for the first cell of the row: each on a line. */
export const brief = (...lines: readonly Content[]): Markup[] =>
  lines.map((line) => html` <span class="brief">${line}</span>`);

function rowOf(cells: readonly Content[], columns: readonly TableColumn[]): Markup {
  const [first, ...rest] = cells;
  const others = rest.map((cell, at) => html`<td${cellClass(columns[at + 1] ?? { label: '' })}>${cell}</td>`);
  return html`<tr><th scope="row">${first}</th>${others}</tr>\n`;
}

/**
 * A table with a caption, headed columns and headed rows. It stands in a region of its own that scrolls, by keyboard
 * as well, where the page is too narrow for it; the page itself never scrolls sideways.
 */
export function dataTable({ id, caption, columns, rows, foot }: TableParts): Markup {
  const heads = columns.map((column) => html`<th scope="col"${cellClass(column)}>${column.label}</th>`);
  return html`<div class="scroll" role="region" aria-labelledby="${id}" tabindex="0"><table>
<caption id="${id}">${caption}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${rows.map((row) => rowOf(row, columns))}</tbody>
${foot && html`<tfoot>${rowOf(foot, columns)}</tfoot>`}</table></div>
`;
}
