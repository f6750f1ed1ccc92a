import { LOOKUP_SOURCES } from '../../pipeline/geography/lookup-sources.js';
import { placesOf } from '../../pipeline/geography/places.js';
import { type Registers, readRegisters } from '../../pipeline/geography/registers.js';
import type { FindFile } from '../../schemas/release/find-file.js';
import type { Row } from '../../schemas/table.js';
import type { Release } from '../release.js';
import { oneFile, type Writer } from '../writer.js';

/** What the file is made of, apart from the lookups of the project. */
export interface FindContext {
  readonly edition: string;
  readonly schemaVersion: string;
  /** The areas that the edition ranks, with `area_code`. */
  readonly rows: readonly Row[];
}

/** Everything by which an area is found. */
export const findFileOf = (
  { edition, schemaVersion, rows }: FindContext,
  registers: Registers,
): FindFile => ({
  schema_version: schemaVersion,
  edition,
  ...placesOf(registers, new Set(rows.map(({ area_code }) => String(area_code)))),
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

/** `areas/find.json`, from the areas that a release ranks. */
export const findWriter = <R extends Release>(
  about: (release: R) => Omit<FindContext, 'edition'>,
): Writer<R> =>
  oneFile(
    'areas/find.json',
    'descriptions',
    {
      title: 'Finding an area',
      description:
        'By what an area is found: names, former codes, postcode sectors, constituencies, larger areas',
    },
    (release) => findText(findFileOf({ edition: release.head.name, ...about(release) }, readRegisters())),
  );
