import { treatedTable, treatmentTable } from '../../../schemas/release/treatment-tables.js';
import { UNIT_KEY } from '../../../schemas/release/unit-fields.js';
import { treatmentRecords, treatmentRow } from '../../methods/chain/treatment.js';
import { type OwnTable, unitKey } from './own-table.js';
import type { Scored } from './score-units.js';

/** `treatment` and `treated`: what was done to outliers, and every value that is not as it was. */
export function treatmentTablesOf({ plan, chain, figures, units: { codes, names } }: Scored): OwnTable[] {
  const columns = figures.map(({ values }) => values);
  const records = treatmentRecords(plan.structure, plan.chain, chain, columns);
  return [
    { table: treatmentTable, rows: () => records.map((record) => treatmentRow(record, plan.levels)) },
    {
      table: treatedTable(UNIT_KEY),
      *rows() {
        for (const { node, treated } of records)
          for (const { unit, from, to, why } of treated.changes)
            yield {
              ...unitKey(codes[unit], names[unit]),
              ...{ code: node.code, value_before: from, value_after: to, why },
            };
      },
    },
  ];
}
