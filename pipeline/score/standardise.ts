import type { Dialect } from '../engine/dialect.js';
import type { Step } from '../engine/step.js';
import { momentsStep } from './moments.js';

/**
 * z-scores of each `code` of a table `(area_code, code, value)` whose values are signed already, over its
 * areas, with the sample standard deviation (n − 1). Two steps: `<to>_moments` and `<to>`.
 * Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), section 5.2.
 */
export function standardiseSteps(sql: Dialect, from: string, to: string, what: string): Step[] {
  const [source, moments] = [sql.identifier(from), sql.identifier(`${to}_moments`)];
  return [
    momentsStep(sql, from, `${to}_moments`, what),
    {
      name: to,
      purpose: `Each ${what} as its distance from the mean in standard deviations, signed so that higher is better.`,
      query: `SELECT each_value.area_code, each_value.code,
  (each_value.value - moments.mean) / moments.sd AS value
FROM ${source} AS each_value
JOIN ${moments} AS moments ON moments.code = each_value.code`,
      bindings: {},
    },
  ];
}
