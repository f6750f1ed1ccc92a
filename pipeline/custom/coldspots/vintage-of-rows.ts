import { SmiError } from '../../../errors/smi-error.js';
import type { Registers } from '../../geography/registers.js';
import { findVintage, type Vintage, type VintageOptions } from '../../geography/vintage.js';
import type { EstimateRow } from './read-estimates.js';

/**
 * Finds the boundaries that the areas of the rows belong to. A file may have notes between its rows, so an
 * error names the row of the file, not the position in `rows`, and the file. Throws as `findVintage`.
 */
export function vintageOfRows(
  registers: Registers,
  rows: readonly Pick<EstimateRow, 'row' | 'area'>[],
  file: string,
  options: Omit<VintageOptions, 'firstRow'>,
): Vintage {
  try {
    return findVintage(
      registers,
      rows.map(({ area }) => area),
      { ...options, firstRow: 1 },
    );
  } catch (error) {
    if (!(error instanceof SmiError)) throw error;
    // Text of the table is in quotation marks, and stays as it is.
    const inFile = (text: string) =>
      text.replace(/"(?:[^"\\]|\\.)*"|\brow (\d+)/g, (whole, i?: string) =>
        i === undefined ? whole : `row ${rows[Number(i) - 1]?.row ?? i}`,
      );
    const message = inFile(error.message);
    throw new SmiError(error.code, message.startsWith('row ') ? `${file}, ${message}` : message, {
      next: error.next,
      places: error.places.map(inFile),
      cause: error,
    });
  }
}
