import { plainCsv } from '../formats/table-files.js';
import type { Writer } from '../writer.js';

/** How a published ranking was reproduced: `smi reproduce`. By itself, as nothing else of the writers is
 * needed for it, and it is to be fast. */
export const REPRODUCTION_WRITERS: readonly Writer[] = [
  plainCsv('agreement', 'How what was computed agrees with what was published'),
  plainCsv('differences', 'Every row in which both differ'),
  plainCsv('ranks', 'Score, rank and group of every unit as computed'),
  plainCsv('regions', 'Hotspots and coldspots of each region'),
  plainCsv('predecessors', 'Districts of today with the ranks of those that became them'),
  plainCsv('changes', 'How scores and ranks changed between periods'),
];
