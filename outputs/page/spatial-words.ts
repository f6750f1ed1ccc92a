import type { Row } from '../../schemas/table.js';
import { counted, fixed } from '../formats/numbers.js';
import { numberOf, textOf } from './rows.js';

/** A p value from permutations, which is never zero: as in `.012`, or `.001`. */
export const pText = (value: number | null): string =>
  value === null ? '–' : fixed(value, 3).replace(/^0/, '');

/** Why chance does not come to zero, and what was done. */
export const howFound = (permutations: number): string =>
  `Chance: the mean of ${counted(permutations, 'index', 'indices')} built again with every indicator’s figures in other places, those of districts in other districts and those of authorities in other authorities. It is above zero where districts share the figures of their county.`;

/** What an area is among its neighbours, in words; empty where it is in no cluster. */
export const clusterWords = (cluster: unknown): string =>
  ({
    cold: 'in a cluster of cold places',
    hot: 'in a cluster of hot places',
    cold_among_hot: 'cold among hot places',
    hot_among_cold: 'hot among cold places',
  })[String(cluster)] ?? '';

/**
 * What was found for the index, in a sentence; undefined where Moran’s I is not defined.
 * @param row of `spatial.csv`
 * @param name of the part in the sentence
 * @param many the areas: `districts`
 */
export function spatialSentence(row: Row, name: string, many: string): string | undefined {
  const [found, expected, p] = ['moran_i', 'expected', 'p_value'].map((column) => numberOf(row, column));
  if (found == null || expected == null || p == null) return undefined;
  const alike = p <= 0.05 ? 'are more alike than chance would have it' : 'are no more alike than by chance';
  return `${many} that share a border ${alike}: Moran’s I of ${name} is ${fixed(found, 2)}, where chance gives ${fixed(expected, 2)} (p ${pText(p)}).`;
}

/** The codes of the areas that share a border with no other. */
export const withoutNeighbours = (row: Row | undefined): string[] =>
  row === undefined ? [] : textOf(row, 'without_neighbours').split(';').filter(Boolean);
