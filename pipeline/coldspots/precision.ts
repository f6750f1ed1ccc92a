import type { Dialect } from '../engine/dialect.js';
import type { Step } from '../engine/step.js';

/**
 * SQL for the median of `value` within each group; the mean of the two middle values where their number is
 * even.
 */
const medianOf = (
  from: string,
  by: string,
  value: string,
) => `SELECT ${by}, sum(${value}) / count(*) AS median
  FROM (
    SELECT ${by}, ${value}, row_number() OVER (PARTITION BY ${by} ORDER BY ${value}) AS place,
      count(*) OVER (PARTITION BY ${by}) AS n
    FROM ${from}
  ) AS placed
  WHERE place IN (floor((n + 1) / 2.0), floor(n / 2.0) + 1)
  GROUP BY ${by}`;

const changesStep = (): Step => ({
  name: 'coldspots_changes',
  purpose: 'Change of level and gap from one known year to the next, less that of the median area.',
  query: `WITH changes AS (
  SELECT after.area_code, after.outcome, after.year,
    after.level - before.level AS level, after.gap - before.gap AS gap
  FROM coldspots_known AS after
  JOIN coldspots_known AS before
    ON before.area_code = after.area_code AND before.outcome = after.outcome AND before.year = after.year - 1
), level_medians AS (
  ${medianOf('changes', 'outcome, year', 'level')}
), gap_medians AS (
  ${medianOf('changes', 'outcome, year', 'gap')}
)
SELECT area_code, changes.outcome, changes.year,
  changes.level - level_medians.median AS level, changes.gap - gap_medians.median AS gap
FROM changes
JOIN level_medians ON level_medians.outcome = changes.outcome AND level_medians.year = changes.year
JOIN gap_medians ON gap_medians.outcome = changes.outcome AND gap_medians.year = changes.year`,
  bindings: {},
});

/**
 * Squares and products of the changes about the mean change of the area, for areas with enough known years.
 */
const momentsStep = (sql: Dialect, minYears: number): Step => ({
  name: 'coldspots_change_moments',
  purpose: 'Spread of the changes of each area that has enough known years.',
  query: `WITH years AS (
  SELECT area_code, outcome, count(*) AS known FROM coldspots_known GROUP BY area_code, outcome
), means AS (
  SELECT area_code, outcome, count(*) AS n,
    ${sql.orderedSum('level', 'year')} / count(*) AS mean_level, ${sql.orderedSum('gap', 'year')} / count(*) AS mean_gap
  FROM coldspots_changes GROUP BY area_code, outcome
)
SELECT changes.area_code, changes.outcome, means.n,
  ${sql.orderedSum('(level - mean_level) * (level - mean_level)', 'changes.year')} AS level_squares,
  ${sql.orderedSum('(gap - mean_gap) * (gap - mean_gap)', 'changes.year')} AS gap_squares,
  ${sql.orderedSum('(level - mean_level) * (gap - mean_gap)', 'changes.year')} AS products
FROM coldspots_changes AS changes
JOIN means ON means.area_code = changes.area_code AND means.outcome = changes.outcome
JOIN years ON years.area_code = changes.area_code AND years.outcome = changes.outcome
WHERE years.known >= ${sql.bind('least_years')} AND means.n > 1
GROUP BY changes.area_code, changes.outcome, means.n`,
  bindings: { least_years: minYears },
});

const ownErrorsStep = (): Step => ({
  name: 'coldspots_own_errors',
  purpose: 'Standard error of each area: standard deviation of its changes over the square root of two.',
  query: `SELECT area_code, outcome, sqrt(level_squares / (n - 1) / 2) AS level, sqrt(gap_squares / (n - 1) / 2) AS gap
FROM coldspots_change_moments`,
  bindings: {},
});

const yearlyErrorsStep = (): Step => ({
  name: 'coldspots_yearly_errors',
  purpose: 'The area’s own standard errors, or the medians of all where too few of its years are known.',
  query: `WITH level_medians AS (
  ${medianOf('coldspots_own_errors', 'outcome', 'level')}
), gap_medians AS (
  ${medianOf('coldspots_own_errors', 'outcome', 'gap')}
)
SELECT areas.area_code, areas.outcome, own.area_code IS NOT NULL AS own,
  coalesce(own.level, level_medians.median) AS level_standard_error,
  coalesce(own.gap, gap_medians.median) AS gap_standard_error
FROM (SELECT DISTINCT area_code, outcome FROM coldspots_measures) AS areas
LEFT JOIN coldspots_own_errors AS own ON own.area_code = areas.area_code AND own.outcome = areas.outcome
LEFT JOIN level_medians ON level_medians.outcome = areas.outcome
LEFT JOIN gap_medians ON gap_medians.outcome = areas.outcome`,
  bindings: {},
});

/**
 * The variance of a share in per cent of n people is p (100 − p) / n. Level and gap are shares of different
 * people, so the variances of the two shares add up to that of the gap.
 */
const errorsStep = (): Step => ({
  name: 'coldspots_errors',
  purpose:
    'Standard errors of each area and year: binomial where people are counted, else from yearly changes.',
  query: `WITH variances AS (
  SELECT *, greatest(level * (100 - level), 0) / nullif(level_cohort, 0) AS of_level,
    greatest((level + gap) * (100 - level - gap), 0) / nullif(others_cohort, 0) AS of_others
  FROM coldspots_rows
)
SELECT variances.area_code, variances.outcome, variances.period,
  CASE WHEN named.level_cohort IS NULL THEN yearly.level_standard_error
    ELSE sqrt(of_level) END AS level_standard_error,
  CASE WHEN named.level_cohort IS NULL THEN yearly.gap_standard_error
    ELSE sqrt(of_level + of_others) END AS gap_standard_error
FROM variances
JOIN coldspots_outcomes AS named ON named.outcome = variances.outcome AND named.period = variances.period
LEFT JOIN coldspots_yearly_errors AS yearly
  ON yearly.area_code = variances.area_code AND yearly.outcome = variances.outcome`,
  bindings: {},
});

/** Level is part of the gap, so their errors are correlated; the correlation is pooled over the areas. */
const correlationStep = (sql: Dialect): Step => ({
  name: 'coldspots_correlation',
  purpose: 'Correlation of the changes of level and gap, pooled over the areas.',
  query: `SELECT outcome, ${sql.orderedSum('products', 'area_code')} / nullif(sqrt(
  ${sql.orderedSum('level_squares', 'area_code')} * ${sql.orderedSum('gap_squares', 'area_code')}), 0) AS correlation
FROM coldspots_change_moments
GROUP BY outcome`,
  bindings: {},
});

/**
 * The precision of level and gap, binomial or from their changes from year to year (METHODS 3.1): from
 * `coldspots_rows` and `coldspots_known` (the known years: area_code, outcome, year, level, gap) to
 * `coldspots_errors` and `coldspots_correlation`.
 */
export const precisionSteps = (sql: Dialect, minYears: number): Step[] => [
  changesStep(),
  momentsStep(sql, minYears),
  ownErrorsStep(),
  yearlyErrorsStep(),
  errorsStep(),
  correlationStep(sql),
];
