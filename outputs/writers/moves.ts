import { tableFiles } from '../formats/table-files.js';
import type { Release } from '../release.js';
import type { Writer } from '../writer.js';

/** The tables of who moved where. */
export const movesFiles = <R extends Release>(): Writer<R>[] => [
  ...tableFiles<R>(
    'moves',
    'Who moved in the year before the census: arrivals, departures, stayers, and how many left for a better place',
  ),
  ...tableFiles<R>('moves_between', 'Moves between the fifths, and between the regions'),
  ...tableFiles<R>('moves_elsewhere', 'Moves from and to places that the index does not rank', ['csv']),
];
