import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ascending, descending, max, min } from 'd3-array';
import { fileSystemError } from '../../errors/file-system.js';
import { SmiError } from '../../errors/smi-error.js';
import { type AreaTopology, countriesIn } from '../../outputs/maps/topology.js';
import { readBoundaries, yearsOfText } from '../../outputs/maps/vintages.js';
import { AREA_DEFAULTS, type Country, countriesOf } from '../../schemas/method/areas.js';
import { shipped } from '../system/package-root.js';

/** Boundaries of one year, and the file that they were taken from. */
export interface BoundariesOfYear {
  /** Path in the project, as a receipt names it. */
  readonly file: string;
  readonly text: string;
  readonly topology: AreaTopology;
}

/** The topologies of a folder with their years: those of most years first, then by name. */
function filesIn(folder: string) {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.topojson'))
      .flatMap((name) => {
        const text = readFileSync(join(folder, name), 'utf8');
        const years = yearsOfText(text);
        return years === undefined ? [] : [{ file: `geography/${name}`, text, years }];
      })
      .sort(
        (a, b) => descending(a.years[1] - a.years[0], b.years[1] - b.years[0]) || ascending(a.file, b.file),
      );
  } catch (error) {
    throw fileSystemError(error, `reading ${folder}`);
  }
}

/**
 * The boundaries that areas without an edition are drawn on: those of `year` in the first file of the
 * project's folder that has this year and the countries. A file of many years comes before one of a single
 * year, so that maps of different years have the same lines. Throws `setting-invalid` where no file has the
 * year, or none of those that do has the countries; as `readBoundaries`.
 */
export function boundariesOfYear(
  year: number,
  countries: readonly Country[] = countriesOf(AREA_DEFAULTS),
  folder: string = shipped('geography'),
): BoundariesOfYear {
  const files = filesIn(folder);
  for (const { file, text, years } of files) {
    if (!(years[0] <= year && year <= years[1])) continue;
    const topology = readBoundaries(text, year, file);
    const present = countriesIn(topology);
    if (countries.every((letter) => present.has(letter))) return { file, text, topology };
  }
  const first = min(files, ({ years }) => years[0]);
  const last = max(files, ({ years }) => years[1]);
  throw new SmiError(
    'setting-invalid',
    `no file of geography has boundaries of ${year} for ${countries.join(', ')}`,
    { next: first === undefined ? 'restore the folder geography' : `give a year from ${first} to ${last}` },
  );
}
