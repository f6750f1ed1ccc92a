import { figureTable } from '../../../schemas/figure.js';
import type { IndexMethod, LongShadowMethod } from '../../../schemas/method.js';
import { releasedFiguresTable } from '../../../schemas/release/context-table.js';
import { indicatorsTable } from '../../../schemas/release/indicators-table.js';
import { columns } from '../../../schemas/table.js';
import { longShadowSteps } from '../../coldspots/coldspots.js';
import { outcomeRows, outcomesTable } from '../../coldspots/figures.js';
import { derive, deriveSteps, pairsTable, periodPairs } from '../../derive/derive.js';
import { methodPeriods } from '../../editions/derived.js';
import { isIndex, readMethod } from '../../editions/edition.js';
import { planOf, type ScorePlan } from '../../editions/plan.js';
import { refusing } from '../../editions/refusal.js';
import { duckdb } from '../../engine/dialect.js';
import { Engine } from '../../engine/engine.js';
import type { Step } from '../../engine/step.js';
import { imputeEdition } from '../../impute/impute.js';
import { modelEdition } from '../../model/model.js';
import { type Arrays, isStep, type Part, runChain } from '../../score/arrays.js';
import { scoreParts } from '../../score/steps.js';
import { NOT_OWN_STATUSES, nodeTable, OWN_REASONS, planNodes, scoreValue } from '../../score/tables.js';
import { loadOnScale } from '../../trend/trend.js';
import { csvSource, list, literal, stepText, tableText } from './sql-script.js';

/** The comment at the top of a script: what it computes, and how to run it. */
const head = (edition: string, file: string, makes: string): string =>
  `-- ${makes} of ${edition}, from ${file} of its release, step by step.
-- To run it, save it as ${edition}.sql, go to the folder of the release, and run
--   duckdb -c ".read ${edition}.sql"
-- or run the whole text there with any DuckDB client. It creates temporary tables and changes no file.`;

const valuesStep: Step = {
  name: 'score_values',
  purpose: 'The figures of the release that are scored, and which of them are of the area itself.',
  query: `SELECT area_code, indicator AS code, value, status,
  status NOT IN ${list(NOT_OWN_STATUSES)}
    AND list_has_all([${OWN_REASONS.map(literal).join(', ')}], string_split(reason, ';')) AS own_level
FROM ${csvSource('indicators.csv', indicatorsTable, ['area_code', 'indicator', 'value', 'status', 'reason'])}`,
  bindings: {},
};

/** The typed arrays of an edition, for the steps that SQL does not carry out. */
async function arraysOf(name: string, editions: string): Promise<{ plan: ScorePlan; arrays: Arrays }> {
  const { edition } = await loadOnScale(editions, name);
  if (!isIndex(edition)) throw new TypeError(`${name} is not an index`);
  return Engine.use({ threads: 1 }, async (engine) => {
    const units = edition.areas.map(({ area_code }) => area_code).sort();
    const plan = refusing(() => planOf(edition.method, units), `${name}: `);
    const { figures: derived } = await derive(engine, edition.method, edition.figures, duckdb);
    const all = [...edition.figures, ...derived];
    const known = modelEdition(edition, plan, all)?.figures ?? all;
    const figures = imputeEdition(edition.method, edition.areas, known);
    return { plan, arrays: runChain(plan, figures.map(scoreValue)) };
  });
}

const isSql = (part: Part) => isStep(part) || part.rows === null;

