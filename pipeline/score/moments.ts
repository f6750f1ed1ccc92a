import type { Dialect } from '../engine/dialect.js';
import type { Step } from '../engine/step.js';

/**
 * `<to>(code, n, least, most, mean, sd)` of a table `(area_code, code, value)`: over the areas that have a
 * value, with the sample standard deviation (n − 1), null where there is one value.
 * Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), section 5.2.
 */
export function momentsStep(sql: Dialect, from: string, to: string, what: string): Step {
  const source = sql.identifier(from);
  return {
    name: to,
    purpose: `Count, mean and sample standard deviation of each ${what} over the areas that have it.`,
    query: `WITH means AS (
  SELECT code, count(*) AS n, min(value) AS least, max(value) AS most,
    ${sql.orderedSum('value', 'area_code')} / count(*) AS mean
  FROM ${source}
  GROUP BY code
)
SELECT means.code, means.n, means.least, means.most, means.mean,
  CASE WHEN means.n > 1 THEN sqrt(${sql.orderedSum('(value - mean) * (value - mean)', 'area_code')} / (means.n - 1)) END AS sd
FROM ${source} AS each_value
JOIN means ON means.code = each_value.code
GROUP BY means.code, means.n, means.least, means.most, means.mean`,
    bindings: {},
  };
}

/**
 * `momentsStep` with `skew` and `kurt`, the sample-adjusted skewness G1 and excess kurtosis G2; null with
 * fewer than three and four values, not a number where all are the same.
 * Source: Joanes and Gill (1998), Comparing measures of sample skewness and kurtosis, The Statistician 47,
 * 183–189; COINr, `skew()` and `kurt()`.
 * @param source SQL of `(area_code, code, value)`
 */
export function shapeQuery(sql: Dialect, source: string): string {
  const total = (expression: string) => sql.orderedSum(expression, 'area_code');
  return `WITH source AS (
  ${source}
), means AS (
  SELECT code, count(*) AS n, min(value) AS least, max(value) AS most,
    ${total('value')} / count(*) AS mean
  FROM source
  GROUP BY code
), deviations AS (
  SELECT source.area_code, means.*, value - mean AS deviation, (value - mean) * (value - mean) AS square
  FROM source
  JOIN means ON means.code = source.code
), powers AS (
  SELECT code, n, least, most, mean, ${total('square')} AS squares,
    ${total('square * deviation')} AS cubes, ${total('square * square')} AS fourths
  FROM deviations
  GROUP BY code, n, least, most, mean
)
SELECT code, n, least, most, mean, CASE WHEN n > 1 THEN sqrt(squares / (n - 1)) END AS sd,
  CASE WHEN n > 2 THEN
    (sqrt(n) * cubes) / (squares * sqrt(squares)) * sqrt(n * (n - 1)) / (n - 2)
  END AS skew,
  CASE WHEN n > 3 THEN
    ((n + 1) * ((n * fourths) / (squares * squares) - 3) + 6) * (n - 1) / ((n - 2) * (n - 3))
  END AS kurt
FROM powers`;
}
