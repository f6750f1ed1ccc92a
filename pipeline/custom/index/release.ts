import type { CustomReport } from '../../../outputs/custom-report/parts.js';
import { counted } from '../../../outputs/formats/numbers.js';
import { ALL_FORMATS } from '../../../outputs/formats/table-files.js';
import type { ReleaseHead, ReleaseOrigin } from '../../../outputs/release.js';
import type { CustomIndexOutputs } from '../../../outputs/writers.js';
import type { Checks } from '../../../schemas/release/checks-file.js';
import { checkIndex } from '../../checks/check-index.js';
import { checksTableData } from '../../checks/written.js';
import { refusing } from '../../editions/refusal.js';
import { type CustomTable, indicatorsTableOf, normalisedTableOf } from './long-tables.js';
import type { CustomRobustness } from './robustness.js';
import type { Scored } from './score-units.js';
import {
  aggregateIndexes,
  indexTableOf,
  scalesTableOf,
  structureTableOf,
  treatmentTablesOf,
  unrankedTableOf,
} from './tables.js';

/** Version of how tables are read, scored and written. */
const METHOD_VERSION = '1.0.0';

/** Short name of every such release, in receipts and data packages. */
export const OWN_INDEX = 'own-index';

/** The licence of this project does not apply to a user’s figures. */
const RIGHTS =
  'The figures are made from data that the user supplied; the rights in those data, and their licence, are those of whoever made them.';

/** How many values have each status. */
function statusesOf({ figures }: Scored): CustomReport['values'] {
  const count = { observed: 0, estimated: 0, missing: 0 };
  for (const { values, imputed } of figures)
    for (let unit = 0; unit < values.length; unit += 1)
      count[Number.isNaN(values[unit]!) ? 'missing' : imputed[unit] === 1 ? 'estimated' : 'observed'] += 1;
  return count;
}

/** The checks of a custom index, with their warnings. Throws `SmiError`. */
export const checksOf = ({ method, plan, chain }: Scored): Checks =>
  refusing(() =>
    checkIndex({
      title: method.title,
      structure: plan.structure,
      columns: chain.values,
      weights: chain.weights,
    }),
  );

const headOf = ({ method, units, plan }: Scored): ReleaseHead => ({
  name: OWN_INDEX,
  title: method.title,
  summary: `${counted(units.codes.length, 'unit')} of ${units.file} ranked by ${counted(plan.structure.indicators, 'indicator')}. Rank 1 is best.`,
  version: METHOD_VERSION,
  sources: [],
  rights: RIGHTS,
});

/** What the writers of a custom index take. */
export function customIndexRelease(
  scored: Scored,
  robustness: CustomRobustness,
  checked: Checks,
  about: {
    readonly unnamed: readonly string[];
    readonly methodText: string;
    readonly origin: ReleaseOrigin;
  },
): CustomIndexOutputs {
  const { method, units, plan } = scored;
  const { nodes } = plan.structure;
  const head = headOf(scored);
  const index = indexTableOf(scored, robustness.byUnit);
  const structure = structureTableOf(scored);
  const unranked = unrankedTableOf(scored);
  const [treatment, treated] = treatmentTablesOf(scored);
  const tables: CustomTable[] = [
    index,
    indicatorsTableOf(scored),
    normalisedTableOf(scored),
    scalesTableOf(scored),
    structure,
    unranked,
    ...[treatment, treated].filter((table) => table !== undefined),
    ...robustness.tables,
    checksTableData(checked),
  ];
  return {
    head,
    tables: tables.map((table) => ({ ...table, formats: ALL_FORMATS })),
    sections: [],
    origin: about.origin,
    methodText: about.methodText,
    checked,
    report: {
      method,
      file: units.file,
      periods: units.periods,
      unnamed: about.unnamed,
      warnings: checked.warnings,
      replicates: robustness.replicates,
      values: statusesOf(scored),
      index: [...index.rows],
      unranked: [...unranked.rows],
      aggregates: aggregateIndexes(scored).map((i) => nodes[i]!),
      structure: [...structure.rows],
      treatment: treatment === undefined ? [] : [...treatment.rows],
      tables: tables.map(({ table }) => table),
    },
  };
}
