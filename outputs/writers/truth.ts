import { plainCsv } from '../formats/table-files.js';
import type { Writer } from '../writer.js';

/** What made-up records were made from: `smi synthesise --out`. */
export const TRUTH_WRITERS: readonly Writer[] = [
  plainCsv('truth', 'The model that the made-up records follow'),
  plainCsv('true-values', 'What an estimate should find'),
];
