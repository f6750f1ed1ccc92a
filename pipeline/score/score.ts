import { SmiError } from '../../errors/smi-error.js';
import type { Figure } from '../../schemas/figure.js';
import { tableDdl } from '../../schemas/generate/ddl.js';
import type { Method } from '../../schemas/method.js';
import { columns } from '../../schemas/table.js';
import type { Dialect } from '../engine/dialect.js';
import type { Engine } from '../engine/engine.js';
import type { Log } from '../log.js';
import { isOwnLevel, methodNodes, nodeTable, valueTable } from './nodes.js';
import { scoreSteps } from './steps.js';

/** A standard deviation of zero, or of one area, is no scale: throws `indicator-constant`, naming what has it. */
async function checkMoments(engine: Engine, moments: string): Promise<void> {
  const [flat] = await engine.rows(
    `SELECT code, n FROM ${moments} WHERE n < 2 OR least = most OR sd = 0 OR NOT isfinite(sd) ORDER BY code`,
  );
  if (flat === undefined) return;
  const why = Number(flat.n) < 2 ? 'has a value in one area only' : 'has the same value in every area';
  throw new SmiError('indicator-constant', `${flat.code} ${why}, so that it cannot be standardised`);
}

/** Throws `indicator-constant` for an indicator of the method without a single value. */
function checkValues(method: Method, figures: readonly Figure[]): void {
  const present = new Set(figures.flatMap(({ indicator, value }) => (value === null ? [] : [indicator])));
  for (const { indicators } of method.domains) {
    const empty = indicators.find(({ code }) => !present.has(code));
    if (empty !== undefined)
      throw new SmiError('indicator-constant', `${empty.code} has no value in any area`);
  }
}

/**
 * Scores figures by the steps of the method, in the engine. It leaves the tables of the steps there (all prefixed
 * `score_`), which `publish` reads. The digits are the same on any number of threads.
 */
export async function score(
  engine: Engine,
  method: Method,
  figures: readonly Figure[],
  dialect: Dialect,
  log: Log,
): Promise<void> {
  checkValues(method, figures);
  await engine.run(tableDdl(nodeTable));
  await engine.append(
    nodeTable.name,
    columns(nodeTable),
    methodNodes(method).map((node) => ({ ...node })),
  );
  await engine.run(tableDdl(valueTable));
  const values = figures.map(({ area_code, indicator, value, status, reason }) => ({
    ...{ area_code, code: indicator, value, status },
    own_level: isOwnLevel({ status, reason }),
  }));
  await engine.append(valueTable.name, columns(valueTable), values);
  const steps = scoreSteps(method, dialect);
  for (const { name, query, bindings } of steps) {
    await engine.run(`CREATE TABLE ${dialect.identifier(name)} AS\n${query}`, bindings);
    if (name.endsWith('_moments')) await checkMoments(engine, name);
  }
  const [counted] = await engine.rows('SELECT count(*) AS areas FROM score_index');
  log.stage('score', `${counted?.areas} areas scored in ${steps.length} steps of SQL`);
}
