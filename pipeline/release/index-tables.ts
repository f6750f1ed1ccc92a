import { areaShape, areaTable } from '../../schemas/area.js';
import { type Figure, figureTable } from '../../schemas/figure.js';
import { aggregatesBelowIndex, facesOf, indexRowOf, indicatorsOf } from '../../schemas/method/structure.js';
import { indexTable } from '../../schemas/release/index-table.js';
import { indicatorsTable } from '../../schemas/release/indicators-table.js';
import {
  type NormalisedColumn,
  normalisedTable,
  scalesTable,
  treatedTable,
  treatmentTable,
} from '../../schemas/release/normalisation-tables.js';
import { figureFields, partFields, ROBUSTNESS_COLUMNS } from '../../schemas/release/robustness.js';
import { AREA_KEY } from '../../schemas/release/unit-fields.js';
import type { TableData } from '../../schemas/table.js';
import { type AuthorityClasses, loadClasses } from '../coldspots/authority-classes.js';
import { declaredOf } from '../editions/declared.js';
import type { IndexEdition } from '../editions/edition.js';
import { type Engine, identifier, text } from '../engine/engine.js';
import { fill, load, type StoredTable } from '../engine/tables.js';
import type { ModelTables } from '../model/tables.js';
import type { RobustnessRows } from '../robustness/tables.js';

/** The tables of an index that are made in the engine; the others are frozen with the edition. */
export type IndexTables = Readonly<
  Record<
    | 'index'
    | 'indicators'
    | 'scales'
    | 'normalised'
    | 'treatment'
    | 'treated'
    | 'robustness'
    | 'sensitivity'
    | 'leaveOneOut',
    StoredTable
  >
>;

const AREA = Object.keys(areaShape).map((name) => `areas.${name}`);
const COUNTS = ['observed', 'mapped', 'inherited', 'estimated', 'missing'];
const MODEL_COUNTS = ['own.modelled_share', 'own.modelled AS indicators_modelled'];

interface Coded {
  readonly code: string;
}

/** The fifth of each face, and the kind of place that the two make: low is fifth 4 or 5. */
function faceColumns(faces: readonly Coded[]): string[] {
  const [first, second] = faces;
  if (first === undefined || second === undefined) return [];
  return [
    ...faces.map(({ code }, i) => `f${i}.fifth AS ${identifier(`${code}_fifth`)}`),
    `CASE WHEN f0.fifth IS NULL OR f1.fifth IS NULL THEN NULL
      WHEN f0.fifth >= 4 AND f1.fifth >= 4 THEN 'both_low'
      WHEN f0.fifth >= 4 THEN ${text(`${first.code}_low`)}
      WHEN f1.fifth >= 4 THEN ${text(`${second.code}_low`)}
      ELSE 'neither' END AS kind_of_place`,
  ];
}

/**
 * The query of the published index, from the tables of `score`: a pair of columns for each aggregate below
 * the index and for each outcome of the coldspots, and those of two faces.
 */
