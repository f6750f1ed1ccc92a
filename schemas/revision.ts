import { z } from 'zod';
import { filledText, indicatorCode, numberOrNull, period, sourceName, text } from './fields.js';
import { field, type Table } from './table.js';

const hashOrEmpty = z.string().regex(/^([0-9a-f]{64})?$/);

/** The frozen tables with published figures. */
export const REVISED_TABLES = [
  'figures',
  'context',
  'national',
  'larger',
  'yardsticks',
  'local_2020',
  'history',
  'populations',
  'evidence',
  'moves',
] as const;

/** A published figure that a later version of the official file changed, or has no more. */
export const revisionRow = z.strictObject({
  revision: field(z.int().min(1), {
    title: 'Revision',
    description: 'Number of the refresh that took in new figures: 1 for the first one that changed any.',
  }),
  revised_on: field(z.iso.date(), {
    title: 'Revised on',
    description: 'The day on which the new figures were accepted.',
  }),
  table: field(z.enum(REVISED_TABLES), {
    title: 'Table',
    description:
      'The frozen table of the edition that the figure is in. figures: those that are scored, or that others are derived from; context; national: those of the country; larger: those of counties, regions and combined authorities; local_2020: those of the districts named in 2020; history: earlier periods; populations: people, as weights; evidence: what the index is compared with; moves: people by where they lived a year earlier.',
  }),
  area_code: filledText(
    'Area code',
    'GSS code of the area; of evidence, the code of the place; of moves, the code of the origin in the official file.',
  ),
  area_name: filledText('Area name', 'Name of the area; its code where the edition has no name of it.'),
  indicator: field(indicatorCode, {
    title: 'Indicator',
    description: 'Short name of the indicator, or of the measure of evidence; population, or moves.',
  }),
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
  cells_after: text(
    'Cells after',
    'Where the figure is in the new official file; empty where that has no row of it any more.',
  ),
  sha256_before: field(hashOrEmpty, {
    title: 'SHA-256 before',
    description: 'Hash of the old official file; empty where it is not known.',
  }),
  sha256_after: field(hashOrEmpty, {
    title: 'SHA-256 after',
    description: 'Hash of the new official file; empty where it is not known.',
  }),
  to_code: filledText(
    'Destination',
    'Of moves, the code of the destination; in the other tables, that of the area itself.',
  ),
});

export type Revision = z.infer<typeof revisionRow>;

export const revisionTable: Table = {
  name: 'revisions',
  title: 'Revisions',
  description:
    'One row for every figure of the edition that moved after it was published: for the same area, indicator and period, what it was, what it became, and when that was accepted. A figure that went away with a row of its official file has one too, without a value after. Figures that are modelled or derived from these move with them and have no row of their own.',
  key: ['revision', 'table', 'area_code', 'to_code', 'indicator', 'period'],
  row: revisionRow,
};
