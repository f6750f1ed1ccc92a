import { join } from 'node:path';
import { SmiError } from '../../errors/smi-error.js';
import { type AreaTopology, countriesIn } from '../../outputs/maps/topology.js';
import { readBoundaries } from '../../outputs/maps/vintages.js';
import { type Areas, COUNTRIES, countriesOf, type Inset } from '../../schemas/method/areas.js';
import { insetOf, readRegisters } from '../geography/registers.js';
import { shipped } from '../system/package-root.js';
import { readIfPresent } from '../system/read-if-present.js';

/** The boundaries that the maps of an edition are drawn on. */
export interface EditionGeography {
  /** Path of the boundaries, as the receipt names it. */
  readonly file: string;
  readonly text: string;
  readonly topology: AreaTopology;
  readonly inset: Inset | undefined;
}

/** Throws `method-invalid` for a country without boundaries in the file. */
function checkCountries(topology: AreaTopology, areas: Areas, file: string): void {
  const present = countriesIn(topology);
  const missing = countriesOf(areas).find((letter) => !present.has(letter));
  if (missing === undefined) return;
  throw new SmiError(
    'method-invalid',
    `areas.country is ${missing}, and ${file} has no boundaries of ${COUNTRIES[missing]}`,
    { next: 'put a topology of its areas into the folder of the edition and name it as areas.boundaries' },
  );
}

/** Boundaries by the text that they were read from and the year. */
export type KnownBoundaries = Map<string, AreaTopology>;

/**
 * Reads the boundaries that an edition names: a file of its folder, or else of the project.
 * @param known those of other editions of the same command, which are not read again
 * @throws SmiError `method-invalid` where there is no such file, or it lacks a country or the inset; as
 *   `readBoundaries`
 */
export async function loadGeography(
  editions: string,
  edition: string,
  areas: Areas,
  known: KnownBoundaries = new Map(),
): Promise<EditionGeography> {
  const candidates = [
    { file: `editions/${edition}/${areas.boundaries}`, path: join(editions, edition, areas.boundaries) },
    { file: `geography/${areas.boundaries}`, path: shipped('geography', areas.boundaries) },
  ];
  for (const { file, path } of candidates) {
    const text = await readIfPresent(path, file);
    if (text === undefined) continue;
    const key = `${areas.year} ${text}`;
    const topology = known.get(key) ?? readBoundaries(text, areas.year, file);
    known.set(key, topology);
    checkCountries(topology, areas, file);
    return { file, text, topology, inset: insetOf(readRegisters(), areas.inset) };
  }
  throw new SmiError(
    'method-invalid',
    `areas.boundaries: there is no ${areas.boundaries} in the folder of ${edition} or in geography`,
    { next: 'put the file into the folder of the edition, or name one that exists' },
  );
}
