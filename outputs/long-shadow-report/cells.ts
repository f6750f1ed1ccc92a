import { type Content, html, type Markup } from '../index-report/markup.js';
import type { ShadowArea } from './area.js';
import { chance, kindMark, kindWord } from './kinds.js';

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
