import { type Content, html, type Markup } from './markup.js';
import type { Box } from './path-box.js';
import type { Shapes } from './shapes.js';

/** What a map shows of an area: the class that styles it, such as `f1`, and what to say of it. */
export interface Shown {
  readonly mark: string;
  readonly title: string;
}

export interface MapParts {
  /** Of the picture; its title and description have ids that begin with it. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Style of the map: `main`, `near` (enlarged) or `small`. */
  readonly kind: 'main' | 'near' | 'small';
  readonly shapes: Shapes;
  /** What is known of the area with a code. */
  readonly shown: (code: string) => Shown;
  /** The part of the map to show; all of it when not given. */
  readonly box?: Box | undefined;
  /** The areas to draw; all when not given. */
  readonly only?: ((code: string) => boolean) | undefined;
  /** Drawn over the areas. */
  readonly over?: Content;
}

const decimals = (value: number): string => String(Number(value.toFixed(1)));

const viewBox = ({ x, y, width, height }: Box): string => [x, y, width, height].map(decimals).join(' ');

/** Strokes under the areas show along the outer edge alone: the border of a part, without its surroundings. */
const outlineOf = ({ ids }: Shapes, only: (code: string) => boolean): Markup =>
  html`<g class="outline">\n${[...ids].map(([code, path]) => only(code) && html`<use href="#${path}"/>\n`)}</g>\n`;

/** A map of areas by class, as one picture with a text alternative; each area tells its own when pointed at. */
export function mapOf({ id, title, description, kind, shapes, shown, box, only, over }: MapParts): Markup {
  const classes = new Map<string, Markup[]>();
  for (const [code, path] of shapes.ids) {
    if (only !== undefined && !only(code)) continue;
    const { mark, title: about } = shown(code);
    const uses = classes.get(mark) ?? [];
    uses.push(html`<use href="#${path}"><title>${about}</title></use>\n`);
    classes.set(mark, uses);
  }
  const groups = [...classes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([mark, uses]) => html`<g class="${mark}">\n${uses}</g>\n`);
  const view = viewBox(box ?? { x: 0, y: 0, width: shapes.width, height: shapes.height });
  return html`<svg class="map ${kind}" viewBox="${view}" role="img" aria-labelledby="${id}-title ${id}-about">
<title id="${id}-title">${title}</title><desc id="${id}-about">${description}</desc>
${only && outlineOf(shapes, only)}${groups}${!only && html`<use class="lines" href="#lines"/>`}${over}</svg>
`;
}