function indexQuery(
  aggregates: readonly Coded[],
  outcomes: readonly string[],
  faces: readonly Coded[],
): string {
  const joins = aggregates.map(
    (_, i) => `LEFT JOIN score_ranks AS d${i} ON d${i}.area_code = areas.area_code AND d${i}.code = $d${i}`,
  );
  const classJoins = outcomes.map(
    (_, i) =>
      `LEFT JOIN index_coldspots AS c${i} ON c${i}.area_code = areas.area_code AND c${i}.outcome = $c${i}`,
  );
  const faceJoins = faces.map(
    (_, i) => `LEFT JOIN score_groups AS f${i} ON f${i}.area_code = areas.area_code AND f${i}.code = $f${i}`,
  );
  return `SELECT ${AREA.join(', ')},
  whole.value AS score, whole.rank, score_groups.fifth, score_groups.group_name AS "group", own.own_level_share,
  ${aggregates.map(({ code }, i) => `d${i}.value AS ${identifier(`${code}_score`)}, d${i}.rank AS ${identifier(`${code}_rank`)},`).join(' ')}
  areas.combined_authority_code, areas.combined_authority_name,
  ${[
    ...COUNTS.map((status) => `own.${status} AS indicators_${status}`),
    ...outcomes.map(
      (code, i) =>
        `c${i}.kind AS ${identifier(`coldspot_${code}`)}, c${i}.status AS ${identifier(`coldspot_${code}_status`)}`,
    ),
    ...ROBUSTNESS_COLUMNS.map((name) => `drawn.${name}`),
    ...faceColumns(faces),
    ...[...Object.keys(figureFields), ...Object.keys(partFields(faces))].map(
      (name) => `drawn.${identifier(name)}`,
    ),
    ...MODEL_COUNTS,
  ].join(', ')}
FROM areas
LEFT JOIN score_ranks AS whole ON whole.area_code = areas.area_code AND whole.code = $index_code
LEFT JOIN score_groups ON score_groups.area_code = areas.area_code AND score_groups.code = $index_code
LEFT JOIN robustness AS drawn ON drawn.area_code = areas.area_code
JOIN score_own_level AS own ON own.area_code = areas.area_code
${[...joins, ...classJoins, ...faceJoins].join('\n')}`;
}

const INDICATORS_QUERY = `SELECT figures.area_code, areas.area_name, placed.domain, figures.indicator, figures.period,
  figures.value, CASE WHEN spread.lower IS NULL THEN figures.lower ELSE spread.lower END AS lower,
  CASE WHEN spread.upper IS NULL THEN figures.upper ELSE spread.upper END AS upper, placed.unit, figures.status, figures.reason, figures.flags,
  figures.from_codes, figures.source, figures.cells, figures.raw_text, placed.direction, score_weights.share AS weight,
  normalised.value AS normalised, score_contributions.contribution, spread.county_value, spread.standard_error
FROM figures
JOIN areas ON areas.area_code = figures.area_code
JOIN placed ON placed.code = figures.indicator
JOIN score_weights ON score_weights.code = figures.indicator
LEFT JOIN score_indicator AS normalised
  ON normalised.area_code = figures.area_code AND normalised.code = figures.indicator
LEFT JOIN score_contributions
  ON score_contributions.area_code = figures.area_code AND score_contributions.code = figures.indicator
LEFT JOIN model_spread AS spread
  ON spread.area_code = figures.area_code AND spread.indicator = figures.indicator`;

/** @param levels names of the levels, from the indicators up */
const scalesQuery = (levels: readonly string[]): string =>
  levels
    .map(
      (level) =>
        `SELECT ${text(level)} AS level, code, n AS areas, mean, sd AS standard_deviation, least, most FROM ${identifier(`score_${level}_moments`)}`,
    )
    .join('\nUNION ALL ');

/** One join for each indicator, in the order of the method. */
function normalisedQuery(indicators: readonly NormalisedColumn[]): string {
  const joins = indicators.map(
    (_, i) => `LEFT JOIN score_indicator AS i${i}
  ON i${i}.area_code = areas.area_code AND i${i}.code = $i${i}`,
  );
  return `SELECT areas.area_code, areas.area_name,
  ${indicators.map(({ code }, i) => `i${i}.value AS ${identifier(code)}`).join(', ')}
FROM areas
${joins.join('\n')}`;
}

const TREATED_QUERY = `SELECT areas.area_code, areas.area_name, code, value_before, value_after, why
FROM score_treated
JOIN areas ON areas.area_code = score_treated.area_code`;

/**
 * The tables of treated outliers and of normalised indicators, from the tables that the steps of `score`
 * made.
 */
