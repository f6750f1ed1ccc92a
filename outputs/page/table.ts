import type { ShadowArea } from '../long-shadow-report/view.js';
import { chance, kindMark, kindWord } from './kinds.js';
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

/** A cell with a number; a dash is paler. */
export const number = (value: Content): Markup =>
  value === '–' ? html`<td class="num none">–</td>` : html`<td class="num">${value}</td>`;

/** The name of an area with its code and region, marked where its figures are carried. */
export const areaCell = ({ name, code, region }: ShadowArea, carried: boolean): Markup =>
  html`<th scope="row">${name}${carried && ' †'} <span class="code">${code}, ${region}</span></th>`;

export const probability = (value: number | null): string => (value === null ? '–' : chance(value));

/** The group of an area; only beside a cell with its probability. */
export const groupCell = ({ kind }: ShadowArea): Markup =>
  kind === null || kind === 'none'
    ? html`<td class="none">${kindWord(kind)}</td>`
    : html`<td><span class="chip ${kindMark(kind)}">${kindWord(kind)}</span></td>`;

export const head = (label: Content, numeric = false): Markup =>
  html`<th scope="col" rowspan="2"${numeric && html` class="num"`}>${label}</th>`;

export const over = (label: Content, columns: number): Markup =>
  html`<th scope="colgroup" colspan="${columns}" class="over">${label}</th>`;

export const subhead = (label: Content, numeric = true): Markup =>
  html`<th scope="col"${numeric && html` class="num"`}>${label}</th>`;

/** A tall table that scrolls in its own region. */
export const tallTable = (id: string, caption: Content, heads: Content, rows: Content): Markup =>
  html`<div class="scroll tall" role="region" aria-labelledby="${id}" tabindex="0"><table class="ranked">
<caption id="${id}">${caption}</caption>
<thead>${heads}</thead>
<tbody>
${rows}</tbody></table></div>
`;

/** An area with a row of its own on the page, whose id is its code. */
interface Listed {
  readonly code: string;
  readonly name: string;
}

/** The letter that an area is listed under; what does not begin with one stands under `#`. */
function initial(name: string): string {
  const letter = name.normalize('NFD').charAt(0).toUpperCase();
  return letter >= 'A' && letter <= 'Z' ? letter : '#';
}

const byName = (a: Listed, b: Listed): number => {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.code < b.code ? -1 : 1;
};

/** Every area by its initial letter, with a link to its row: the table itself is in the order of the ranks. */
export function jumpList(areas: readonly Listed[]): Markup {
  const letters = new Map<string, Listed[]>();
  for (const area of [...areas].sort(byName)) {
    const letter = initial(area.name);
    letters.set(letter, [...(letters.get(letter) ?? []), area]);
  }
  const parts = [...letters].map(([letter, under]) => {
    const links = under.map(({ code, name }) => html`<li><a href="#${code}">${name}</a></li>\n`);
    return html`<details name="letter"><summary>${letter}</summary><ul>\n${links}</ul></details>\n`;
  });
  return html`<nav class="jump" aria-label="Find an area by its first letter"><p>Find an area by its first letter:</p>
<div class="letters">
${parts}</div></nav>
`;
}
