import { join } from 'node:path';
import { SmiError } from '../../errors/smi-error.js';
import { type AreaTopology, countriesIn } from '../../outputs/maps/topology.js';
import { readBoundaries } from '../../outputs/maps/vintages.js';
import { type Areas, COUNTRIES, countriesOf, type Inset } from '../../schemas/method/areas.js';
import { insetOf, readRegisters } from '../geography/registers.js';
import { shipped } from '../system/package-root.js';
import { readIfPresent } from '../system/read-if-present.js';

/** What an edition is drawn with. */
export interface EditionGeography {
  /** Place of the boundaries, as a receipt names it. */
  readonly file: string;
  readonly text: string;
  readonly topology: AreaTopology;
  readonly inset: Inset | undefined;
}

/** Throws `method-invalid` for a country that the boundaries do not hold. */
function checkCountries(topology: AreaTopology, areas: Areas, file: string): void {
  const held = countriesIn(topology);
  const lacking = countriesOf(areas).find((letter) => !held.has(letter));
  if (lacking === undefined) return;
  throw new SmiError(
    'method-invalid',
    `areas.country is ${lacking}, and ${file} has no boundaries of ${COUNTRIES[lacking]}`,
    { next: 'put a topology of its areas into the folder of the edition and name it as areas.boundaries' },
  );
}

/**
 * Reads the boundaries that an edition names: a file of its folder, or else of the project.
 * Throws `method-invalid` where there is no such file, or a country or the inset is not there; as `readBoundaries`.
 */
export async function loadGeography(
  editions: string,
  edition: string,
  areas: Areas,
): Promise<EditionGeography> {
  const places = [
    { file: `editions/${edition}/${areas.boundaries}`, path: join(editions, edition, areas.boundaries) },
    { file: `geography/${areas.boundaries}`, path: shipped('geography', areas.boundaries) },
  ];
  for (const { file, path } of places) {
    const text = await readIfPresent(path, file);
    if (text === undefined) continue;
    const topology = readBoundaries(text, areas.year, file);
    checkCountries(topology, areas, file);
    return { file, text, topology, inset: insetOf(readRegisters(), areas.inset) };
  }
  throw new SmiError(
    'method-invalid',
    `areas.boundaries: there is no ${areas.boundaries} in the folder of ${edition} or in geography`,
    { next: 'put the file into the folder of the edition, or name one that is there' },
  );
}
