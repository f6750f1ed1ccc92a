import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { feature, merge } from 'topojson-client';
import { z } from 'zod';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import { GSS_CODE } from '../../schemas/fields.js';
import { AREA_DEFAULTS, type Areas } from '../../schemas/method/areas.js';
import { parseJson } from '../../schemas/parse-json.js';
import { rewind, ringProblem } from './rings.js';

/** The boundaries of the project. */
export const TOPOLOGY_FILE = `geography/${AREA_DEFAULTS.boundaries}`;

export const LEVELS = ['districts', 'upper_tiers', 'regions'] as const;
/** The objects of a topology: its levels of areas. */
export type Level = (typeof LEVELS)[number];

const position = z.tuple([z.int(), z.int()]);
const numbers = z.tuple([z.number(), z.number()]);
const ring = z.array(z.int()).min(1);
const named = {
  id: z.string().regex(GSS_CODE),
  properties: z.strictObject({ area_code: z.string().regex(GSS_CODE), area_name: z.string().min(1) }),
};
const geometry = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('Polygon'), ...named, arcs: z.array(ring).min(1) }),
  z.strictObject({ type: z.literal('MultiPolygon'), ...named, arcs: z.array(z.array(ring).min(1)).min(1) }),
]);
const level = z.strictObject({ type: z.literal('GeometryCollection'), geometries: z.array(geometry).min(1) });

const positions = z.array(z.array(position).min(2));
type Arcs = z.infer<typeof positions>;

const isPosition = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length === 2 &&
  Number.isSafeInteger(value[0]) &&
  Number.isSafeInteger(value[1]);

const areArcs = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every((arc: unknown) => Array.isArray(arc) && arc.length >= 2 && arc.every(isPosition));

/** Positions in one pass, since their schema takes thirty times as long; it says what is wrong. */
const arcs = z.custom<Arcs>().superRefine((value, context) => {
  if (areArcs(value)) return;
  for (const { path, message } of positions.safeParse(value).error?.issues ?? [])
    context.addIssue({ code: 'custom', path: [...path], message });
});

const topologyFile = z.strictObject({
  type: z.literal('Topology'),
  attribution: z.string().min(1),
  licence: z.string().min(1),
  source: z.string().min(1),
  vintage: z.string().min(1),
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  transform: z.strictObject({ scale: numbers, translate: numbers }),
  objects: z.strictObject({ districts: level, upper_tiers: level, regions: level }),
  arcs,
});

/** The project's boundaries: districts, upper tiers and regions over one set of arcs, in WGS 84. */
export type AreaTopology = z.infer<typeof topologyFile>;
/** One area of a topology; its `id` is its code. */
export type AreaGeometry = AreaTopology['objects'][Level]['geometries'][number];

/** The polygons of an area, as rings of arc references, for either type of geometry. */
export const polygonsOf = (area: Pick<AreaGeometry, 'type' | 'arcs'>): number[][][] =>
  area.type === 'Polygon' ? [area.arcs as number[][]] : (area.arcs as number[][][]);

function problemOf(topology: AreaTopology): string | undefined {
  for (const name of LEVELS) {
    const seen = new Set<string>();
    for (const area of topology.objects[name].geometries) {
      const where = `${name}: ${area.id}`;
      if (area.id !== area.properties.area_code) return `${where} has another area_code`;
      if (seen.has(area.id)) return `${where} is there more than once`;
      seen.add(area.id);
      const problem = polygonsOf(area)
        .flat()
        .map((arcs) => ringProblem(topology.arcs, arcs))
        .find(Boolean);
      if (problem !== undefined) return `${where}: ${problem}`;
    }
  }
  return undefined;
}

/**
 * Reads a topology of areas. Throws SmiError `figures-invalid`, naming `file`, when the text is not one:
 * another shape, an area twice, an unknown arc, a ring that does not close.
 */
export function readTopology(text: string, file: string = TOPOLOGY_FILE): AreaTopology {
  const next = 'restore the file from the repository, or make it again: see geography/README.md';
  const invalid = (problem: string, cause?: unknown) =>
    new SmiError('figures-invalid', `${file} is not a topology of areas: ${problem}`, { next, cause });
  const topology = parseJson(text, topologyFile, invalid);
  const problem = problemOf(topology);
  if (problem !== undefined) throw invalid(problem);
  return topology;
}

/** The level of a topology that has the areas of an edition. */
export const objectOf = (tier: Areas['level']): Exclude<Level, 'regions'> =>
  tier === 'upper_tier' ? 'upper_tiers' : 'districts';

/** First letters of the codes of a topology: the countries that it holds. */
export const countriesIn = (topology: AreaTopology): ReadonlySet<string> =>
  new Set(topology.objects.districts.geometries.map(({ id }) => id.charAt(0)));

/** The geometry of one area in longitude and latitude, not rounded, wound as RFC 7946 asks. */
export function geometryOf(topology: AreaTopology, area: AreaGeometry): Polygon | MultiPolygon {
  const decoded = feature(topology, area) as Feature<Polygon | MultiPolygon>;
  return rewind(decoded.geometry);
}

/** The land of several areas as one, without the lines between them; otherwise as `geometryOf`. */
export const mergedGeometry = (topology: AreaTopology, areas: readonly AreaGeometry[]): MultiPolygon =>
  // The types of the library ask for the two types of geometry apart.
  rewind(merge(topology, areas.map((area) => ({ ...area })) as Parameters<typeof merge>[1]));

/**
 * The areas with these codes, in the order of the codes.
 * Throws SmiError `figures-invalid` when a code has no geometry.
 */
export function areasOf(topology: AreaTopology, codes: Iterable<string>, object: Level): AreaGeometry[] {
  const areas = new Map(topology.objects[object].geometries.map((area) => [area.id, area]));
  const absent: string[] = [];
  const found: AreaGeometry[] = [];
  for (const code of codes) {
    const area = areas.get(code);
    if (area === undefined) absent.push(code);
    else found.push(area);
  }
  if (absent.length === 0) return found;
  const which =
    absent.length === 1 ? `area ${quoteFound(absent[0] ?? '')} has` : `${absent.length} areas have`;
  const next = `give areas of ${topology.vintage}, or boundaries of the areas of the edition`;
  throw new SmiError('figures-invalid', `${which} no geometry among the ${object} of the topology`, {
    next,
    places: absent,
  });
}
