import { areaTable } from '../../schemas/area.js';
import { figureTable } from '../../schemas/figure.js';
import type { LongShadowMethod } from '../../schemas/method.js';
import { publishedColdspotTable } from '../../schemas/published-coldspot.js';
import { releasedFiguresTable } from '../../schemas/release/context-table.js';
import {
  calibrationTable,
  localLevelTable,
  namesHeldTable,
  secondChancesTable,
  twoSourcesTable,
} from '../../schemas/release/long-shadow-evidence.js';
import {
  agreementTable,
  coldspotsByYearTable,
  coldspotsTable,
  linesTable,
  persistenceTable,
} from '../../schemas/release/long-shadow-tables.js';
import { columns } from '../../schemas/table.js';
import { drawsTable, type YearDraws } from '../coldspots/draws.js';
import { secondChances, TWO_SOURCES } from '../coldspots/second-chances.js';
import type { Line } from '../derive/derive.js';
import type { LongShadowEdition } from '../editions/edition.js';
import { type Engine, identifier } from '../engine/engine.js';
import { fill, load, type StoredTable } from '../engine/tables.js';

/** The tables of the long shadow that are made in the engine. */
export type LongShadowTables = Readonly<
  Record<
    | 'coldspots'
    | 'byYear'
    | 'persistence'
    | 'agreement'
    | 'names'
    | 'secondChances'
    | 'calibration'
    | 'localLevels'
    | 'lines'
    | 'twoSources'
    | 'figures',
    StoredTable
  >
>;

const PLACE = 'areas.area_code, areas.area_name, areas.region_code, areas.region_name';

/**
 * Every row of the result with its area, draws, precision and status; rows of `all` have the worst status.
 */
const EVERY_YEAR = `SELECT ${PLACE}, result.outcome, result.level, result.gap, result.unexplained_gap,
  result.level_rank, result.gap_rank, result.unexplained_gap_rank, result.kind, result.score, result.rank,
  CASE WHEN result.rank IS NOT NULL THEN draws.rank_low END AS rank_low,
  CASE WHEN result.rank IS NOT NULL THEN draws.rank_median END AS rank_median,
  CASE WHEN result.rank IS NOT NULL THEN draws.rank_high END AS rank_high,
  draws.coldspot_probability, draws.hotspot_probability, result.period, result.year,
  coalesce(rows.status, worst.status) AS status, coalesce(rows.reason, worst.reason) AS reason,
  coalesce(rows.known, worst.known) AS known, changes.change,
  means.level AS level_three_year_mean, means.gap AS gap_three_year_mean,
  means.unexplained_gap AS unexplained_gap_three_year_mean, means.known_years AS three_years_known,
  errors.level_standard_error, errors.gap_standard_error,
  draws.level_shrunken, draws.gap_shrunken, draws.level_shrunken_standard_error, draws.gap_shrunken_standard_error,
  draws.coldspot_next_year, draws.next_year_observed, draws.next_year_observed_low, draws.next_year_observed_high,
  rows.source, rows.level_cohort, rows.others_cohort
FROM coldspots_result AS result
JOIN areas ON areas.area_code = result.area_code
LEFT JOIN coldspots_rows AS rows
  ON rows.area_code = result.area_code AND rows.outcome = result.outcome AND rows.period = result.period
LEFT JOIN coldspots_worst AS worst
  ON worst.area_code = result.area_code AND worst.year = result.year AND result.outcome = 'all'
LEFT JOIN coldspots_recent_means AS means ON means.area_code = result.area_code
  AND means.outcome = result.outcome AND means.period = result.period
LEFT JOIN coldspots_errors AS errors
  ON errors.area_code = result.area_code AND errors.outcome = result.outcome AND errors.period = result.period
LEFT JOIN coldspots_year_changes AS changes ON changes.area_code = result.area_code
  AND changes.outcome = result.outcome AND changes.period = result.period
LEFT JOIN coldspots_draws AS draws ON draws.area_code = result.area_code
  AND draws.outcome = result.outcome AND draws.year = result.year`;

