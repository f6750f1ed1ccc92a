import { z } from 'zod';
import { SmiError } from '../../errors/smi-error.js';
import { parseJson } from '../../schemas/parse-json.js';
import { withoutUnusedArcs, writeTopology } from './topojson.js';
import { type AreaTopology, readTopology } from './topology.js';

/** Where the project keeps its boundaries of every vintage. */
export const VINTAGES_FILE = 'geography/england-vintages.topojson';

/** Four digits, as in `vintage`. */
const year = z.int().min(1000).max(9999);
const ring = z.array(z.int());
const shape = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), id: z.string(), arcs: z.array(ring) }),
  z.object({ type: z.literal('MultiPolygon'), id: z.string(), arcs: z.array(z.array(ring)) }),
]);
const named = { area_code: z.string(), area_name: z.string() };
/** First year (at the earliest that of the first vintage); last year, absent while the area exists. */
const dated = z.strictObject({ ...named, start: year, end: year.optional() });
const levelOf = <P extends z.ZodObject>(properties: P) =>
  z.object({
    type: z.literal('GeometryCollection'),
    geometries: z.array(z.intersection(shape, z.object({ properties }))),
  });
const datedLevel = levelOf(dated);
const YEARS = /^(\d{4}) to (\d{4})$/;
const vintagesFile = z.looseObject({
  vintage: z.string().regex(YEARS),
  objects: z.object({
    districts: datedLevel,
    upper_tiers: datedLevel,
    regions: levelOf(z.strictObject(named)),
  }),
  arcs: z.array(z.array(z.tuple([z.int(), z.int()]))),
});

/** Districts and upper tiers with the years in which they existed, and regions, over one set of arcs. */
export type VintageTopology = z.infer<typeof vintagesFile>;

/** First and last year of the boundaries. */
export function yearsHeld({ vintage }: VintageTopology): readonly [first: number, last: number] {
  const [, first, last] = YEARS.exec(vintage) ?? [];
  return [Number(first), Number(last)];
}

/** The code of an area that begins before the first year, ends after the last or before it began. */
function outsideYears(topology: VintageTopology): string | undefined {
  const [first, last] = yearsHeld(topology);
  const { districts, upper_tiers } = topology.objects;
  return [...districts.geometries, ...upper_tiers.geometries].find(
    ({ properties: { start, end = last } }) => start < first || end < start || end > last,
  )?.id;
}

/**
 * Reads the boundaries of every vintage; the lines of a year are checked when `topologyOfYear` takes it out.
 * Throws SmiError `figures-invalid`, naming `file`.
 */
export function readVintages(text: string, file: string = VINTAGES_FILE): VintageTopology {
  const next = 'restore the file from the repository, or make it again: see geography/README.md';
  const invalid = (problem: string, cause?: unknown) =>
    new SmiError('figures-invalid', `${file} does not hold areas with their years: ${problem}`, {
      next,
      cause,
    });
  const vintages = parseJson(text, vintagesFile, invalid);
  const odd = outsideYears(vintages);
  if (odd === undefined) return vintages;
  throw invalid(`the years of ${odd} are not within ${vintages.vintage}`);
}

/**
 * First and last year of the text of a topology, of one vintage or several, before it is read; undefined
 * where its `vintage` is none.
 */
export function yearsOfText(text: string): readonly [first: number, last: number] | undefined {
  const [, first, last = first] = /"vintage":\s*"(\d{4})(?: to (\d{4}))?"/.exec(text) ?? [];
  return first === undefined ? undefined : [Number(first), Number(last)];
}

/**
 * The areas of `year`, as a topology like that of today, without the arcs of other vintages.
 * `given` is the text of the file, or what `readVintages` made of it.
 * Throws SmiError `figures-invalid` for a file that is not a topology, `setting-invalid` for a year without
 * boundaries.
 */
export function topologyOfYear(
  given: string | VintageTopology,
  year: number,
  file: string = VINTAGES_FILE,
): AreaTopology {
  const topology = typeof given === 'string' ? readVintages(given, file) : given;
  const [first, last] = yearsHeld(topology);
  if (!Number.isInteger(year) || year < first || year > last) {
    throw new SmiError('setting-invalid', `${file} has no boundaries of ${year}`, {
      next: `give a year from ${first} to ${last}`,
    });
  }
  const existing = ({ type, geometries }: z.infer<typeof datedLevel>) => ({
    type,
    geometries: geometries
      .filter(({ properties: { start, end = year } }) => start <= year && year <= end)
      .map(({ properties: { area_code, area_name }, ...area }) => {
        return { ...area, properties: { area_code, area_name } };
      }),
  });
  const { districts, upper_tiers, regions } = topology.objects;
  const objects = { districts: existing(districts), upper_tiers: existing(upper_tiers), regions };
  // What is unchecked so far is checked by the reader of every topology.
  const whole = { ...topology, vintage: `${year}`, objects } as unknown as AreaTopology;
  return readTopology(writeTopology(withoutUnusedArcs(whole)), file);
}

/**
 * The boundaries that an edition of `year` is drawn from: those of a topology of one vintage, or of that year
 * where the file holds several. Throws as `readTopology` and `topologyOfYear`.
 */
export const readBoundaries = (text: string, year: number, file: string): AreaTopology =>
  /"vintage":\s*"\d{4} to \d{4}"/.test(text) ? topologyOfYear(text, year, file) : readTopology(text, file);
