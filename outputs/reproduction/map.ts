import { roundedGeometry } from '../maps/geojson.js';
import { svgPaths } from '../maps/paths.js';
import type { AreaGeometry, AreaTopology } from '../maps/topology.js';
import { html, type Markup } from '../page/markup.js';
import { pictureFile } from '../page/picture.js';

/** What an index says of an area; the label is empty where it has no value. */
export interface MappedIndex {
  readonly index: string;
  readonly score: number | null;
  readonly rank: number | null;
  readonly label: string;
}

/** An area on a map, which consists of local authorities with GSS codes. */
export interface MappedArea {
  readonly name: string;
  readonly code: string;
  readonly codes: readonly string[];
  readonly geometry: Pick<AreaGeometry, 'type' | 'arcs'>;
  readonly indices: readonly MappedIndex[];
}

/** Indices of a suite on boundaries of their own. */
export interface ReproductionMap extends Pick<AreaTopology, 'transform' | 'arcs'> {
  readonly title: string;
  /** Names of the classes, from the lowest. */
  readonly labels: readonly string[];
  /** The indices of the picture. */
  readonly show: readonly string[];
  readonly areas: readonly MappedArea[];
}

/** The boundaries as maps draw them: the areas are its only level. */
function topologyOf({ title, transform, arcs, areas }: ReproductionMap): AreaTopology {
  const geometries = areas.map(
    ({ code, name, geometry }) =>
      ({ ...geometry, id: code, properties: { area_code: code, area_name: name } }) as AreaGeometry,
  );
  const level = { type: 'GeometryCollection' as const, geometries };
  return {
    type: 'Topology',
    ...{ attribution: '', licence: '', source: title, vintage: '', bbox: [0, 0, 0, 0], transform },
    arcs: arcs as AreaTopology['arcs'],
    objects: { districts: level, upper_tiers: level, regions: level },
  };
}

/** `areas.geojson`: a feature an area, with score, rank and class in every index. */
export function mappedGeoJson(map: ReproductionMap): string {
  const topology = topologyOf(map);
  const features = map.areas.map(({ name, code, codes, indices }, i) => ({
    type: 'Feature',
    id: code,
    properties: {
      area_code: code,
      area_name: name,
      gss_codes: codes.join(';'),
      ...Object.fromEntries(
        indices.flatMap(({ index, score, rank, label }) => [
          [`${index}: score`, score],
          [`${index}: rank`, rank],
          [`${index}: class`, label === '' ? null : label],
        ]),
      ),
    },
    geometry: roundedGeometry(topology, topology.objects.districts.geometries[i]!),
  }));
  return `{"type":"FeatureCollection","features":[\n${features.map((each) => JSON.stringify(each)).join(',\n')}\n]}\n`;
}

/** From the lowest class to the highest: told apart in any kind of colour vision, and by lightness. */
const COLOURS = ['#7f3b08', '#c8701f', '#f5b871', '#f4f4f4', '#b3d3e8', '#5a9bc8', '#144a7c'];
const WITHOUT = '#ffffff';
const WIDTH = 270;
const GAP = 14;
const TOP = 64;
const KEY = 24;

/** The colour of a class, by its place among the classes; the middle one is the lightest. */
function colourOf(label: string, labels: readonly string[]): string {
  const position = labels.indexOf(label);
  if (position < 0) return WITHOUT;
  const last = Math.max(1, labels.length - 1);
  return COLOURS[Math.round((position * (COLOURS.length - 1)) / last)]!;
}

/** `map.svg`: the indices that the suite shows, a map each. */
export function mappedPicture(map: ReproductionMap): string {
  const { paths, height } = svgPaths(topologyOf(map), 'districts', { width: WIDTH, padding: 4 });
  // Each shape is there once, and every map uses it.
  const shapes = map.areas.map(({ code }) => html`<path id="${code}" d="${paths.get(code) ?? ''}"/>\n`);
  const panel = (index: string, i: number): Markup => {
    const used = map.areas.map(({ name, code, indices }) => {
      const label = indices.find((each) => each.index === index)?.label ?? '';
      const words = `${name}: ${label === '' ? 'no value' : label}`;
      return html`<use xlink:href="#${code}" fill="${colourOf(label, map.labels)}"><title>${words}</title></use>\n`;
    });
    return html`<g transform="translate(${i * (WIDTH + GAP) + GAP} ${TOP})"><text x="0" y="-8" font-size="12">${index}</text>
<g stroke="#555555" stroke-width="0.3">
${used}</g></g>
`;
  };
  const key = map.labels.map(
    (label, i) =>
      html`<rect x="${GAP + i * 150}" y="${TOP + height + 10}" width="22" height="14" fill="${colourOf(label, map.labels)}" stroke="#555555"/><text x="${GAP + 28 + i * 150}" y="${TOP + height + 22}" font-size="12">${label}</text>\n`,
  );
  const width = Math.max(map.show.length * (WIDTH + GAP) + GAP, map.labels.length * 150 + GAP);
  const shown = map.show.join('; ');
  return pictureFile({
    about: map.title,
    description: `${map.areas.length} areas, coloured by class: ${shown}.`,
    licensed: true,
    width,
    height: TOP + height + 10 + KEY,
    content: html`<defs>${shapes}</defs><text x="${GAP}" y="24" font-size="16" font-weight="bold">${map.title}</text>\n${map.show.map(panel)}${key}`,
  });
}
