import type { Dialect } from '../engine/dialect.js';
import type { Step } from '../engine/step.js';

/**
 * `<to>(code, n, least, most, mean, sd)` of a table `(area_code, code, value)`, over the areas that have a
 * value; `sd` is the sample standard deviation (n − 1), null where there is one value.
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
 * z-scores of each `code` of a table `(area_code, code, value)` whose values are already signed, over its
 * areas, with the sample standard deviation (n − 1). Two steps: `<to>_moments` and `<to>`.
 * Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), section 5.2.
 */
export function standardiseSteps(sql: Dialect, from: string, to: string, what: string): Step[] {
  const moments = `${to}_moments`;
  return [
    momentsStep(sql, from, moments, what),
    {
      name: to,
      purpose: `Each ${what} as its distance from the mean in standard deviations, signed so that higher is better.`,
      query: `SELECT each_value.area_code, each_value.code,
  (each_value.value - moments.mean) / moments.sd AS value
FROM ${sql.identifier(from)} AS each_value
JOIN ${sql.identifier(moments)} AS moments ON moments.code = each_value.code`,
      bindings: {},
    },
  ];
}