/** The worst status of all outcomes in a year, and all their reasons. */
const WORST = `SELECT area_code, year,
  CASE WHEN bool_or(status = 'missing') THEN 'missing' WHEN bool_or(status = 'estimated') THEN 'estimated'
    WHEN bool_or(status = 'inherited') THEN 'inherited' WHEN bool_or(status = 'mapped') THEN 'mapped'
    ELSE 'observed' END AS status,
  coalesce(string_agg(DISTINCT nullif(reason, ''), ';' ORDER BY nullif(reason, '')), '') AS reason, bool_and(known) AS known
FROM coldspots_rows GROUP BY area_code, year`;

const PERSISTENCE = `SELECT ${PLACE}, persistence.* EXCLUDE (area_code)
FROM coldspots_persistence AS persistence
JOIN areas ON areas.area_code = persistence.area_code`;

const AGREEMENT = `SELECT published.*, coldspots.area_name, coldspots.outcome, coldspots.kind, coldspots.level_rank,
  coldspots.gap_rank, coldspots.rank, coldspots.coldspot_probability, coldspots.hotspot_probability,
  (SELECT count(rank) FROM coldspots AS other WHERE other.outcome = coldspots.outcome) AS areas,
  coldspots.level, local.value AS local_figure
FROM published_2020 AS published
JOIN coldspots ON coldspots.area_code = published.area_code
LEFT JOIN local_2020 AS local ON local.area_code = published.district_code`;

/** Over all pairs of a place named hot and one named cold: how often the hot one has the higher figure. */
const NAMES = `WITH measured AS (
  SELECT place_code, place_kind, outcome AS measure, level AS value FROM agreement WHERE level IS NOT NULL
  UNION ALL
  SELECT DISTINCT place_code, place_kind, $local, local_figure FROM agreement WHERE local_figure IS NOT NULL
)
SELECT hot.measure, count(DISTINCT hot.place_code) AS hot, count(DISTINCT cold.place_code) AS cold,
  count(*) AS pairs, sum(CASE WHEN hot.value > cold.value THEN 1.0 WHEN hot.value = cold.value THEN 0.5 ELSE 0 END) / count(*) AS hot_higher
FROM measured AS hot
JOIN measured AS cold ON cold.measure = hot.measure AND cold.place_kind = 'cold'
WHERE hot.place_kind = 'hot'
GROUP BY hot.measure`;

/** Every figure with the name of its area: a view, since there are more of them than of all else. */
const FIGURES = `CREATE VIEW figures AS SELECT ${columns(releasedFiguresTable)
  .map(({ name }) => `${name === 'area_name' ? 'areas' : 'figures'}.${identifier(name)}`)
  .join(', ')}
FROM derive_figures AS figures
JOIN areas ON areas.area_code = figures.area_code`;

/** The order of outcomes in the method, with `all` last. */
const OUTCOME_ORDER = (column: string) =>
  `coalesce((SELECT min(position) FROM coldspots_outcomes WHERE outcome = ${column}), 999)`;

/**
 * A condition for the rows of the period that each outcome is ranked by; for `all`, rows of the year in which
 * the periods of all outcomes with a score end.
 */
function latestOf({ outcomes }: LongShadowMethod): string {
  const rowsOf = (_: unknown, i: number) => `(outcome = $outcome${i} AND period = $period${i})`;
  const scored = outcomes.flatMap((outcome, i) =>
    outcome.unexplained_gap === undefined ? [] : rowsOf(outcome, i),
  );
  const year = `SELECT CASE WHEN min(year) = max(year) THEN min(year) END FROM coldspots_outcomes WHERE ${scored.join(' OR ')}`;
  return [...outcomes.map(rowsOf), `(outcome = 'all' AND year = (${year}))`].join(' OR ');
}

/** What the published tables, and their order, are taken from. */
const KEPT = ['derive_figures', 'coldspots_outcomes', coldspotsTable.name, coldspotsByYearTable.name];

/**
 * Drops the tables of the stages `derive` and `coldspots` that are not needed any more.
 */
