import { SmiError } from '../../errors/smi-error.js';
import type { Figure } from '../../schemas/figure.js';
import { tableDdl } from '../../schemas/generate/ddl.js';
import type { IndexMethod } from '../../schemas/method.js';
import { columns } from '../../schemas/table.js';
import type { Dialect } from '../engine/dialect.js';
import type { Engine } from '../engine/engine.js';
import type { Log } from '../log.js';
import { isOwnLevel, methodNodes, type Node, nodeTable, valueTable } from './nodes.js';
import { scoreSteps } from './steps.js';

/** Differences between z-scores, or means of them, that are no more than this are rounding. */
const LEAST_SPREAD = 1e-12;

const LEVELS: readonly Node['level'][] = ['indicator', 'domain', 'index'];

/**
 * Throws `indicator-constant`, naming the first indicator, domain or index that no scale can be made for: one without a
 * value, with one alone, or with values that differ by rounding alone, which a z-score would blow up into a ranking.
 */
async function checkScale(engine: Engine, level: Node['level'], tolerance: number): Promise<void> {
  const [flat] = await engine.rows(
    `SELECT node.code, coalesce(n, 0) AS n, spread <= noise AS same
FROM score_nodes AS node
LEFT JOIN (
  SELECT *, most - least AS spread, greatest($rounding, 1e-15 * greatest(abs(least), abs(most))) AS noise
  FROM score_${level}_moments
) AS moments ON moments.code = node.code
WHERE node.level = $level AND (coalesce(n, 0) < 2 OR spread <= noise OR sd = 0 OR NOT isfinite(sd))
ORDER BY node.position LIMIT 1`,
    { level, rounding: level === 'indicator' ? 0 : Math.max(tolerance, LEAST_SPREAD) },
  );
  if (flat === undefined) return;
  const several = flat.same
    ? 'has the same value in every area'
    : 'has values too large, or too near to zero, to be squared';
  const why = ['has no value in any area', 'has a value in one area only'][Number(flat.n)] ?? several;
  throw new SmiError('indicator-constant', `${flat.code} ${why}, so that it cannot be standardised`);
}

/** Throws `method-invalid` for a code that names two things: indicators, domains and the index stand in one table. */
function checkCodes(nodes: readonly Node[]): void {
  const codes = new Set<string>();
  for (const { code } of nodes) {
    if (codes.has(code)) {
      throw new SmiError(
        'method-invalid',
        `${code} names more than one of the indicators, domains and index`,
      );
    }
    codes.add(code);
  }
}

/**
 * Scores figures by the steps of the method, in the engine. It leaves the tables of the steps there (all prefixed
 * `score_`), which `publish` reads. The digits are the same on any number of threads.
 * Throws `indicator-constant` or `method-invalid`.
 */
export async function score(
  engine: Engine,
  method: IndexMethod,
  figures: readonly Figure[],
  dialect: Dialect,
  log: Log,
): Promise<void> {
  const nodes = methodNodes(method);
  checkCodes(nodes);
  await engine.run(tableDdl(nodeTable));
  await engine.append(
    nodeTable.name,
    columns(nodeTable),
    nodes.map((node) => ({ ...node })),
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
    const level = LEVELS.find((one) => name === `score_${one}_moments`);
    if (level !== undefined) await checkScale(engine, level, method.steps.tolerance);
  }
  const [counted] = await engine.rows('SELECT count(*) AS areas FROM score_index');
  log.stage('score', `${counted?.areas} areas scored in ${steps.length} steps of SQL`);
}
