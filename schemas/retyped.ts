import type { z } from 'zod';
import { filledText } from './fields.js';
import { observationRow } from './observation.js';
import type { Table } from './table.js';

/** A figure that was typed again, with what it is from and under which licence. */
export const retypedRow = observationRow.extend({
  licence: filledText('Licence', 'Licence of the figure.'),
});

export type Retyped = z.infer<typeof retypedRow>;

export const retypedTable: Table = {
  name: 'retyped',
  title: 'Figures typed again',
  description:
    'Figures of a source without a file, typed again by hand: one row per area, indicator and period, under the codes that the publisher used.',
  key: ['area_code', 'indicator', 'period'],
  row: retypedRow,
};
