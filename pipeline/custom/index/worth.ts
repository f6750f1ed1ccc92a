import { UNIT_KEY } from '../../../schemas/release/unit-fields.js';
import type { Row } from '../../../schemas/table.js';
import { robustnessOf } from '../../robustness/robustness-of.js';
import { robustnessRows } from '../../robustness/tables.js';
import type { Log } from '../../system/log.js';
import type { CustomTable } from './custom-table.js';
import type { Scored } from './score-units.js';

/** What the ranks are worth. */
export interface Worth {
  readonly replicates: number;
  /** `robustness`, `sensitivity` and `leave_one_out`. */
  readonly tables: readonly CustomTable[];
  /** Rows of `robustness` by unit code. */
  readonly byUnit: ReadonlyMap<string, Row>;
}

export interface WorthOptions {
  readonly seed: number;
  readonly threads: number;
  readonly log: Log;
}

/**
 * Makes the index anew as often as the method asks. Data of anyone’s own say nothing of sampling errors or of whose
 * figure a value is, so that neither is drawn.
 */
export async function worthOf(
  { method, plan, units }: Scored,
  { seed, threads, log }: WorthOptions,
): Promise<Worth> {
  const none = units.figures.map(() => null);
  const result = await robustnessOf(
    {
      structure: plan.structure,
      chain: plan.chain,
      groupShare: plan.groupShare,
      seed,
      figures: units.figures,
      earlier: units.earlier,
      groups: units.groups,
      impute: method.steps.impute,
      choices: method.robustness,
      sampling: none,
      inherited: none,
    },
    { threads, log },
  );
  const named = units.codes.map((code, i) => ({ code, name: units.names[i] ?? code }));
  const { areas, sensitivity, leaveOneOut } = robustnessRows(result, plan, named, UNIT_KEY);
  return {
    replicates: method.robustness.replicates,
    tables: [areas, sensitivity, leaveOneOut],
    byUnit: new Map(areas.rows.map((row) => [String(row.unit_code), row])),
  };
}

/** Where no replicate is asked for, the columns of what ranks are worth are empty. */
export const NO_WORTH: Worth = { replicates: 0, tables: [], byUnit: new Map() };
