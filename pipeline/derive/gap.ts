import type { Derived } from '../../schemas/method.js';
import type { Dialect } from '../engine/dialect.js';
import type { Step } from '../engine/step.js';
import { traceOfTwo } from './trace.js';

/**
 * One figure less another of the same area and period, in the unit of both; missing where either is. Rounded to nine
 * places, where the binary noise of a difference begins: 33.8 less 25.2 is 8.6.
 */
export function gapStep(sql: Dialect, derived: Extract<Derived, { step: 'gap' }>): Step {
  return {
    name: `derive_${derived.code}`,
    purpose: `${derived.code}: ${derived.of} less ${derived.less}, of the same area and period.`,
    query: `SELECT a.area_code, ${sql.bind('code')} AS indicator, a.period, round(a.value - b.value, 9) AS value,
  CAST(NULL AS DOUBLE) AS lower, CAST(NULL AS DOUBLE) AS upper,
  ${traceOfTwo(sql)}
FROM derive_figures AS a
JOIN derive_figures AS b ON b.area_code = a.area_code AND b.period = a.period
WHERE a.indicator = ${sql.bind('of')} AND b.indicator = ${sql.bind('less')}`,
    bindings: { code: derived.code, of: derived.of, less: derived.less },
  };
}
