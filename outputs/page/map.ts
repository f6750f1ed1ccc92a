import { ascending, groups } from 'd3-array';
import type { Inset } from '../../schemas/method/areas.js';
import { edgeDistricts } from '../maps/edges.js';
import { type Box, boxAround } from '../maps/path-text.js';
import { meshPath, svgPaths } from '../maps/paths.js';
import type { AreaTopology, Level } from '../maps/topology.js';
import { figure } from './figure.js';
import { patterns } from './fills.js';
import { type Content, html, type Markup } from './markup.js';
import { coordinate } from './picture.js';

/** Wide enough that an enlarged part of the map still has fine lines: a tenth of a unit is some 60 metres. */
const FRAME = { width: 1000, padding: 6 };

/** The boundaries of a page: drawn once, and used by every map on it. */
export interface Shapes {
  readonly width: number;
  readonly height: number;
  /** Code of an area to the id of its path, in the order of the topology. */
  readonly ids: ReadonlyMap<string, string>;
  /** The region that is shown enlarged, with the box around its areas; undefined where there is none. */
  readonly inset: (Inset & { readonly box: Box }) | undefined;
  /** The paths, which are not visible until a map uses them. */
  readonly definitions: Markup;
}

/** Scales the patterns of the enlarged part, so that they are as fine on the screen as those of the whole. */
export const NEAR_SCALE = 0.28;

/** Draws every area of a level and the borders of the regions once. */
export function shapesOf(
  topology: AreaTopology,
  level: Exclude<Level, 'regions'> = 'districts',
  inset?: Inset,
): Shapes {
  const frame = { ...FRAME, around: edgeDistricts(topology) };
  const { width, height, paths } = svgPaths(topology, level, frame);
  const ids = new Map([...paths.keys()].map((code, i) => [code, `d${i}`]));
  const drawn = [...paths].map(([code, path]) => html`<path id="${ids.get(code)}" d="${path}"/>\n`);
  const definitions = html`<svg class="defs" width="0" height="0" aria-hidden="true" focusable="false"><defs>
${patterns()}${patterns('-near', NEAR_SCALE)}${drawn}<path id="lines" d="${meshPath(topology, 'regions', frame)}"/>
</defs></svg>
`;
  const box = boxAround([...paths].flatMap(([code, path]) => (inset?.areas.has(code) ? [path] : [])));
  return { width, height, ids, inset: inset && box && { ...inset, box }, definitions };
}

/** Draws some areas of a level by themselves, for small maps, whose fills are plain. */
export function shapesAmong(
  topology: AreaTopology,
  codes: ReadonlySet<string>,
  level: Exclude<Level, 'regions'> = 'districts',
): Shapes & { readonly box: Box } {
  const { width, height, paths } = svgPaths(topology, level, {
    ...FRAME,
    around: edgeDistricts(topology),
  });
  const own = [...paths].filter(([code]) => codes.has(code));
  const ids = new Map(own.map(([code], i) => [code, `d${i}`]));
  const drawn = own.map(([code, path]) => html`<path id="${ids.get(code)}" d="${path}"/>\n`);
  const box = boxAround(own.map(([, path]) => path)) ?? { x: 0, y: 0, width, height };
  const definitions = html`<svg class="defs" width="0" height="0" aria-hidden="true" focusable="false"><defs>
${drawn}</defs></svg>
`;
  return { width, height, ids, inset: undefined, box: widened(box), definitions };
}

/** What a map shows of an area: the class that styles it, such as `f1`, and its tooltip. */
export interface Shown {
  readonly mark: string;
  readonly title: string;
}

export interface MapParts {
  /** The ids of the title and the description of the picture begin with it. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Style of the map: `main`, `near` (enlarged) or `small`. */
  readonly size: 'main' | 'near' | 'small';
  readonly shapes: Shapes;
  /** What the map shows of the area with a code. */
  readonly shown: (code: string) => Shown;
  /** The part of the map to show; all of it when not given. */
  readonly box?: Box | undefined;
  /** The areas to draw; all when not given. */
  readonly only?: ((code: string) => boolean) | undefined;
  /** Drawn over the areas. */
  readonly over?: Content;
}

const viewBox = ({ x, y, width, height }: Box): string => [x, y, width, height].map(coordinate).join(' ');

/** The border of a part of the map: strokes under its areas, which show along the outer edge only. */
const outlineOf = ({ ids }: Shapes, only: (code: string) => boolean): Markup =>
  html`<g class="outline">\n${[...ids].map(([code, path]) => only(code) && html`<use href="#${path}"/>\n`)}</g>\n`;

