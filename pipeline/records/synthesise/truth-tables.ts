import { trueValuesTable, truthTable } from '../../../schemas/release/truth-tables.js';
import type { Row, TableData } from '../../../schemas/table.js';
import { trueValues } from './true-values.js';
import type { AreaTruth } from './truth.js';

/** The truth as `readTruth` reads it back, and what an estimate should find of each area. */
export const truthTables = (truth: readonly AreaTruth[]): TableData[] => [
  { table: truthTable, rows: truth.map((area): Row => ({ ...area })) },
  {
    table: trueValuesTable,
    rows: truth.flatMap((area) =>
      (['sons', 'daughters', 'all'] as const).flatMap((who) =>
        (['in_work', 'kept'] as const).map(
          (earners): Row => ({ ...trueValues(area, who, earners), who, earners }),
        ),
      ),
    ),
  },
];
