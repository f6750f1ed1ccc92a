import { ascending, groups } from 'd3-array';
import type { Inset } from '../../schemas/method/areas.js';
import { edgeDistricts } from '../maps/edges.js';
import { type Box, boxAround } from '../maps/path-text.js';
import { meshPath, positionIn, svgPaths } from '../maps/paths.js';
import { CITIES, type City, CONURBATIONS, type Conurbation } from '../maps/places.js';
import { type AreaTopology, countriesIn, type Level } from '../maps/topology.js';
import { figure } from './figure.js';
import { HATCHES, hatchLines } from './fills.js';
import { type Content, html, type Markup, trusted } from './markup.js';
import { coordinate } from './picture.js';

/** The map of one region, which is drawn larger: a tenth of a unit is some 60 metres. */
const FINE = { width: 1000, padding: 6 };
/** Whole units are as fine as a screen shows the whole country, and half as long as tenths. */
const FRAME = { width: 560, padding: 4, step: 10 };
const NEAR = { width: 160, padding: 3, step: 10 };

/** A part of the country that is shown enlarged, with boundaries of its own. */
export interface Enlarged extends Conurbation {
  readonly width: number;
  readonly height: number;
  readonly ids: ReadonlyMap<string, string>;
  /** Id of all of its areas together. */
  readonly all: string;
}

interface PlacedCity extends City {
  readonly x: number;
  readonly y: number;
}

/** The boundaries of a page: drawn once, and used by every map on it. */
export interface Shapes {
  readonly width: number;
  readonly height: number;
  /** Code of an area to the id of its path, in the order of the topology. */
  readonly ids: ReadonlyMap<string, string>;
  /** The parts that are shown enlarged. */
  readonly enlarged: readonly Enlarged[];
  readonly cities: readonly PlacedCity[];
  /** The paths, which are not visible until a map uses them. */
  readonly definitions: Markup;
}

/** Outlines that nobody sees until a map uses them. */
const hidden = (content: Content): Markup =>
  html`<svg class="defs" width="0" height="0" aria-hidden="true" focusable="false"><defs>
${content}</defs></svg>
`;

/**
 * Each area once, all of them in one group. In a map that uses the group, an area is filled with the variable
 * of its id, which the style of that map sets; in a map that uses the areas one by one, as its class says.
 */
const outlines = (
  all: string,
  ids: ReadonlyMap<string, string>,
  paths: ReadonlyMap<string, string>,
): Markup =>
  html`<g id="${all}">
${[...ids].map(([code, id]) => html`<path id="${id}" fill="var(--${id})" d="${paths.get(code)}"/>\n`)}</g>
`;

/** Ids of areas: a letter and a number. */
const idsOf = (codes: Iterable<string>, letter: string): Map<string, string> =>
  new Map([...codes].map((code, i) => [code, `${letter}${i}`]));

/** A part of the country in a frame of its own; undefined where the map has none of its areas. */
function enlargedOf(
  topology: AreaTopology,
  level: Level,
  { name, areas }: Conurbation,
  i: number,
): { readonly part: Enlarged; readonly definitions: Markup } | undefined {
  const around = topology.objects.districts.geometries.flatMap(({ id }) => (areas.has(id) ? [id] : []));
  if (around.length === 0) return undefined;
  const { width, height, paths } = svgPaths(topology, level, { ...NEAR, around });
  const ids = idsOf(
    [...paths.keys()].filter((code) => areas.has(code)),
    `near-${i}-`,
  );
  const all = `near-${i}`;
  return { part: { name, areas, width, height, ids, all }, definitions: outlines(all, ids, paths) };
}

/** The cities that lie in the picture, of the countries that it has areas of. */
function citiesIn(topology: AreaTopology, frame: Parameters<typeof positionIn>[1], size: Box): PlacedCity[] {
  const countries = countriesIn(topology);
  return CITIES.filter(({ country }) => countries.has(country)).flatMap((city) => {
    const [x, y] = positionIn(topology, frame, [...city.position]);
    return x > 0 && y > 0 && x < size.width && y < size.height ? [{ ...city, x, y }] : [];
  });
}

