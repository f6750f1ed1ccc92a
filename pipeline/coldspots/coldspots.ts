import type { LongShadowMethod } from '../../schemas/method.js';
import type { Dialect } from '../engine/dialect.js';
import type { Engine } from '../engine/engine.js';
import type { Step } from '../engine/step.js';
import { load } from '../engine/tables.js';
import type { Log } from '../system/log.js';
import { figureSteps, outcomeRows, outcomesTable } from './figures.js';
import { precisionSteps } from './precision.js';
import { type ColdspotRule, coldspotSteps } from './steps.js';
import { yearSteps } from './years.js';

export const ruleOf = ({ steps, outcomes }: LongShadowMethod): ColdspotRule => ({
  share: steps.group_share,
  tolerance: steps.tolerance,
  outcomes: outcomes.filter(({ unexplained_gap }) => unexplained_gap !== undefined).length,
});

/** The steps of the stage in order, by the method file. Pure: it runs nothing. */
export const longShadowSteps = (method: LongShadowMethod, sql: Dialect): Step[] => [
  ...figureSteps(),
  ...coldspotSteps(sql, ruleOf(method)),
  ...yearSteps(sql),
  ...precisionSteps(sql, method.steps.precision.least_years),
];

/** The steps up to classes and ranks, which a release of an index shows next to the index. */
export const classSteps = (method: LongShadowMethod, sql: Dialect): Step[] => [
  ...figureSteps(),
  ...coldspotSteps(sql, ruleOf(method)),
];

/** The steps up to how many years each area was cold, which the files of the areas of an index show. */
export const persistenceSteps = (method: LongShadowMethod, sql: Dialect): Step[] => [
  ...classSteps(method, sql),
  ...yearSteps(sql),
];

export async function runSteps(engine: Engine, steps: readonly Step[], dialect: Dialect): Promise<void> {
  for (const { name, query, bindings } of steps)
    await engine.run(`CREATE TABLE ${dialect.identifier(name)} AS\n${query}`, bindings);
}

/**
 * Ranks areas and finds coldspots for every outcome and period of the method, in the engine, from its frozen
 * and derived figures, which `deriveThere` has left there. It leaves the tables of the steps there, all
 * prefixed `coldspots_`. The digits are the same on any number of threads.
 */
export async function coldspots(
  engine: Engine,
  method: LongShadowMethod,
  dialect: Dialect,
  log: Log,
  stepsOf = longShadowSteps,
): Promise<void> {
  await engine.run('CREATE VIEW coldspots_figures AS SELECT * FROM derive_figures');
  await load(engine, outcomesTable, outcomesTable.name, outcomeRows(method));
  const steps = stepsOf(method, dialect);
  await runSteps(engine, steps, dialect);
  const [counted] = await engine.rows(
    "SELECT count(DISTINCT area_code) AS areas, count(*) FILTER (WHERE kind = 'coldspot') AS cold FROM coldspots_result",
  );
  log.stage('coldspots', `${counted?.areas} areas ranked in ${steps.length} steps of SQL`);
}
