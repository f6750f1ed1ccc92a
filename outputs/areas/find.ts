import { LOOKUP_SOURCES } from '../../pipeline/geography/lookup-sources.js';
import { placesOf } from '../../pipeline/geography/places.js';
import { type Registers, readRegisters } from '../../pipeline/geography/registers.js';
import type { Areas } from '../../schemas/method/areas.js';
import type { AreaProfile } from '../../schemas/release/area-profile.js';
import type { FindFile } from '../../schemas/release/find-file.js';
import { SCHEMA_VERSION } from '../../schemas/release/receipt.js';

/** What the file is made of, apart from the lookups of the project. */
export interface FindContext {
  readonly edition: string;
  readonly schemaVersion: string;
  /** Codes of the areas that the edition ranks. */
  readonly ranked: ReadonlySet<string>;
  /** Codes of the areas that have files of their own. */
  readonly withFiles: ReadonlySet<string>;
  /** Why the method leaves areas out, by code. */
  readonly leftOut: ReadonlyMap<string, string>;
}

/** Everything by which an area is found. */
export const findFileOf = (context: FindContext, registers: Registers): FindFile => ({
  schema_version: context.schemaVersion,
  edition: context.edition,
  ...placesOf(registers, context),
  sources: LOOKUP_SOURCES.map(({ table: _, ...source }) => source),
});

/** A list or an object with an entry a line. */
const lines = (open: string, entries: readonly string[], close: string): string =>
  `${open}\n${entries.join(',\n')}\n${close}`;

/**
 * `areas/find.json`: a place a line, and a postcode district with its sectors a line, for people who look
 * into it.
 */
export function findText(file: FindFile): string {
  const { places, postcodes, sources, ...head } = file;
  const districts: string[][] = [];
  for (const [key, where] of Object.entries(postcodes)) {
    if (!key.includes(' ')) districts.push([]);
    districts.at(-1)?.push(`${JSON.stringify(key)}:${JSON.stringify(where)}`);
  }
  const members = [
    ...Object.entries(head).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`),
    lines(
      '"places":[',
      places.map((place) => JSON.stringify(place)),
      ']',
    ),
    lines(
      '"postcodes":{',
      districts.map((entries) => entries.join(',')),
      '}',
    ),
    lines(
      '"sources":[',
      sources.map((source) => JSON.stringify(source)),
      ']',
    ),
  ];
  return `${lines('{', members, '}')}\n`;
}

/**
 * The same for a release whose areas have these profiles.
 * @param excluded the areas that the method leaves out, which have no files
 */
export function findJson(
  edition: string,
  profiles: readonly AreaProfile[],
  excluded: Areas['exclude'] = [],
): string {
  const codesOf = (some: readonly AreaProfile[]) => new Set(some.map(({ area }) => area.code));
  const ranked = codesOf(profiles.filter(({ standing }) => standing.length > 0));
  const leftOut = new Map(excluded.map(({ code, reason }) => [code, reason]));
  const context = { edition, schemaVersion: SCHEMA_VERSION, ranked, withFiles: codesOf(profiles), leftOut };
  return findText(findFileOf(context, readRegisters()));
}
