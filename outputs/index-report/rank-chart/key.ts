import { type Content, html, type Markup } from '../markup.js';
import type { RankRow } from '../rank-chart.js';
import { signPath } from './marks.js';

const item = (picture: Content, words: string): Markup =>
  html`<li><svg class="swatch" viewBox="0 0 44 28" aria-hidden="true" focusable="false">${picture}</svg><span>${words}</span></li>\n`;

const sign = (group: string): Markup =>
  html`<g class="of-${group}"><path class="sign" d="M22 14${signPath(group, 6)}"/></g>`;

const stroke = (name: string, d: string): Markup =>
  html`<g class="of-middle"><path class="${name}" d="${d}"/></g>`;

/** What the signs and lines of the charts mean; only those that are there. */
export function chartKey(rows: readonly RankRow[]): Markup {
  const has = (group: string) => rows.some((row) => row.group === group);
  const drawn = rows.some(({ low }) => low !== null);
  const without = rows.some(({ lowWithout }) => lowWithout !== null);
  return html`<ul class="legend across" aria-label="Key of the charts">
${has('hotspot') && item(sign('hotspot'), 'Rank of a hotspot')}${item(sign('middle'), 'Rank of any other')}${has('coldspot') && item(sign('coldspot'), 'Rank of a coldspot')}${drawn && item(stroke('thin', 'M4 14H40'), '90% interval')}${without && item(stroke('thick', 'M10 14H34'), 'The same without the draw for inherited figures')}${drawn && item(stroke('tick', 'M22 6V22'), 'Median rank (with names)')}</ul>
`;
}