/** Draws every area of a level, the borders of the regions and the enlarged parts once. */
export function shapesOf(
  topology: AreaTopology,
  level: Exclude<Level, 'regions'> = 'districts',
  inset?: Inset,
): Shapes {
  const frame = { ...FRAME, around: edgeDistricts(topology) };
  const { width, height, paths } = svgPaths(topology, level, frame);
  const ids = idsOf(paths.keys(), 'd');
  const near = [...(inset === undefined ? [] : [inset]), ...CONURBATIONS].flatMap(
    (part, i) => enlargedOf(topology, level, part, i) ?? [],
  );
  // The coast is where the areas end.
  const borders = meshPath(topology, 'regions', frame, (a, b) => a !== b);
  const definitions = hidden([
    outlines('all', ids, paths),
    near.map((each) => each.definitions),
    html`<path id="lines" d="${borders}"/>\n`,
  ]);
  const cities = citiesIn(topology, frame, { x: 0, y: 0, width, height });
  return { width, height, ids, enlarged: near.map(({ part }) => part), cities, definitions };
}

/** Draws some areas of a level by themselves, for small maps, whose fills are plain. */
export function shapesAmong(
  topology: AreaTopology,
  codes: ReadonlySet<string>,
  level: Exclude<Level, 'regions'> = 'districts',
): Shapes & { readonly box: Box } {
  const frame = { ...FINE, around: edgeDistricts(topology) };
  const { width, height, paths } = svgPaths(topology, level, frame);
  const own = [...paths].filter(([code]) => codes.has(code));
  const ids = idsOf(
    own.map(([code]) => code),
    'd',
  );
  const box = boxAround(own.map(([, path]) => path)) ?? { x: 0, y: 0, width, height };
  const definitions = hidden(outlines('all', ids, paths));
  return { width, height, ids, enlarged: [], cities: [], box: widened(box), definitions };
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
  readonly shapes: Pick<Shapes, 'ids' | 'width' | 'height'>;
  /** What the map shows of the area with a code. */
  readonly shown: (code: string) => Shown;
  /** The part of the map to show; all of it when not given. */
  readonly box?: Box | undefined;
  /** Drawn under the areas, and over them. */
  readonly under?: Content;
  readonly over?: Content;
}

const viewBox = ({ x, y, width, height }: Box): string => [x, y, width, height].map(coordinate).join(' ');

/** Areas by the class that styles them, in the order of the classes. */
export const byMark = <T>(areas: Iterable<T>, markOf: (area: T) => string): [mark: string, areas: T[]][] =>
  groups(areas, markOf).sort(([a], [b]) => ascending(a, b));

/** Title and description of a picture, and what names it by them. */
const described = ({ id, title, description }: Pick<MapParts, 'id' | 'title' | 'description'>) => ({
  label: html`role="img" aria-labelledby="${id}-title ${id}-about"`,
  text: html`<title id="${id}-title">${title}</title><desc id="${id}-about">${description}</desc>`,
});

/**
 * On paper, hatches over the classes at the ends, so that they differ in grey too: lines cut out by the
 * areas.
 */
function hatches({ id, shapes, shown }: MapParts): Markup | false {
  const areas = [...shapes.ids].flatMap(([code, path]) => {
    const hatch = HATCHES[shown(code).mark];
    return hatch === undefined ? [] : [{ hatch, path }];
  });
  const kinds = groups(areas, ({ hatch }) => hatch).map(([hatch, own]) => {
    const clip = `${hatch}-${id}`;
    const uses = own.map(({ path }) => html`<use href="#${path}"/>`);
    const lines = trusted(hatchLines(hatch, shapes.width, shapes.height));
    return html`<clipPath id="${clip}">${uses}</clipPath><path class="${hatch}" clip-path="url(#${clip})" d="${lines}"/>\n`;
  });
  return kinds.length > 0 && html`<g class="on-paper">\n${kinds}</g>\n`;
}

/** A map of areas by class, as one picture with a text alternative; each area has a tooltip. */
export function mapOf(parts: MapParts): Markup {
  const { size, shapes, shown, box, under, over } = parts;
  const classes = byMark(shapes.ids, ([code]) => shown(code).mark).map(([mark, areas]) => {
    const uses = areas.map(
      ([code, path]) => html`<use href="#${path}"><title>${shown(code).title}</title></use>\n`,
    );
    return html`<g class="${mark}">\n${uses}</g>\n`;
  });
  const view = viewBox(box ?? { x: 0, y: 0, width: shapes.width, height: shapes.height });
  const { label, text } = described(parts);
  return html`<svg class="map ${size}" viewBox="${view}" ${label}>
${text}
${under}${classes}${size !== 'small' && hatches(parts)}${over}</svg>
`;
}

