import { normalisedTable } from '../../../schemas/release/normalisation-tables.js';
import { UNIT_KEY } from '../../../schemas/release/unit-fields.js';
import type { Row } from '../../../schemas/table.js';
import { type CustomTable, lazyRows, orNull, unitKey } from './custom-table.js';
import type { Scored } from './score-units.js';

/** `normalised`: every indicator on its scale, one row a unit, by code. */
export function normalisedTableOf({ plan, chain, units }: Scored): CustomTable {
  const indicators = plan.structure.nodes.slice(0, plan.structure.indicators);
  return {
    table: normalisedTable(
      UNIT_KEY,
      indicators.map(({ code, name }) => ({ code, title: name })),
    ),
    rows: lazyRows(function* () {
      for (let unit = 0; unit < units.codes.length; unit += 1) {
        const row: Record<string, Row[string]> = { ...unitKey(units.codes[unit], units.names[unit]) };
        for (const [i, { code }] of indicators.entries()) row[code] = orNull(chain.values[i]![unit]);
        yield row;
      }
    }),
  };
}
