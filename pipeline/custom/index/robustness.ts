import { UNIT_KEY } from '../../../schemas/release/unit-fields.js';
import type { Row } from '../../../schemas/table.js';
import { robustnessOf } from '../../robustness/robustness-of.js';
import { robustnessRows } from '../../robustness/tables.js';
import type { Log } from '../../system/log.js';
import type { CustomTable } from './long-tables.js';
import type { Scored } from './score-units.js';

/** How sure the ranks of a custom index are. */
export interface CustomRobustness {
  readonly replicates: number;
  /** `robustness`, `sensitivity` and `leave_one_out`. */
  readonly tables: readonly CustomTable[];
  /** Rows of `robustness` by unit code. */
  readonly byUnit: ReadonlyMap<string, Row>;
}

export interface RobustnessOptions {
  readonly seed: number;
  readonly threads: number;
  readonly log: Log;
}

/**
 * Computes the index again as often as the method says. A user’s data say nothing of sampling errors, or of
 * figures that are those of a larger area, so neither is drawn.
 */
export async function customRobustness(
  { method, plan, units }: Scored,
  { seed, threads, log }: RobustnessOptions,
): Promise<CustomRobustness> {
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
      joint: null,
      inherited: none,
      // the ranks of hundreds of thousands of units would not fit into memory several times
      parts: false,
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

/** Without replicates the columns of intervals and probabilities are empty. */
export const NO_REPLICATES: CustomRobustness = { replicates: 0, tables: [], byUnit: new Map() };
