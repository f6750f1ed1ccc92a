import type { OwnReport } from '../../../outputs/custom-report/parts.js';
import { ownReportHtml } from '../../../outputs/custom-report/report.js';
import type { Checks } from '../../../schemas/release/checks-file.js';
import type { Row } from '../../../schemas/table.js';
import { checkIndex } from '../../checks/check-index.js';
import { checksTableData, checksText } from '../../checks/written.js';
import { refusing } from '../../editions/refusal.js';
import { aggregatePlaces, indexTableOf } from './index-table.js';
import { indicatorsTableOf, scalesTableOf, structureTableOf } from './long-tables.js';
import { normalisedTableOf } from './normalised-table.js';
import type { OwnTable } from './own-table.js';
import type { OwnRelease } from './publish-index.js';
import type { Scored } from './score-units.js';
import { treatmentTablesOf } from './treatment-tables.js';
import type { Worth } from './worth.js';

const rowsOf = ({ rows }: OwnTable): Row[] => [...rows()];

/** How many values have each status. */
function statusesOf({ figures }: Scored): OwnReport['values'] {
  const count = { observed: 0, estimated: 0, missing: 0 };
  for (const { values, imputed } of figures)
    for (let unit = 0; unit < values.length; unit += 1)
      count[Number.isNaN(values[unit]!) ? 'missing' : imputed[unit] === 1 ? 'estimated' : 'observed'] += 1;
  return count;
}

/** The checks of an index, with what they warn of. Throws `SmiError`. */
export const checksOf = ({ method, plan, chain }: Scored): Checks =>
  refusing(() =>
    checkIndex({
      ...{ title: method.title, structure: plan.structure },
      ...{ columns: chain.values, weights: chain.weights },
    }),
  );

/** All that is written of an index but what went in. */
export function releaseOf(
  scored: Scored,
  worth: Worth,
  checks: Checks,
  unnamed: readonly string[],
): Pick<OwnRelease, 'head' | 'tables' | 'texts'> {
  const { method, units, plan } = scored;
  const { structure } = plan;
  const summary = `${units.codes.length} units of ${units.file} ranked by ${structure.indicators} indicators. Rank 1 is best.`;
  const checked = checksTableData(checks);
  const index = indexTableOf(scored, worth.byUnit);
  const structured = structureTableOf(scored);
  const [treatment, treated] = treatmentTablesOf(scored);
  const tables = [
    ...[index, indicatorsTableOf(scored), normalisedTableOf(scored), scalesTableOf(scored), structured],
    ...[treatment, treated].filter((table) => table !== undefined),
    ...worth.tables,
    { table: checked.table, rows: () => checked.rows },
  ];
  const report = ownReportHtml({
    ...{ method, summary, file: units.file, periods: units.periods, unnamed, warnings: checks.warnings },
    replicates: worth.replicates,
    values: statusesOf(scored),
    index: rowsOf(index),
    aggregates: aggregatePlaces(scored).map((place) => structure.nodes[place]!),
    structure: rowsOf(structured),
    treatment: treatment === undefined ? [] : rowsOf(treatment),
    tables: tables.map(({ table }) => table),
  });
  return {
    head: { title: method.title, summary },
    tables,
    texts: [
      { path: 'checks.json', text: checksText(checks) },
      { path: 'report.html', text: report },
    ],
  };
}
