import { join } from 'node:path';
import { type Figure, figureRow, figureTable } from '../../schemas/figure.js';
import { readIfPresent } from '../system/read-if-present.js';
import { parseTable } from '../tables/read-shipped-table.js';

/** The figures of the country in the folder of an edition: to compare areas with, never scored. */
export const NATIONAL_FILE = 'national.csv';

/**
 * What the official files print for the country of an edition; none where the edition was frozen without
 * them. Throws `figures-invalid`, or an error of the file system.
 */
export async function readNational(folder: string, edition: string): Promise<Figure[]> {
  const path = join(folder, edition, NATIONAL_FILE);
  const text = await readIfPresent(path);
  return text === undefined ? [] : parseTable({ ...figureTable, row: figureRow }, text, path);
}
