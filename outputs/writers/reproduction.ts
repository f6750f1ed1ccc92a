import { plainCsv } from '../formats/table-files.js';
import type { Release } from '../release.js';
import type { ReproductionMap } from '../reproduction/map.js';
import { oneFile, type Writer } from '../writer.js';

/** What a reproduction writes: tables and, where the suite has boundaries, maps. */
export interface Reproduction extends Release {
  readonly map?: ReproductionMap;
}

const hasMap = ({ map }: Reproduction): boolean => map !== undefined;

/** How a published ranking was reproduced: `smi reproduce`. By itself, as nothing else of the writers is
 * needed for it, and it is to be fast. */
export const REPRODUCTION_WRITERS: readonly Writer<Reproduction>[] = [
  plainCsv('agreement', 'How what was computed agrees with what was published'),
  plainCsv('differences', 'Every row in which both differ'),
  plainCsv('ranks', 'Score, rank and group of every unit as computed'),
  plainCsv('regions', 'Hotspots and coldspots of each region'),
  plainCsv('predecessors', 'Districts of today with the ranks of those that became them'),
  plainCsv('changes', 'How scores and ranks changed between periods'),
  oneFile(
    'areas.geojson',
    'maps',
    {
      title: 'Areas',
      description: 'Boundaries of the areas with score, rank and class in every index',
      when: hasMap,
    },
    async ({ map }) => (await import('../reproduction/map.js')).mappedGeoJson(map!),
  ),
  oneFile(
    'map.svg',
    'maps',
    { title: 'Map', description: 'Maps of the indices by class, as a picture', when: hasMap },
    async ({ map }) => (await import('../reproduction/map.js')).mappedPicture(map!),
  ),
];
