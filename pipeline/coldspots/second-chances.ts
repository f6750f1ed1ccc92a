import type { LongShadowMethod } from '../../schemas/method.js';
import { secondChancesTable } from '../../schemas/release/long-shadow-evidence.js';
import { traceOfTwo } from '../derive/steps.js';
import { duckdb } from '../engine/dialect.js';
import type { Engine } from '../engine/engine.js';
import { fill, load } from '../engine/tables.js';
import { groupStep, rankStep } from '../score/rank.js';
import { runSteps } from './coldspots.js';

/**
 * The four shares of each area, with the status of the two of the disadvantaged; rises are rounded as gaps
 * are, to nine decimal places.
 */
const RISES = `SELECT a.area_code, b.value AS by_19, a.value AS by_25, round(a.value - b.value, 9) AS second_chance,
  others_b.value AS others_by_19, others_a.value AS others_by_25,
  round(others_a.value - others_b.value, 9) AS others_second_chance,
  round(others_a.value - a.value - (others_b.value - b.value), 9) AS gap_change,
  ${traceOfTwo(duckdb)}
FROM coldspots_figures AS a
JOIN coldspots_figures AS b ON b.area_code = a.area_code AND b.indicator = $earlier AND b.period = $before
JOIN coldspots_figures AS others_a
  ON others_a.area_code = a.area_code AND others_a.indicator = $others_later AND others_a.period = $after
JOIN coldspots_figures AS others_b
  ON others_b.area_code = a.area_code AND others_b.indicator = $others_earlier AND others_b.period = $before
WHERE a.indicator = $later AND a.period = $after`;

const VALUES = `SELECT area_code, 'second_chance' AS code, second_chance AS value
FROM second_chances_rises WHERE second_chance IS NOT NULL`;

const CHANCES = `SELECT areas.area_code, areas.area_name, areas.region_code, areas.region_name, rises.* EXCLUDE (area_code),
  ranks.rank, groups.fifth
FROM second_chances_rises AS rises
JOIN areas ON areas.area_code = rises.area_code
LEFT JOIN second_chances_ranks AS ranks ON ranks.area_code = rises.area_code
LEFT JOIN second_chances_groups AS groups ON groups.area_code = rises.area_code`;

/** Makes the table of second chances, which is empty where the method names none. */
export async function secondChances(
  engine: Engine,
  { second_chances: named, steps }: LongShadowMethod,
): Promise<void> {
  if (named === undefined) return load(engine, secondChancesTable, secondChancesTable.name, []);
  const { later, earlier } = named;
  await engine.run(`CREATE TABLE second_chances_rises AS ${RISES}`, {
    later: later.level,
    others_later: later.others,
    after: later.period,
    earlier: earlier.level,
    others_earlier: earlier.others,
    before: earlier.period,
  });
  await engine.run(`CREATE TABLE second_chances_values AS ${VALUES}`);
  const { tolerance, group_share } = steps;
  const ranks = rankStep(duckdb, ['second_chances_values'], 'second_chances_ranks', tolerance);
  const groups = groupStep(duckdb, ranks.name, 'second_chances_groups', group_share, tolerance);
  await runSteps(engine, [ranks, groups], duckdb);
  await fill(engine, secondChancesTable, CHANCES);
}

/** Adds the figures that one pair of data sets both give of an area and period; rounded as gaps are. */
export const TWO_SOURCES = `INSERT INTO two_sources
SELECT a.area_code, areas.area_name, a.indicator, a.period, a.value, a.source, b.indicator, b.value, b.source,
  round(a.value - b.value, 9)
FROM coldspots_figures AS a
JOIN coldspots_figures AS b ON b.area_code = a.area_code AND b.period = a.period AND b.indicator = $other
JOIN areas ON areas.area_code = a.area_code
WHERE a.indicator = $of AND a.value IS NOT NULL AND b.value IS NOT NULL`;
