import { type Content, html, type Markup } from './markup.js';

export interface TableColumn {
  readonly label: Content;
  /** Right-aligned, with figures of equal width. */
  readonly numeric?: boolean;
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

const cellClass = (column: TableColumn | undefined): Content =>
  column?.numeric === true && html` class="num"`;

function rowOf(cells: readonly Content[], columns: readonly TableColumn[]): Markup {
  const [first, ...rest] = cells;
  const others = rest.map((cell, at) => html`<td${cellClass(columns[at + 1])}>${cell}</td>`);
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
