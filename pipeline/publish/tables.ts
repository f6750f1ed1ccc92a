import type { TableData } from '../../outputs/release-data.js';
import { areaShape, areaTable } from '../../schemas/area.js';
import { figureTable } from '../../schemas/figure.js';
import { tableDdl } from '../../schemas/generate/ddl.js';
import { indexTable } from '../../schemas/release/index-table.js';
import { indicatorsTable } from '../../schemas/release/indicators-table.js';
import { scalesTable } from '../../schemas/release/scales-table.js';
import { columns, type Row, type Table } from '../../schemas/table.js';
import { INDICATORS } from '../../sources/registry.js';
import type { Edition } from '../editions/edition.js';
import { placedIndicators } from '../editions/method.js';
import { type Bindings, type Engine, identifier } from '../engine/engine.js';

/** A table of the release in the engine, and the order of its rows. */
export interface ReleaseTable {
  readonly table: Table;
  readonly orderBy: string;
}

/** The tables of a release that the engine makes; the others are frozen with the edition. */
export type ReleaseTables = Readonly<Record<'index' | 'indicators' | 'scales', ReleaseTable>>;

const AREA = Object.keys(areaShape).map((name) => `areas.${name}`);
const COUNTS = ['observed', 'mapped', 'inherited', 'estimated', 'missing'];

/** The published index from the tables of `score`, one pair of columns a domain. */
function indexQuery(domains: readonly { readonly code: string }[]): string {
  const joins = domains.map(
    (_, at) =>
      `LEFT JOIN score_ranks AS d${at} ON d${at}.area_code = areas.area_code AND d${at}.code = $d${at}`,
  );
  return `SELECT ${AREA.join(', ')},
  whole.value AS score, whole.rank, score_groups.fifth, score_groups.group_name AS "group", own.own_level_share,
  ${domains.map(({ code }, at) => `d${at}.value AS ${identifier(`${code}_score`)}, d${at}.rank AS ${identifier(`${code}_rank`)}`).join(', ')},
  areas.combined_authority_code, areas.combined_authority_name,
  ${COUNTS.map((status) => `own.${status} AS indicators_${status}`).join(', ')}
FROM areas
LEFT JOIN score_ranks AS whole ON whole.area_code = areas.area_code AND whole.code = $index_code
LEFT JOIN score_groups ON score_groups.area_code = areas.area_code AND score_groups.code = $index_code
JOIN score_own_level AS own ON own.area_code = areas.area_code
${joins.join('\n')}`;
}

const INDICATORS_QUERY = `SELECT figures.area_code, areas.area_name, placed.domain, figures.indicator, figures.period,
  figures.value, figures.lower, figures.upper, placed.unit, figures.status, figures.reason, figures.flags,
  figures.from_codes, figures.source, figures.cells, figures.raw_text, placed.direction, score_weights.share AS weight,
  normalised.value AS normalised, score_contributions.contribution
FROM figures
JOIN areas ON areas.area_code = figures.area_code
JOIN placed ON placed.code = figures.indicator
JOIN score_weights ON score_weights.code = figures.indicator
LEFT JOIN score_indicator AS normalised
  ON normalised.area_code = figures.area_code AND normalised.code = figures.indicator
LEFT JOIN score_contributions
  ON score_contributions.area_code = figures.area_code AND score_contributions.code = figures.indicator`;

const SCALES_QUERY = ['indicator', 'domain', 'index']
  .map(
    (level) =>
      `SELECT '${level}' AS level, code, n AS areas, mean, sd AS standard_deviation, least, most FROM score_${level}_moments`,
  )
  .join('\nUNION ALL ');

async function load(engine: Engine, table: Table, name: string, rows: readonly Row[]): Promise<void> {
  await engine.run(tableDdl(table, name));
  await engine.append(name, columns(table), rows);
}

async function placedTable(engine: Engine, edition: Edition): Promise<void> {
  await engine.run(
    'CREATE TABLE placed (code VARCHAR PRIMARY KEY, domain VARCHAR, unit VARCHAR, direction INTEGER, place INTEGER)',
  );
  for (const [place, { code, domain, direction }] of placedIndicators(edition.method).entries()) {
    const unit = INDICATORS.get(code)?.declaration.unit ?? '';
    await engine.run('INSERT INTO placed VALUES ($code, $domain, $unit, $direction, $place)', {
      ...{ code, domain, unit, direction, place },
    });
  }
}

async function fill(engine: Engine, table: Table, query: string, bindings: Bindings = {}): Promise<void> {
  const names = columns(table).map(({ name }) => identifier(name));
  await engine.run(tableDdl(table));
  await engine.run(
    `INSERT INTO ${identifier(table.name)} SELECT ${names.join(', ')} FROM (${query})`,
    bindings,
  );
}

/**
 * Makes the tables of a release in the engine, under the names of their schemas and held against them, from the
 * edition and from the tables that `score` left there.
 */
export async function releaseTables(engine: Engine, edition: Edition): Promise<ReleaseTables> {
  const { domains } = edition.method;
  await load(engine, areaTable, 'areas', edition.areas);
  await load(engine, figureTable, 'figures', edition.figures);
  await placedTable(engine, edition);
  const index = indexTable(domains);
  const codes = Object.fromEntries(domains.map(({ code }, at) => [`d${at}`, code]));
  await fill(engine, index, indexQuery(domains), { index_code: 'index', ...codes });
  await fill(engine, indicatorsTable, INDICATORS_QUERY);
  await fill(engine, scalesTable, SCALES_QUERY);
  return {
    index: { table: index, orderBy: 'rank NULLS LAST, area_code' },
    indicators: {
      table: indicatorsTable,
      orderBy: 'area_code, (SELECT place FROM placed WHERE code = indicator)',
    },
    scales: { table: scalesTable, orderBy: "level = 'index', level = 'domain', code" },
  };
}

/** The rows of a table in the engine, in published order. */
export async function readRows(engine: Engine, { table, orderBy }: ReleaseTable): Promise<TableData> {
  const names = columns(table).map(({ name }) => identifier(name));
  return {
    table,
    rows: await engine.rows(`SELECT ${names.join(', ')} FROM ${identifier(table.name)} ORDER BY ${orderBy}`),
  };
}
