import { SmiError } from '../../errors/smi-error.js';
import { tableDdl } from '../../schemas/generate/ddl.js';
import { columns } from '../../schemas/table.js';
import type { ScorePlan } from '../editions/plan.js';
import { refusing } from '../editions/refusal.js';
import type { Dialect } from '../engine/dialect.js';
import type { Engine } from '../engine/engine.js';
import { checkUnits } from '../methods/spread.js';
import type { Log } from '../system/log.js';
import { Findings } from './findings.js';
import { loadValues } from './load-values.js';
import { nodeTable, planNodes } from './nodes.js';
import { isStep } from './part.js';
import { scoreParts } from './steps.js';

/** One figure to be scored. */
export interface ScoreValue {
  readonly area_code: string;
  /** The indicator. */
  readonly code: string;
  readonly value: number | null;
  readonly status: string;
  /** Whether the figure is of the area itself. */
  readonly own_level: boolean;
}

/** Throws `value-not-finite` for a value that is no number: what is missing is null. */
function checkNumbers(values: readonly ScoreValue[]): void {
  const wrong = values.find(({ value }) => Number.isNaN(value));
  if (wrong !== undefined)
    throw new SmiError('value-not-finite', `${wrong.code} of ${wrong.area_code} is not a number`);
}

/**
 * Scores figures by the steps of a plan, in the engine. It leaves the tables of the steps there (all prefixed
 * `score_`), which `publish` reads. The digits are the same on any number of threads.
 * @param values one of each area and indicator, in any order; what the structure does not name is passed over
 * @throws SmiError as `refusal` says of what the chain throws, naming the code; `method-invalid` as
 *   `scoreParts`
 */
export async function score(
  engine: Engine,
  plan: ScorePlan,
  values: readonly ScoreValue[],
  dialect: Dialect,
  log: Log,
): Promise<void> {
  const parts = scoreParts(plan, dialect);
  const units = [...new Set(values.map(({ area_code }) => area_code))].sort();
  refusing(() => checkUnits(units.length));
  checkNumbers(values);
  await engine.run(tableDdl(nodeTable));
  await engine.append(
    nodeTable.name,
    columns(nodeTable),
    planNodes(plan).map((node) => ({ ...node })),
  );
  await loadValues(engine, dialect, values);
  const bench = { engine, sql: dialect, units, findings: new Findings(plan.structure) };
  for (const part of parts) {
    if (isStep(part))
      await engine.run(`CREATE TABLE ${dialect.identifier(part.name)} AS\n${part.query}`, part.bindings);
    else await part.run(bench);
  }
  const [counted] = await engine.rows(
    `SELECT count(*) AS areas FROM ${dialect.identifier(`score_${plan.levels.at(-1)}`)}`,
  );
  log.stage('score', `${counted?.areas} areas scored in ${parts.filter(isStep).length} steps of SQL`);
}