/** A small map, and the style that colours its areas: the page adds it to its own. */
export interface SmallMap {
  readonly map: Markup;
  readonly style: string;
}

export interface SmallMapParts extends Pick<MapParts, 'id' | 'title' | 'description'> {
  readonly shapes: Shapes;
  /** The colour of the area with a code. */
  readonly colourOf: (code: string) => string;
}

/**
 * A small map without tooltips: one use of all areas, whose colours are in the style sheet. A page has a
 * dozen of them, with three hundred areas each.
 */
export function smallMap(parts: SmallMapParts): SmallMap {
  const { id, shapes, colourOf } = parts;
  const { label, text } = described(parts);
  const colours = [...shapes.ids].map(([code, area]) => `--${area}:${colourOf(code)}`);
  return {
    map: html`<svg class="map small" viewBox="0 0 ${shapes.width} ${shapes.height}" ${label}>
${text}
<g><use class="of-${id}" href="#all"/></g>
<use class="lines" href="#lines"/></svg>
`,
    style: `.of-${id}{${colours.join(';')}}\n`,
  };
}

/** The cities with their names. */
const cityNames = ({ cities }: Shapes): Markup | false =>
  cities.length > 0 &&
  html`<g class="cities">
${cities.map(({ name, x, y, side, large }) => {
  const left = side === 'left';
  return html`<g${!large && html` class="minor"`}><circle cx="${coordinate(x)}" cy="${coordinate(y)}" r="2.5"/><text x="${coordinate(left ? x - 6 : x + 6)}" y="${coordinate(y + 5)}"${left && html` text-anchor="end"`}>${name}</text></g>\n`;
})}</g>
`;

/** Free space around the enlarged inset. */
const MARGIN = 2;

const widened = ({ x, y, width, height }: Box): Box => ({
  x: x - MARGIN,
  y: y - MARGIN,
  width: width + 2 * MARGIN,
  height: height + 2 * MARGIN,
});

export interface AtlasParts extends Pick<MapParts, 'title' | 'description' | 'shown'> {
  /** Begins the ids of the main map and of the enlarged parts. */
  readonly id: string;
  readonly shapes: Shapes;
  readonly caption: Content;
  readonly legend: Content;
  /** Codes of the areas of the page: a part is enlarged where one of them is in it. */
  readonly codes: readonly string[];
  /** What the enlarged parts show, for those who do not see it: `in the same five classes`. */
  readonly insetShows: string;
  /** Follows the name of an enlarged part in its title. */
  readonly insetOf?: string;
  /** What the areas are called. */
  readonly many: string;
}

function enlargedMap(parts: AtlasParts, part: Enlarged, i: number): Markup {
  const { id, many, shown, insetOf, insetShows } = parts;
  return html`<div class="inset">${mapOf({
    id: `inset-${i}-${id}`,
    title: `${part.name}, enlarged${insetOf === undefined ? '' : `: ${insetOf}`}`,
    description: `The ${many} of ${part.name} ${insetShows}.`,
    size: 'near',
    shapes: part,
    shown,
    under: html`<use class="outline" href="#${part.all}"/>\n`,
  })}<p>${part.name}</p></div>
`;
}

/** A large map with its legend, and next to it what is too small to be seen on it. */
export function atlas(parts: AtlasParts): Markup {
  const { id, title, description, shapes, shown, caption, legend, codes } = parts;
  const near = shapes.enlarged.filter(({ areas }) => codes.some((code) => areas.has(code)));
  const over = html`<use class="lines" href="#lines"/>${cityNames(shapes)}`;
  const main = mapOf({ id, title, description, size: 'main', shapes, shown, over });
  const content = html`<div class="plate">${main}</div>
<div class="key">${legend}${
    near.length > 0 &&
    html`<div class="insets" role="group" aria-label="Enlarged">\n${near.map((part, i) => enlargedMap(parts, part, i))}</div>\n`
  }</div>
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
