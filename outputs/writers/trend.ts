import { tableFiles } from '../formats/table-files.js';
import type { Release, TableFormat } from '../release.js';
import type { Writer } from '../writer.js';

const CSV: readonly TableFormat[] = ['csv'];

/** The tables of a trend. */
export const trendFiles = <R extends Release>(): Writer<R>[] => [
  ...tableFiles<R>(
    'trend',
    'Every area in several editions on the scale of one of them: indicators, domains, faces, index; only of a trend',
    CSV,
  ),
  ...tableFiles<R>('trend_codes', 'Means, scales and breaks of the trend; only of a trend', CSV),
];
