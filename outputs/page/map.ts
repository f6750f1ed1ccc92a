import { edgeDistricts } from '../maps/edges.js';
import { type Box, boxAround } from '../maps/path-text.js';
import { meshPath, svgPaths } from '../maps/paths.js';
import type { AreaTopology, Level } from '../maps/topology.js';
import { PATTERNS, scaledPatterns } from './fills.js';
import { type Content, html, type Markup } from './markup.js';

/** Wide enough that an enlarged part of the map still has fine lines: a tenth of a unit is some 60 metres. */
const FRAME = { width: 1000, padding: 6 };

/** The boundaries of the page: drawn once, and used by every map of it. */
export interface Shapes {
  readonly width: number;
  readonly height: number;
  /** Code of an area to the id of its path, in the order of the topology. */
  readonly ids: ReadonlyMap<string, string>;
  /** Around the London boroughs; undefined where there is none. */
  readonly london: Box | undefined;
  /** The paths themselves, which show nothing by themselves. */
  readonly definitions: Markup;
}

/** The GSS prefix of London boroughs and the City of London. */
export const isLondon = (code: string): boolean => code.startsWith('E09');

/** Patterns of the enlarged part are as fine on the screen as those of the whole. */
const NEAR_SCALE = 0.28;

/** Draws every area of a level and the borders of the regions once. Districts, like upper tiers, make up the whole. */
export function shapesOf(topology: AreaTopology, level: Exclude<Level, 'regions'> = 'districts'): Shapes {
  const frame = { ...FRAME, around: edgeDistricts(topology) };
  const { width, height, paths } = svgPaths(topology, level, frame);
  const ids = new Map([...paths.keys()].map((code, at) => [code, `d${at}`]));
  const drawn = [...paths].map(([code, path]) => html`<path id="${ids.get(code)}" d="${path}"/>\n`);
  const definitions = html`<svg class="defs" width="0" height="0" aria-hidden="true" focusable="false"><defs>
${PATTERNS}${scaledPatterns('near', NEAR_SCALE)}${drawn}<path id="lines" d="${meshPath(topology, 'regions', frame)}"/>
</defs></svg>
`;
  const london = boxAround([...paths].flatMap(([code, path]) => (isLondon(code) ? [path] : [])));
  return { width, height, ids, london, definitions };
}

const MARGIN = 2;

const widened = ({ x, y, width, height }: Box): Box => ({
  ...{ x: x - MARGIN, y: y - MARGIN },
  ...{ width: width + 2 * MARGIN, height: height + 2 * MARGIN },
});

/** The part of a map that is shown enlarged, and the frame that marks it. */
export interface Enlarged {
  readonly box?: Box | undefined;
  readonly frame?: Markup | undefined;
}

/** London, with a little around it, where it is `wanted` and there. */
export function londonFrame(shapes: Shapes, wanted: boolean): Enlarged {
  if (!wanted || shapes.london === undefined) return {};
  const box = widened(shapes.london);
  const frame = html`<rect class="frame" x="${box.x.toFixed(1)}" y="${box.y.toFixed(1)}" width="${box.width.toFixed(1)}" height="${box.height.toFixed(1)}"/>`;
  return { box, frame };
}

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
