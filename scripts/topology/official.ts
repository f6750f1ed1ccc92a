import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { Transform } from 'topojson-specification';
import { z } from 'zod';
import { SmiError } from '../../errors/smi-error.js';
import { codesIn } from '../../pipeline/harmonise/codes-in.js';
import { COUNTRIES, type Country, liesIn } from '../../schemas/method/areas.js';
import { parseJson } from '../../schemas/parse-json.js';
import type { CodeChange } from '../../sources/code-changes.js';

/** A district with its code; positions are whole numbers of the official file's grid. */
export type GridDistrict = Feature<Polygon | MultiPolygon, { area_code: string }>;

export interface OfficialDistricts {
  /** Turns grid positions into longitude and latitude. */
  readonly transform: Transform;
  /** In order of their codes. */
  readonly districts: readonly GridDistrict[];
}

/** The official topology, of which we read districts (`ltla`) and upper tiers (`utla`). */
export type OfficialFile = z.infer<typeof officialFile>;
export type OfficialArea = z.infer<typeof geometry>;

const pair = z.tuple([z.number(), z.number()]);
const properties = z.object({
  areacd: z.string(),
  areanm: z.string().min(1),
  start: z.number().optional(),
  end: z.number().optional(),
});
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), properties, arcs: z.array(z.array(z.int())) }),
  z.object({ type: z.literal('MultiPolygon'), properties, arcs: z.array(z.array(z.array(z.int()))) }),
]);
const layer = z.object({ geometries: z.array(geometry) });
const officialFile = z.object({
  type: z.literal('Topology'),
  transform: z.object({ scale: pair, translate: pair }),
  objects: z.object({ ltla: layer, utla: layer.default({ geometries: [] }) }),
  arcs: z.array(z.array(z.tuple([z.int(), z.int()]))),
});

/**
 * Whole grid positions of an arc, of which the file writes each as the step from the one before. Steps of
 * nothing (there are some) are passed over.
 */
function undelta(arc: readonly (readonly [number, number])[]): Position[] {
  const positions: Position[] = [];
  let x = 0;
  let y = 0;
  for (const [dx, dy] of arc) {
    x += dx;
    y += dy;
    if (positions.length === 0 || dx !== 0 || dy !== 0) positions.push([x, y]);
  }
  return positions;
}

/** Reads the official topology of every vintage. Throws SmiError `file-unreadable`. */
export function readOfficial(text: string, file: string): OfficialFile {
  const refuse = (problem: string, cause?: unknown) =>
    new SmiError('file-unreadable', `${file}: ${problem}`, { cause });
  return parseJson(text, officialFile, refuse);
}

/** Makes areas of the official file shapes of their own, in order of their codes. */
export function shapesOf(official: OfficialFile, areas: readonly OfficialArea[]): GridDistrict[] {
  // Without a transform the arcs are taken as they stand, so positions stay whole numbers and exact.
  const grid = { type: 'Topology' as const, objects: {}, arcs: official.arcs.map(undelta) };
  return areas
    .map((found): GridDistrict => {
      const { geometry } = feature(grid, found) as Feature<Polygon | MultiPolygon>;
      return { type: 'Feature', properties: { area_code: found.properties.areacd }, geometry };
    })
    .sort((a, b) => (a.properties.area_code < b.properties.area_code ? -1 : 1));
}

const ENGLAND: readonly Country[] = ['E'];

/** The areas of some countries among these that stand in `year`; a year that the file leaves out is open. */
export const standingIn = (
  areas: readonly OfficialArea[],
  year: number,
  countries: readonly Country[] = ENGLAND,
): OfficialArea[] =>
  areas.filter(({ properties: { areacd, start = year, end = year } }) => {
    return liesIn(areacd, countries) && start <= year && year <= end;
  });

/** Which districts are read from the official topology. */
export interface WantedDistricts {
  readonly countries: readonly Country[];
  readonly year: number;
  /** How many there are. */
  readonly expected: number;
  /** Changes of codes, for districts that the file has under a former code; none when not given. */
  readonly changes?: readonly CodeChange[];
}

/**
 * The districts of some countries that stand in a year, from the official topology of every vintage, under
 * their codes of that year.
 * Throws SmiError `file-unreadable` when the file has another shape or does not hold `expected` districts.
 */
export function districtsOf(text: string, file: string, wanted: WantedDistricts): OfficialDistricts {
  const { countries, year, expected, changes = [] } = wanted;
  const official = readOfficial(text, file);
  const standing = standingIn(official.objects.ltla.geometries, year, countries);
  const today = codesIn(
    year,
    standing.map(({ properties }) => properties.areacd),
    changes,
  );
  const recoded = standing.map((area, i) => ({
    ...area,
    properties: { ...area.properties, areacd: today[i] ?? area.properties.areacd },
  }));
  const districts = shapesOf(official, recoded);
  const codes = new Set(districts.map((district) => district.properties.area_code));
  if (districts.length !== expected || codes.size !== expected) {
    const names = countries.map((letter) => COUNTRIES[letter]).join(', ');
    const found = `${districts.length} districts of ${names} for ${year} under ${codes.size} codes`;
    throw new SmiError('file-unreadable', `${file} holds ${found}, not ${expected}`);
  }
  return { transform: official.transform, districts };
}
