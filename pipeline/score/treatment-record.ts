import type { Dialect } from '../engine/dialect.js';
import type { Step } from '../engine/step.js';
import type { TreatmentRule } from '../methods/treat/rule.js';
import { afterName, treatedName, treatmentName } from './treat.js';

/** A level whose outliers are treated. */
export interface TreatedLevel {
  readonly name: string;
  readonly from: string;
  readonly rule: TreatmentRule;
}

/** What is not known is null, and not a number that is none. */
const finite = (name: string) => `CASE WHEN isfinite(${name}) THEN ${name} END`;

/**
 * `score_treatment`: what was done to each code of the levels that are treated, with skewness and kurtosis.
 */
export function treatmentStep(sql: Dialect, levels: readonly TreatedLevel[]): Step {
  const bindings: Record<string, number | string> = {};
  const queries = levels.map(({ name, rule }, at) => {
    Object.assign(bindings, { [`level_${at}`]: name, [`skewness_${at}`]: rule.skewness });
    bindings[`kurtosis_${at}`] = rule.kurtosis;
    return `SELECT ${sql.bind(`level_${at}`)} AS level, treated.code, treated.n,
  ${finite('treated.skew')} AS skew_before, ${finite('treated.kurt')} AS kurt_before,
  ${finite('after.skew')} AS skew_after, ${finite('after.kurt')} AS kurt_after,
  treated.treatment, CASE WHEN treated.treatment = 'winsorise' THEN treated.points ELSE 0 END AS points,
  NOT isnan(after.skew) AND NOT isnan(after.kurt)
    AND (abs(after.skew) <= ${sql.bind(`skewness_${at}`)} OR after.kurt <= ${sql.bind(`kurtosis_${at}`)}) AS passed
FROM ${sql.identifier(treatmentName(name))} AS treated
JOIN ${sql.identifier(afterName(name))} AS after ON after.code = treated.code`;
  });
  const none = `SELECT '' AS level, '' AS code, 0 AS n, 0e0 AS skew_before, 0e0 AS kurt_before, 0e0 AS skew_after,
  0e0 AS kurt_after, '' AS treatment, 0 AS points, false AS passed
WHERE false`;
  return {
    name: 'score_treatment',
    purpose: 'What was done to outliers, with skewness and excess kurtosis before and after.',
    query: queries.length === 0 ? none : queries.join('\nUNION ALL\n'),
    bindings,
  };
}

/** `score_treated`: every value that is not as it was, and why. */
export function treatedValuesStep(sql: Dialect, levels: readonly TreatedLevel[]): Step {
  const queries = levels.map(
    ({
      name,
      from,
    }) => `SELECT before.area_code, before.code, before.value AS value_before, after.value AS value_after,
  CASE WHEN treated.treatment = 'logarithm' THEN 'logarithm' WHEN after.value < before.value THEN 'winsorised_high' ELSE 'winsorised_low' END AS why
FROM ${sql.identifier(from)} AS before
JOIN ${sql.identifier(treatedName(name))} AS after ON after.area_code = before.area_code AND after.code = before.code
JOIN ${sql.identifier(treatmentName(name))} AS treated ON treated.code = before.code
WHERE after.value <> before.value`,
  );
  const none = `SELECT '' AS area_code, '' AS code, 0e0 AS value_before, 0e0 AS value_after, '' AS why
WHERE false`;
  return {
    name: 'score_treated',
    purpose: 'Every value that treatment changed, before and after.',
    query: queries.length === 0 ? none : queries.join('\nUNION ALL\n'),
    bindings: {},
  };
}
