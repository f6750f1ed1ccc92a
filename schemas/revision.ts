import { z } from 'zod';
import { areaCode, areaName, indicatorCode, numberOrNull, period, sourceName, text } from './fields.js';
import { field, type Table } from './table.js';

const hashOrEmpty = z.string().regex(/^([0-9a-f]{64})?$/);

/** A published figure that a later version of the official file changed. */
export const revisionRow = z.strictObject({
  revision: field(z.int().min(1), {
    title: 'Revision',
    description: 'Number of the refresh that took in new figures: 1 for the first one that changed any.',
  }),
  revised_on: field(z.iso.date(), {
    title: 'Revised on',
    description: 'The day on which the new figures were accepted.',
  }),
  table: field(z.enum(['figures', 'context', 'national', 'larger']), {
    title: 'Table',
    description: 'The frozen table of the edition that the figure is in.',
  }),
  area_code: areaCode,
  area_name: areaName,
  indicator: indicatorCode,
  period,
  value_before: numberOrNull(
    'Value before',
    'The figure as it was published before; empty where it was missing.',
  ),
  value_after: numberOrNull('Value after', 'The figure as it is published now; empty where it is missing.'),
  status_before: text('Status before', 'Status of the figure before.'),
  status_after: text('Status after', 'Status of the figure now.'),
  source: sourceName,
  cells_before: text('Cells before', 'Where the figure was in the old official file.'),
  cells_after: text('Cells after', 'Where the figure is in the new official file.'),
  sha256_before: field(hashOrEmpty, {
    title: 'SHA-256 before',
    description: 'Hash of the old official file; empty where it is not known.',
  }),
  sha256_after: field(hashOrEmpty, {
    title: 'SHA-256 after',
    description: 'Hash of the new official file; empty where it is not known.',
  }),
});

export type Revision = z.infer<typeof revisionRow>;

export const revisionTable: Table = {
  name: 'revisions',
  title: 'Revisions',
  description:
    'One row for every figure of the edition that moved after it was published: for the same area, indicator and period, what it was, what it became, and when that was accepted. Figures that are modelled or derived from these move with them and have no row of their own.',
  key: ['revision', 'table', 'area_code', 'indicator', 'period'],
  row: revisionRow,
};
