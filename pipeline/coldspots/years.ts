import type { Dialect } from '../engine/dialect.js';
import type { Step } from '../engine/step.js';

const changeStep = (): Step => ({
  name: 'coldspots_year_changes',
  purpose: 'Which coldspots entered, stayed and left from one known year to the next.',
  query: `SELECT now.area_code, now.outcome, now.period,
  CASE
    WHEN now.kind = 'coldspot' AND before.kind = 'coldspot' THEN 'stayed'
    WHEN now.kind = 'coldspot' THEN 'entered'
    WHEN before.kind = 'coldspot' THEN 'left'
  END AS change
FROM coldspots_known_kinds AS now
JOIN coldspots_known_kinds AS before
  ON before.area_code = now.area_code AND before.outcome = now.outcome AND before.year = now.year - 1`,
  bindings: {},
});

const knownClassesStep = (): Step => ({
  name: 'coldspots_known_kinds',
  purpose: 'The class of each area in each year with its own figures.',
  query: `SELECT rows.area_code, rows.outcome, rows.period, rows.year, kinds.kind
FROM coldspots_rows AS rows
JOIN coldspots_kinds AS kinds
  ON kinds.area_code = rows.area_code AND kinds.outcome = rows.outcome AND kinds.period = rows.period
WHERE rows.known`,
  bindings: {},
});

const persistenceStep = (sql: Dialect): Step => ({
  name: 'coldspots_persistence',
  purpose: 'Years cold of years known, and how the last known year differs from the first.',
  query: `WITH ends AS (
  SELECT area_code, outcome, count(*) AS years_known,
    CAST(count(*) FILTER (WHERE kind = 'coldspot') AS INTEGER) AS years_cold,
    min(year) AS first_year, max(year) AS last_year,
    ${sql.joinedTexts("CASE WHEN kind = 'coldspot' THEN period END", 'year')} AS cold_periods
  FROM coldspots_known_kinds GROUP BY area_code, outcome
)
SELECT areas.area_code, areas.outcome,
  coalesce(years_known, 0) AS years_known, coalesce(years_cold, 0) AS years_cold,
  CAST(years_cold AS DOUBLE) / years_known AS persistence,
  "first".period AS first_known, "last".period AS last_known,
  CASE
    WHEN coalesce(years_known, 0) < 2 THEN 'unknown'
    WHEN "first".kind = 'coldspot' AND "last".kind = 'coldspot' THEN 'first_and_last'
    WHEN "last".kind = 'coldspot' THEN 'entered'
    WHEN "first".kind = 'coldspot' THEN 'left'
    WHEN years_cold > 0 THEN 'passed'
    ELSE 'never'
  END AS move,
  coalesce(cold_periods, '') AS cold_periods
FROM (SELECT DISTINCT area_code, outcome FROM coldspots_rows) AS areas
LEFT JOIN ends ON ends.area_code = areas.area_code AND ends.outcome = areas.outcome
LEFT JOIN coldspots_known_kinds AS "first" ON "first".area_code = ends.area_code
  AND "first".outcome = ends.outcome AND "first".year = ends.first_year
LEFT JOIN coldspots_known_kinds AS "last" ON "last".area_code = ends.area_code
  AND "last".outcome = ends.outcome AND "last".year = ends.last_year`,
  bindings: {},
});

/** The mean over a period and the two before it, where none of the three is missing. */
const recentMeanStep = (sql: Dialect): Step => {
  const mean = (measure: string) =>
    `CASE WHEN count(before.${measure}) = 3 THEN ${sql.orderedSum(`before.${measure}`, 'before.year')} / 3 END AS ${measure}`;
  return {
    name: 'coldspots_recent_means',
    purpose: 'Mean of each measure over the period and the two years before it.',
    query: `SELECT now.area_code, now.outcome, now.period, ${['level', 'gap', 'unexplained_gap'].map(mean).join(', ')},
  CAST(count(*) FILTER (WHERE before.known) AS INTEGER) AS known_years
FROM coldspots_rows AS now
JOIN coldspots_rows AS before ON before.area_code = now.area_code AND before.outcome = now.outcome
  AND before.year BETWEEN now.year - 2 AND now.year
GROUP BY now.area_code, now.outcome, now.period`,
    bindings: {},
  };
};

/** The steps over several years, from `coldspots_rows` and `coldspots_kinds`. */
export const yearSteps = (sql: Dialect): Step[] => [
  knownClassesStep(),
  changeStep(),
  persistenceStep(sql),
  recentMeanStep(sql),
];
