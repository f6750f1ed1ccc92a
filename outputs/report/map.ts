import type { Fifth } from './fifths.js';
import { type Content, html, type Markup } from './markup.js';
import type { Box } from './path-box.js';
import type { Shapes } from './shapes.js';

/** What a map shows of an area: its class, and what to say of it. */
export interface Shown {
  readonly fifth: Fifth | null;
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

/** A map of areas by fifth, as one picture with a text alternative; each area tells its own when pointed at. */
export function mapOf({ id, title, description, kind, shapes, shown, box, only, over }: MapParts): Markup {
  const classes = new Map<Fifth | null, Markup[]>();
  for (const [code, path] of shapes.ids) {
    if (only !== undefined && !only(code)) continue;
    const { fifth, title: about } = shown(code);
    const uses = classes.get(fifth) ?? [];
    uses.push(html`<use href="#${path}"><title>${about}</title></use>\n`);
    classes.set(fifth, uses);
  }
  const groups = [...classes]
    .sort(([a], [b]) => (a ?? 0) - (b ?? 0))
    .map(([fifth, uses]) => html`<g class="f${fifth ?? 0}">\n${uses}</g>\n`);
  // Strokes under the areas show along the outer edge alone: the borders of an enlarged part, without its surroundings.
  const outline = html`<g class="outline">\n${[...shapes.ids].map(([code, path]) => (only === undefined || only(code)) && html`<use href="#${path}"/>\n`)}</g>\n`;
  const borders = html`<use class="lines" href="#lines"/>`;
  const view = viewBox(box ?? { x: 0, y: 0, width: shapes.width, height: shapes.height });
  return html`<svg class="map ${kind}" viewBox="${view}" role="img" aria-labelledby="${id}-title ${id}-about">
<title id="${id}-title">${title}</title><desc id="${id}-about">${description}</desc>
${only !== undefined && outline}${groups}${only === undefined && borders}${over}</svg>
`;
}