/** Scores from `indicators.csv`. Results of steps in typed arrays are written into the script as values. */
async function indexScript(name: string, editions: string, method: IndexMethod): Promise<string[]> {
  const planned = refusing(() => planOf(method, []));
  const sql_only = scoreParts(planned, duckdb).every(isSql);
  const { plan, arrays } = sql_only ? { plan: planned, arrays: null } : await arraysOf(name, editions);
  const partText = (part: Part): string => {
    if (isStep(part)) return stepText(part);
    const rows = arrays === null ? [] : (part.rows?.(arrays) ?? []);
    const purpose = rows.length === 0 ? part.purpose : `${part.purpose} Computed by the program.`;
    return tableText(part.table, part.name, purpose, rows);
  };
  const nodes = 'Every indicator and every aggregate, with its parent, weight and direction.';
  return [
    head(name, 'indicators.csv', 'The scores and ranks'),
    tableText(nodeTable, nodeTable.name, nodes, planNodes(plan)),
    stepText(valuesStep),
    ...scoreParts(plan, duckdb).map(partText),
    `-- The published ranks.
SELECT areas.area_code, ranked.value AS score, ranked.rank
FROM (SELECT DISTINCT area_code FROM score_values) AS areas
LEFT JOIN score_ranks AS ranked ON ranked.area_code = areas.area_code AND ranked.code = ${literal(plan.structure.nodes.at(-1)?.code ?? '')}
ORDER BY ranked.rank NULLS LAST, areas.area_code;`,
  ];
}

/** The derived figures, each added to the figures so that the next can be derived from it. */
function deriveTexts(method: LongShadowMethod): string[] {
  const names = columns(figureTable).map(({ name }) => name);
  const quoted = names.map(duckdb.identifier).join(', ');
  const derived = method.derive.map(({ code }) => code);
  const others = derived.length === 0 ? '' : `\nWHERE indicator NOT IN ${list(derived)}`;
  const frozen: Step = {
    name: 'derive_figures',
    purpose: 'The official figures of the release; each step adds the figures that it derives.',
    query: `SELECT ${quoted}
FROM ${csvSource('figures.csv', releasedFiguresTable, names)}${others}`,
    bindings: {},
  };
  const periods = new Map([...methodPeriods(method)].map(([code, own]) => [code, [...own].sort()]));
  const pairs = periodPairs(method.derive, periods).map((pair) => ({ ...pair }));
  return [
    stepText(frozen),
    tableText(
      pairsTable,
      pairsTable.name,
      'Which period of one figure explains which period of another.',
      pairs,
    ),
    ...method.derive.flatMap((step) => [
      ...deriveSteps({ ...method, derive: [step] }, duckdb).map(stepText),
      `INSERT INTO derive_figures SELECT ${quoted} FROM ${duckdb.identifier(`derive_${step.code}`)};`,
    ]),
  ];
}

/** Measures, ranks and classes from `figures.csv`. */
function longShadowScript(name: string, method: LongShadowMethod): string[] {
  const all: Step = {
    name: 'coldspots_figures',
    purpose: 'Official and derived figures.',
    query: 'SELECT * FROM derive_figures',
    bindings: {},
  };
  const outcomes =
    'The figures that are the level, the gap and the unexplained gap of each outcome and period.';
  return [
    head(name, 'figures.csv', 'The coldspots and ranks'),
    ...deriveTexts(method),
    stepText(all),
    tableText(outcomesTable, outcomesTable.name, outcomes, outcomeRows(method)),
    ...longShadowSteps(method, duckdb).map(stepText),
    `-- The published ranks and classes (kind) of every outcome and period, as in coldspots_by_year.csv.
SELECT area_code, outcome, period, level, gap, unexplained_gap, level_rank, gap_rank, unexplained_gap_rank, kind, score, rank
FROM coldspots_result
ORDER BY outcome, period, rank NULLS LAST, area_code;`,
  ];
}

/**
 * A script of SQL that reproduces the published ranks of an edition in the folder of its release.
 * @throws SmiError as `readMethod`; as `loadEdition` where a method needs more than SQL, and so its figures
 */
export async function showSql(name: string, editions: string): Promise<string> {
  const { method } = await readMethod(editions, name);
  const parts =
    method.kind === 'index' ? await indexScript(name, editions, method) : longShadowScript(name, method);
  return parts.join('\n\n');
}