async function stepTables(engine: Engine, { method }: IndexEdition) {
  const indicators = indicatorsOf(method).map(({ code }) => ({
    code,
    title: declaredOf(method, code).declaration.title,
  }));
  const normalised = normalisedTable(AREA_KEY, indicators);
  const treated = treatedTable(AREA_KEY);
  const codes = Object.fromEntries(indicators.map(({ code }, i) => [`i${i}`, code]));
  await fill(engine, normalised, normalisedQuery(indicators), codes);
  await fill(engine, treatmentTable, 'SELECT * FROM score_treatment');
  await fill(engine, treated, TREATED_QUERY);
  const position = '(SELECT position FROM score_nodes WHERE score_nodes.code =';
  return {
    normalised: { table: normalised, orderBy: 'area_code' },
    treatment: { table: treatmentTable, orderBy: `${position} treatment.code)` },
    treated: { table: treated, orderBy: `${position} treated.code), area_code` },
  };
}

/** Loads the domain, unit, direction and position of each indicator. */
async function loadPlaced(engine: Engine, edition: IndexEdition): Promise<void> {
  await engine.run(
    'CREATE TABLE placed (code VARCHAR PRIMARY KEY, domain VARCHAR, unit VARCHAR, direction INTEGER, position INTEGER)',
  );
  for (const [position, { code, parent, direction }] of indicatorsOf(edition.method).entries()) {
    const unit = declaredOf(edition.method, code).declaration.unit;
    await engine.run('INSERT INTO placed VALUES ($code, $domain, $unit, $direction, $position)', {
      code,
      domain: parent,
      unit,
      direction,
      position,
    });
  }
}

/** The rows of the robustness tables are loaded in the order in which they are published. */
const AS_LOADED = 'rowid';

/** Loads the tables of robustness into the engine, under the names of their schemas. */
export async function loadRobustness(engine: Engine, rows: RobustnessRows) {
  const loaded = async ({ table, rows: own }: TableData): Promise<StoredTable> => {
    await load(engine, table, table.name, own);
    return { table, orderBy: AS_LOADED };
  };
  return {
    robustness: await loaded(rows.areas),
    sensitivity: await loaded(rows.sensitivity),
    leaveOneOut: await loaded(rows.leaveOneOut),
  };
}

/**
 * Makes the tables of a release in the engine, under the names of their schemas and checked against them,
 * from the edition and from the tables that `score` made there.
 */
export async function indexTables(
  engine: Engine,
  edition: IndexEdition,
  figures: readonly Figure[],
  model: ModelTables,
  robustness: RobustnessRows,
  coldspots: AuthorityClasses,
): Promise<IndexTables> {
  const { method } = edition;
  const aggregates = aggregatesBelowIndex(method);
  const levels = method.steps.levels.map(({ name }) => name);
  const drawn = await loadRobustness(engine, robustness);
  await load(engine, areaTable, 'areas', edition.areas);
  await load(engine, figureTable, 'figures', figures);
  await load(engine, model.spread.table, model.spread.table.name, model.spread.rows);
  await loadPlaced(engine, edition);
  await loadClasses(engine, edition.areas, coldspots);
  const faces = facesOf(method);
  const index = indexTable(aggregates, coldspots.outcomes, faces);
  const outcomes = coldspots.outcomes.map(({ code }) => code);
  const outcomeCodes = Object.fromEntries(outcomes.map((code, i) => [`c${i}`, code]));
  const codes = Object.fromEntries(aggregates.map(({ code }, i) => [`d${i}`, code]));
  await fill(engine, index, indexQuery(aggregates, outcomes, faces), {
    index_code: indexRowOf(method).code,
    ...codes,
    ...outcomeCodes,
    ...Object.fromEntries(faces.map(({ code }, i) => [`f${i}`, code])),
  });
  await fill(engine, indicatorsTable, INDICATORS_QUERY);
  await fill(engine, scalesTable, scalesQuery(levels));
  return {
    index: { table: index, orderBy: 'rank NULLS LAST, area_code' },
    indicators: {
      table: indicatorsTable,
      orderBy: 'area_code, (SELECT position FROM placed WHERE code = indicator)',
    },
    scales: { table: scalesTable, orderBy: `list_position([${levels.map(text).join(', ')}], level), code` },
    ...(await stepTables(engine, edition)),
    ...drawn,
  };
}
