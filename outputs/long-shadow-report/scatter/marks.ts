import type { ColdspotKind } from '../../../schemas/release/coldspot-fields.js';
import { html, type Markup, trusted } from '../../index-report/markup.js';
import { KIND_WORDS } from '../kinds.js';

/** The signs of the kinds about the middle of the picture: square, triangles, circles. */
const SHAPES: Readonly<Record<ColdspotKind, string>> = {
  coldspot: '<rect x="-6" y="-6" width="12" height="12"/>',
  cold_on_level: '<path d="M-6-4.5H6L0 6z"/>',
  cold_on_gap: '<path d="M-6 5H6L0-5.5z"/>',
  none: '<circle r="3.8"/>',
  hotspot: '<circle r="6"/>',
};

const KINDS = Object.keys(SHAPES) as ColdspotKind[];

const nameOf = (kind: ColdspotKind): string => kind.replaceAll('_', '-');

/** Id of the sign of a kind. */
export const signOf = (kind: ColdspotKind): string => `sign-${nameOf(kind)}`;

/** The signs, drawn once and used by every plot of the page. */
export const SIGNS: Markup = html`<svg class="defs" width="0" height="0" aria-hidden="true" focusable="false"><defs>
${KINDS.map((kind) => html`<g id="${signOf(kind)}" class="m-${nameOf(kind)}">${trusted(SHAPES[kind])}</g>\n`)}</defs></svg>
`;

const sign = (content: Markup): Markup =>
  html`<svg viewBox="-10 -10 20 20" aria-hidden="true" focusable="false">${content}</svg>`;

/** What the signs mean. */
export function signLegend(carried: boolean): Markup {
  const items = KINDS.map(
    (kind) => html`<li>${sign(html`<use href="#${signOf(kind)}"/>`)}${KIND_WORDS[kind]}</li>\n`,
  );
  const ring = html`<li>${sign(html`<circle class="ring" r="8.5"/>`)}Ring: figures carried from an authority that is no more</li>\n`;
  return html`<ul class="signs" aria-label="Signs of the plot">\n${items}${carried && ring}</ul>\n`;
}
