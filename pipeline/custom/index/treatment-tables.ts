import { treatedTable, treatmentTable } from '../../../schemas/release/normalisation-tables.js';
import { UNIT_KEY } from '../../../schemas/release/unit-fields.js';
import type { Row } from '../../../schemas/table.js';
import { treatmentRecords, treatmentRow } from '../../methods/chain/treatment.js';
import { type CustomTable, lazyRows, unitKey } from './custom-table.js';
import type { Scored } from './score-units.js';

/** `treatment` and `treated`: what was done to outliers, and every value that is not as it was. */
export function treatmentTablesOf({ plan, chain, figures, units: { codes, names } }: Scored): CustomTable[] {
  const columns = figures.map(({ values }) => values);
  const records = treatmentRecords(plan.structure, plan.chain, chain, columns);
  return [
    { table: treatmentTable, rows: records.map((record): Row => treatmentRow(record, plan.levels)) },
    {
      table: treatedTable(UNIT_KEY),
      rows: lazyRows(function* () {
        for (const { node, treated } of records)
          for (const { unit, from, to, why } of treated.changes)
            yield {
              ...unitKey(codes[unit], names[unit]),
              code: node.code,
              value_before: from,
              value_after: to,
              why,
            };
      }),
    },
  ];
}
