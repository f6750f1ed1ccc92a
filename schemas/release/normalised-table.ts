import { z } from 'zod';
import { field, type Table } from '../table.js';
import { codeColumn, type UnitKey } from './unit-fields.js';

/** An indicator that has a column. */
export interface NormalisedColumn {
  readonly code: string;
  readonly title: string;
}

/**
 * The wide table of the indicators on their common scale: one row for each unit, one column for each
 * indicator.
 */
export const normalisedTable = (key: UnitKey, indicators: readonly NormalisedColumn[]): Table => ({
  name: 'normalised',
  title: 'Normalised values',
  description:
    'Every indicator on the scale of the method, after the treatment of outliers; higher is better. One row per unit, one column per indicator.',
  key: [codeColumn(key)],
  row: z.strictObject({
    ...key,
    ...Object.fromEntries(
      indicators.map(({ code, title }) => [
        code,
        field(z.number().nullable(), {
          title,
          description: `“${title}”, normalised as the method says; empty when it is missing.`,
          unit: 'common scale of the indicators',
        }),
      ]),
    ),
  }),
});
