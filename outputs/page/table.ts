import { ascending, groups } from 'd3-array';
import { type Content, html, type Markup } from './markup.js';

export interface TableColumn {
  readonly label: Content;
  /** Right-aligned, with figures of equal width. */
  readonly numeric?: boolean;
  /** Left out on a narrow window, where the first cell has it in brief. */
  readonly wide?: boolean;
}

export interface TableParts {
  /** Unique on the page. */
  readonly id: string;
  readonly caption: Content;
  /** The first column names the row. */
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Content[])[];
  /** A last row with totals. */
  readonly foot?: readonly Content[];
}

function cellClass({ numeric = false, wide = false }: Pick<TableColumn, 'numeric' | 'wide'>): Content {
  const names = [numeric && 'num', wide && 'wide'].filter(Boolean).join(' ');
  return names !== '' && html` class="${names}"`;
}

/**
 * The columns that are left out on a narrow window, in brief, for the first cell of the row: each on a line.
 */
export const brief = (...lines: readonly Content[]): Markup[] =>
  lines.map((line) => html` <span class="brief">${line}</span>`);

function rowOf(cells: readonly Content[], columns: readonly TableColumn[]): Markup {
  const [first, ...rest] = cells;
  const others = rest.map((cell, i) => html`<td${cellClass(columns[i + 1] ?? {})}>${cell}</td>`);
  return html`<tr><th scope="row">${first}</th>${others}</tr>\n`;
}

/**
 * A table with a caption and headings of columns and rows. Where the page is too narrow for it, the table
 * scrolls in a region of its own, by keyboard as well; the page itself never scrolls sideways.
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

const classAttribute = (style: string | undefined): Content => style !== undefined && html` class="${style}"`;

/** A cell of a ranked table with a number; a dash is paler. */
export const numberCell = (value: Content, style?: string): Markup =>
  html`<td class="${['num', value === '–' && 'none', style].filter(Boolean).join(' ')}">${value}</td>`;

export const textCell = (value: Content, style?: string): Markup =>
  html`<td${classAttribute(style)}>${value}</td>`;

/** The name of what is ranked, with its code or more below it. */
export const nameCell = (name: Content, below: Content): Markup =>
  html`<th scope="row">${name} <span class="code">${below}</span></th>`;

export interface RankedColumn<T> {
  readonly label: Content;
  /** Heading above this column and its neighbours that have the same one. */
  readonly over?: string;
  /** Whether the heading is over numbers, which are right-aligned. */
  readonly numeric?: boolean;
  /** Left out on a narrow window; the cells must have the class `wide` as well. */
  readonly wide?: boolean;
  /** The whole cell. */
  readonly cell: (row: T) => Markup;
}

/** A column of numbers, with a dash where a row has none. */
export const numericColumn = <T>(
  label: Content,
  value: (row: T) => Content,
  more: Pick<RankedColumn<T>, 'over' | 'wide'> = {},
): RankedColumn<T> => ({
  label,
  ...more,
  numeric: true,
  cell: (row) => numberCell(value(row) ?? '–', more.wide === true ? 'wide' : undefined),
});

export interface RankedTableParts<T> {
  readonly id: string;
  readonly caption: Content;
  readonly columns: readonly RankedColumn<T>[];
  readonly rows: readonly T[];
  /** Id of a row, so that links lead to it. */
  readonly rowId?: (row: T) => string;
  /** A further class of the table in the style sheet. */
  readonly style?: string;
  /** Whether its cells are stacked on a narrow window, for which the page needs its `stackStyle`. */
  readonly stacked?: boolean;
}

/** One row of headings, or two where some columns have a heading in common. */
function rankedHeads<T>(columns: readonly RankedColumn<T>[]): Markup {
  if (columns.every(({ over }) => over === undefined))
    return html`<tr>${columns.map((column) => html`<th scope="col"${cellClass(column)}>${column.label}</th>`)}</tr>`;
  const first = columns.map((column, i): Content => {
    const { over, label } = column;
    if (over === undefined) return html`<th scope="col" rowspan="2"${cellClass(column)}>${label}</th>`;
    if (i > 0 && columns[i - 1]?.over === over) return undefined;
    const end = columns.findIndex((next, index) => index > i && next.over !== over);
    const hidden = columns.slice(i, end < 0 ? columns.length : end).every(({ wide }) => wide);
    return html`<th scope="colgroup" colspan="${(end < 0 ? columns.length : end) - i}" class="over${hidden && ' wide'}">${over}</th>`;
  });
  const second = columns.map(
    (column) => column.over !== undefined && html`<th scope="col"${cellClass(column)}>${column.label}</th>`,
  );
  return html`<tr>${first}</tr>\n<tr>${second}</tr>`;
}

/** A text within quotes in a style sheet; nothing in it can end the text or the sheet. */
const styleText = (text: string): string =>
  `"${text.replace(/[^\p{L}\p{N} ,.:%–’-]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`;

/**
 * The style that stacks the cells of each row of a ranked table on a narrow window, each after the heading
 * of its column. The first two columns, rank and name, need none; wide ones are left out.
 */
export function stackStyle<T>({ id, columns }: Pick<RankedTableParts<T>, 'id' | 'columns'>): string {
  const heads = columns.flatMap(({ label, over, wide }, i) => {
    if (i < 2 || wide === true || typeof label !== 'string') return [];
    const words = over === undefined ? label : `${over}, ${label.toLowerCase()}`;
    return [`.stack-${id} td:nth-child(${i + 1})::before{content:${styleText(`${words}: `)}}`];
  });
  return `@media screen and (max-width:40rem){${heads.join('')}}\n`;
}

/** A tall table in the order of the ranks. It scrolls in its own region, with its headings in sight. */
export function rankedTable<T>(parts: RankedTableParts<T>): Markup {
  const { id, caption, columns, rows, rowId, style, stacked = false } = parts;
  const names = ['ranked', stacked && `stack stack-${id}`, style].filter(Boolean).join(' ');
  const body = rows.map(
    (row) =>
      html`<tr${rowId !== undefined && html` id="${rowId(row)}"`}>${columns.map(({ cell }) => cell(row))}</tr>\n`,
  );
  return html`<div class="scroll tall" role="region" aria-labelledby="${id}" tabindex="0"><table class="${names}">
<caption id="${id}">${caption}</caption>
<thead>${rankedHeads(columns)}</thead>
<tbody>
${body}</tbody></table></div>
`;
}

/** An area with a row of its own on the page, whose id is its code. */
interface Listed {
  readonly code: string;
  readonly name: string;
}

/** The letter that an area is listed under; `#` for names that do not begin with a letter. */
function initial(name: string): string {
  const letter = name.normalize('NFD').charAt(0).toUpperCase();
  return letter >= 'A' && letter <= 'Z' ? letter : '#';
}

/**
 * Every area by its initial letter, with a link to its row: the table itself is in the order of the ranks.
 */
export function jumpList(areas: readonly Listed[]): Markup {
  const sorted = [...areas].sort((a, b) => ascending(a.name, b.name) || ascending(a.code, b.code));
  const parts = groups(sorted, ({ name }) => initial(name)).map(([letter, under]) => {
    const links = under.map(({ code, name }) => html`<li><a href="#${code}">${name}</a></li>\n`);
    return html`<details name="letter"><summary>${letter}</summary><ul>\n${links}</ul></details>\n`;
  });
  return html`<nav class="jump" aria-label="Find an area by its first letter"><p>Find an area by its first letter:</p>
<div class="letters">
${parts}</div></nav>
`;
}
