import type { Dialect } from '../engine/dialect.js';
import type { Step } from '../engine/step.js';

/**
 * z-scores of each `code` of a table `(area_code, code, value)` over its areas, with the sample standard deviation
 * (n − 1), times the direction of the code unless the values are signed already. Two steps: `<to>_moments` and `<to>`.
 * Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), section 5.2.
 */
export function standardiseSteps(
  sql: Dialect,
  from: string,
  to: string,
  what: string,
  signed: 'score_nodes' | 'signed already' = 'score_nodes',
): Step[] {
  const [source, moments] = [sql.identifier(from), sql.identifier(`${to}_moments`)];
  const sign = signed === 'score_nodes' ? 'score_nodes.direction * ' : '';
  const nodes = signed === 'score_nodes' ? '\nJOIN score_nodes ON score_nodes.code = each_value.code' : '';
  return [
    {
      name: `${to}_moments`,
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
    },
    {
      name: to,
      purpose: `Each ${what} as its distance from the mean in standard deviations, signed so that higher is better.`,
      query: `SELECT each_value.area_code, each_value.code,
  ${sign}(each_value.value - moments.mean) / moments.sd AS value
FROM ${source} AS each_value
JOIN ${moments} AS moments ON moments.code = each_value.code${nodes}`,
      bindings: {},
    },
  ];
}