async function dropSteps(engine: Engine): Promise<void> {
  const made = await engine.rows(`SELECT table_name AS name FROM duckdb_tables()
WHERE starts_with(table_name, 'derive_') OR starts_with(table_name, 'coldspots_')`);
  await engine.run('DROP VIEW coldspots_figures');
  for (const { name } of made)
    if (!KEPT.includes(String(name))) await engine.run(`DROP TABLE ${identifier(String(name))}`);
}

/**
 * Makes the tables of a release of the long shadow in the engine, from the edition, the tables that `derive`
 * and `coldspots` made there, and the draws.
 */
export async function longShadowTables(
  engine: Engine,
  edition: LongShadowEdition,
  lines: readonly Line[],
  { draws, calibration, localLevels }: YearDraws,
): Promise<LongShadowTables> {
  const { method } = edition;
  await load(engine, areaTable, 'areas', edition.areas);
  await load(engine, publishedColdspotTable, publishedColdspotTable.name, edition.published);
  await load(engine, drawsTable, drawsTable.name, draws);
  await load(
    engine,
    linesTable,
    linesTable.name,
    lines.map((line) => ({ ...line })),
  );
  await load(engine, figureTable, 'local_2020', edition.local);
  await load(engine, calibrationTable, calibrationTable.name, calibration);
  await load(engine, localLevelTable, localLevelTable.name, localLevels);
  await engine.run(`CREATE TABLE coldspots_worst AS ${WORST}`);
  await engine.run(`CREATE TABLE coldspots_every_year AS ${EVERY_YEAR}`);
  const periods = Object.fromEntries(
    method.outcomes.flatMap(({ code, period }, i) => [
      [`outcome${i}`, code],
      [`period${i}`, period],
    ]),
  );
  await fill(engine, coldspotsTable, `SELECT * FROM coldspots_every_year WHERE ${latestOf(method)}`, periods);
  await fill(engine, coldspotsByYearTable, 'SELECT * FROM coldspots_every_year');
  await fill(engine, persistenceTable, PERSISTENCE);
  await fill(engine, agreementTable, AGREEMENT);
  await fill(engine, namesHeldTable, NAMES, { local: method.local_2020?.code ?? '' });
  await secondChances(engine, method);
  await load(engine, twoSourcesTable, twoSourcesTable.name, []);
  for (const pair of method.two_sources) await engine.run(TWO_SOURCES, pair);
  await engine.run(FIGURES);
  await dropSteps(engine);
  return {
    coldspots: {
      table: coldspotsTable,
      orderBy: `${OUTCOME_ORDER('coldspots.outcome')}, rank NULLS LAST, area_code`,
    },
    byYear: {
      table: coldspotsByYearTable,
      orderBy: `${OUTCOME_ORDER('coldspots_by_year.outcome')}, period, rank NULLS LAST, area_code`,
    },
    persistence: {
      table: persistenceTable,
      orderBy: `${OUTCOME_ORDER('persistence.outcome')}, years_cold DESC, area_code`,
    },
    lines: { table: linesTable, orderBy: 'code, period' },
    agreement: {
      table: agreementTable,
      orderBy: `place_kind, (SELECT min(rowid) FROM published_2020 WHERE place_code = agreement.place_code), ${OUTCOME_ORDER('agreement.outcome')}`,
    },
    names: { table: namesHeldTable, orderBy: `${OUTCOME_ORDER('names_2020.measure')}, measure` },
    secondChances: { table: secondChancesTable, orderBy: 'rank NULLS LAST, area_code' },
    calibration: {
      table: calibrationTable,
      orderBy: `CASE WHEN outcome = 'all' THEN -1 ELSE ${OUTCOME_ORDER('calibration.outcome')} END, stated_from`,
    },
    localLevels: { table: localLevelTable, orderBy: `${OUTCOME_ORDER('local_level.outcome')}, year` },
    twoSources: { table: twoSourcesTable, orderBy: 'area_code, indicator, period' },
    figures: { table: releasedFiguresTable, orderBy: 'area_code, indicator, period' },
  };
}
