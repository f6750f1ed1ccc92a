import { SmiError } from '../../errors/smi-error.js';
import type { ScorePlan } from '../editions/plan.js';
import { refusing } from '../editions/refusal.js';
import type { Dialect } from '../engine/dialect.js';
import type { Engine } from '../engine/engine.js';
import { load } from '../engine/tables.js';
import { checkUnits } from '../methods/spread.js';
import type { Log } from '../system/log.js';
import { isStep, runChain } from './arrays.js';
import { loadValues } from './load-values.js';
import { scoreParts } from './steps.js';
import { nodeTable, planNodes, type ScoreValue } from './tables.js';

/** Throws `value-not-finite` for NaN: a missing value must be null. */
function checkNumbers(values: readonly ScoreValue[]): void {
  const wrong = values.find(({ value }) => Number.isNaN(value));
  if (wrong !== undefined)
    throw new SmiError('value-not-finite', `${wrong.code} of ${wrong.area_code} is not a number`);
}

/**
 * Scores figures by a plan, in the engine, and leaves the tables of the steps there (all prefixed `score_`)
 * for publication. The digits are the same on any number of threads.
 * @param values one for each area and indicator, in any order; indicators that are not in the structure are
 *   ignored
 * @throws SmiError as `runChain`; `units-too-few`, `value-not-finite`; `method-invalid` as `scoreParts`;
 *   `code-duplicate` as `loadValues`
 */
export async function score(
  engine: Engine,
  plan: ScorePlan,
  values: readonly ScoreValue[],
  dialect: Dialect,
  log: Log,
): Promise<void> {
  const parts = scoreParts(plan, dialect);
  refusing(() => checkUnits(new Set(values.map(({ area_code }) => area_code)).size));
  checkNumbers(values);
  await load(engine, nodeTable, nodeTable.name, planNodes(plan));
  await loadValues(engine, dialect, values);
  const arrays = runChain(plan, values);
  for (const part of parts) {
    if (isStep(part))
      await engine.run(`CREATE TABLE ${dialect.identifier(part.name)} AS\n${part.query}`, part.bindings);
    else await load(engine, part.table, part.name, part.rows?.(arrays) ?? []);
  }
  const [counted] = await engine.rows(
    `SELECT count(*) AS areas FROM ${dialect.identifier(`score_${plan.levels.at(-1)}`)}`,
  );
  log.stage('score', `${counted?.areas} areas scored in ${parts.filter(isStep).length} steps of SQL`);
}
