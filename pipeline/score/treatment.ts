import { treatmentTable } from '../../schemas/release/normalisation-tables.js';
import type { Row } from '../../schemas/table.js';
import type { ScorePlan } from '../editions/plan.js';
import type { Dialect } from '../engine/dialect.js';
import type { Step } from '../engine/step.js';
import { isTreated } from '../methods/chain/method.js';
import { treatmentRow } from '../methods/chain/treatment.js';
import type { Arrays, ArrayTable } from './arrays.js';
import { changeTable } from './tables.js';

/** What was done to outliers, from typed arrays; empty tables where no level is treated. */
export function treatmentTables({ levels, chain }: ScorePlan): ArrayTable[] {
  const treats = chain.levels.some(isTreated);
  const rows = (of: (arrays: Arrays) => Row[]) => (treats ? of : null);
  return [
    {
      name: 'score_treatment',
      purpose: 'What was done to outliers, with skewness and excess kurtosis before and after.',
      table: treatmentTable,
      rows: rows(({ treatment }) => treatment.map((record) => treatmentRow(record, levels))),
    },
    {
      name: 'score_treated',
      purpose: 'Every value that treatment changed, before and after.',
      table: changeTable,
      rows: rows(({ treatment, units }) =>
        treatment.flatMap(({ node, treated }) =>
          treated.changes.map(({ unit, from, to, why }) => ({
            area_code: units[unit]!,
            code: node.code,
            value_before: from,
            value_after: to,
            why,
          })),
        ),
      ),
    },
  ];
}

/** `<to>`: the values of a level after treatment. */
export const treatedStep = (sql: Dialect, from: string, to: string, what: string): Step => ({
  name: to,
  purpose: `Each ${what} after treatment of outliers.`,
  query: `SELECT each_value.area_code, each_value.code, coalesce(treated.value_after, each_value.value) AS value
FROM ${sql.identifier(from)} AS each_value
LEFT JOIN score_treated AS treated
  ON treated.area_code = each_value.area_code AND treated.code = each_value.code`,
  bindings: {},
});