/** Areas by the class that styles them, in the order of the classes. */
export const byMark = <T>(areas: Iterable<T>, markOf: (area: T) => string): [mark: string, areas: T[]][] =>
  groups(areas, markOf).sort(([a], [b]) => ascending(a, b));

/** A map of areas by class, as one picture with a text alternative; each area has a tooltip. */
export function mapOf({ id, title, description, size, shapes, shown, box, only, over }: MapParts): Markup {
  const drawn = [...shapes.ids].filter(([code]) => only === undefined || only(code));
  const classes = byMark(drawn, ([code]) => shown(code).mark).map(([mark, areas]) => {
    const uses = areas.map(
      ([code, path]) => html`<use href="#${path}"><title>${shown(code).title}</title></use>\n`,
    );
    return html`<g class="${mark}">\n${uses}</g>\n`;
  });
  const view = viewBox(box ?? { x: 0, y: 0, width: shapes.width, height: shapes.height });
  return html`<svg class="map ${size}" viewBox="${view}" role="img" aria-labelledby="${id}-title ${id}-about">
<title id="${id}-title">${title}</title><desc id="${id}-about">${description}</desc>
${only && outlineOf(shapes, only)}${classes}${!only && html`<use class="lines" href="#lines"/>`}${over}</svg>
`;
}

/** Free space around the enlarged inset. */
const MARGIN = 2;

const widened = ({ x, y, width, height }: Box): Box => ({
  x: x - MARGIN,
  y: y - MARGIN,
  width: width + 2 * MARGIN,
  height: height + 2 * MARGIN,
});

const frameOf = ({ x, y, width, height }: Box): Markup =>
  html`<rect class="frame" x="${coordinate(x)}" y="${coordinate(y)}" width="${coordinate(width)}" height="${coordinate(height)}"/>`;

export interface AtlasParts extends Pick<MapParts, 'title' | 'description' | 'shapes' | 'shown'> {
  /** Begins the ids of the main map and of the inset. */
  readonly id: string;
  readonly caption: Content;
  readonly legend: Content;
  /** Codes of the areas of the page: the inset is shown where one of them is in it. */
  readonly codes: readonly string[];
  /** What the inset shows of its areas, for those who do not see it: `in the same five classes`. */
  readonly insetShows: string;
  /** Follows the name of the inset in its title. */
  readonly insetOf?: string;
  /** What the areas are called. */
  readonly many: string;
}

/** A large map with its legend, and the inset enlarged next to it. */
export function atlas(parts: AtlasParts): Markup {
  const { id, title, description, shapes, shown, caption, legend, codes, many } = parts;
  const { inset } = shapes;
  const box =
    inset !== undefined && codes.some((code) => inset.areas.has(code)) ? widened(inset.box) : undefined;
  const over = box && frameOf(box);
  const main = mapOf({ id, title, description, size: 'main', shapes, shown, over });
  const near =
    inset &&
    box &&
    html`<div class="inset">${mapOf({
      id: `inset-${id}`,
      title: `${inset.name}, enlarged${parts.insetOf === undefined ? '' : `: ${parts.insetOf}`}`,
      description: `The ${many} of ${inset.name} ${parts.insetShows}.`,
      size: 'near',
      shapes,
      shown,
      box,
      only: (code) => inset.areas.has(code),
    })}<p>${inset.name}, enlarged</p></div>`;
  const content = html`<div class="plate">${main}</div>
<div class="key">${legend}${near}</div>
`;
  return figure({ id, style: 'atlas', caption, content });
}

/** Names of the areas of one level, by code. */
const areaNames = (topology: AreaTopology, level: Level): ReadonlyMap<string, string> =>
  new Map(topology.objects[level].geometries.map(({ id, properties }) => [id, properties.area_name]));

/** The areas of a page and the boundaries that they are drawn on. */
export interface MappedAreas<T> {
  readonly topology: AreaTopology;
  readonly level: Level;
  readonly byCode: ReadonlyMap<string, T>;
  /** What the map shows of an area of the boundaries that the page does not have. */
  readonly absent: { readonly mark: string; readonly words: string };
}

/** What a map shows of every area of its boundaries, whether the page has it or not. */
export function shownBy<T>(
  { topology, level, byCode, absent }: MappedAreas<T>,
  shownOf: (area: T, code: string) => Shown,
): (code: string) => Shown {
  const names = areaNames(topology, level);
  return (code) => {
    const area = byCode.get(code);
    if (area !== undefined) return shownOf(area, code);
    return { mark: absent.mark, title: `${names.get(code) ?? code}: ${absent.words}` };
  };
}
