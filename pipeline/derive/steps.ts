import type { Derived } from '../../schemas/method.js';
import type { Dialect } from '../engine/dialect.js';
import type { Step } from '../engine/step.js';

/** SQL that joins two lists separated by semicolons; two equal lists give one. */
const joined = (column: string) =>
  `CASE WHEN a.${column} = b.${column} OR b.${column} = '' THEN a.${column}
    WHEN a.${column} = '' THEN b.${column} ELSE a.${column} || ';' || b.${column} END`;

/**
 * SQL for the columns other than the value of a figure that is made of two figures, `a` and `b`: the first
 * status of missing, estimated, inherited, mapped, observed that either has; the reason of the missing
 * figure, or else of both; and the traces of both.
 */
export const traceOfTwo = (sql: Dialect): string => `CASE
    WHEN 'missing' IN (a.status, b.status) THEN 'missing'
    WHEN 'estimated' IN (a.status, b.status) THEN 'estimated'
    WHEN 'inherited' IN (a.status, b.status) THEN 'inherited'
    WHEN 'mapped' IN (a.status, b.status) THEN 'mapped'
    ELSE 'observed' END AS status,
  CASE WHEN a.status = 'missing' AND b.status <> 'missing' THEN a.reason
    WHEN b.status = 'missing' AND a.status <> 'missing' THEN b.reason
    ELSE ${joined('reason')} END AS reason,
  ${['flags', 'from_codes', 'source', 'cells'].map((column) => `${joined(column)} AS ${sql.identifier(column)}`).join(',\n  ')},
  CASE WHEN a.cells = b.cells OR b.cells = '' THEN a.raw_text WHEN a.cells = '' THEN b.raw_text
    ELSE a.raw_text || ';' || b.raw_text END AS raw_text`;

/**
 * A figure minus another of the same area and period, in their unit; missing where either is missing. Rounded
 * to nine decimal places, before the binary noise of a difference begins: 33.8 minus 25.2 is 8.6.
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

/** One count as a share of another, in per cent; missing where either is, or where there is nobody. */
export function shareStep(sql: Dialect, derived: Extract<Derived, { step: 'share' }>): Step {
  return {
    name: `derive_${derived.code}`,
    purpose: `${derived.code}: ${derived.of} as a share of ${derived.among}, of the same area and period.`,
    query: `WITH both_counts AS (
  SELECT a.area_code, a.period, 100 * a.value / nullif(b.value, 0) AS value,
  b.value = 0 AS nobody, ${traceOfTwo(sql)}
FROM derive_figures AS a
JOIN derive_figures AS b ON b.area_code = a.area_code AND b.period = a.period
WHERE a.indicator = ${sql.bind('of')} AND b.indicator = ${sql.bind('among')}
)
SELECT area_code, ${sql.bind('code')} AS indicator, period, value,
  CAST(NULL AS DOUBLE) AS lower, CAST(NULL AS DOUBLE) AS upper,
  CASE WHEN value IS NULL THEN 'missing' ELSE status END AS status,
  CASE WHEN value IS NULL AND nobody THEN 'nobody_in_the_cohort' ELSE reason END AS reason,
  flags, from_codes, source, cells, raw_text
FROM both_counts`,
    bindings: { code: derived.code, of: derived.of, among: derived.among },
  };
}

/** The first of two figures that an area has for a period, with its own status, source and cells. */
export function firstStep(sql: Dialect, derived: Extract<Derived, { step: 'first' }>): Step {
  const columns = ['value', 'lower', 'upper', 'status', 'reason', 'flags', 'from_codes', 'source'];
  const all = [...columns, 'cells', 'raw_text'].map((name) => sql.identifier(name)).join(', ');
  return {
    name: `derive_${derived.code}`,
    purpose: `${derived.code}: ${derived.of}, or ${derived.else} where it is missing, of the same area and period.`,
    query: `SELECT area_code, ${sql.bind('code')} AS indicator, period, ${all}
FROM (
  SELECT *, row_number() OVER (
    PARTITION BY area_code, period
    ORDER BY CASE WHEN value IS NULL THEN 1 ELSE 0 END, CASE WHEN indicator = ${sql.bind('of')} THEN 0 ELSE 1 END
  ) AS place
  FROM derive_figures WHERE indicator IN (${sql.bind('of')}, ${sql.bind('other')})
) AS placed
WHERE place = 1`,
    bindings: { code: derived.code, of: derived.of, other: derived.else },
  };
}

type Residual = Extract<Derived, { step: 'residual' }>;

/**
 * The unweighted least-squares line (with intercept) of one figure on another over all areas that have both,
 * for each pair of periods in `derive_pairs`. Sums run in the order of the codes, so the digits are the same
 * on any number of threads. Source: METHODS 3.1; any textbook on regression.
 */
function lineStep(sql: Dialect, { code, of, against }: Residual): Step {
  return {
    name: `derive_${code}_line`,
    purpose: `The least-squares line of ${of} on ${against} over all areas with both.`,
    query: `WITH both_known AS (
  SELECT a.area_code, a.period, pairs.on_period, a.value AS y, b.value AS x
  FROM derive_figures AS a
  JOIN derive_pairs AS pairs ON pairs.code = ${sql.bind('code')} AND pairs.period = a.period
  JOIN derive_figures AS b ON b.area_code = a.area_code AND b.period = pairs.on_period AND b.indicator = ${sql.bind('against')}
  WHERE a.indicator = ${sql.bind('of')} AND a.value IS NOT NULL AND b.value IS NOT NULL
), means AS (
  SELECT period, on_period, count(*) AS n, min(x) AS least, max(x) AS most,
    ${sql.orderedSum('x', 'area_code')} / count(*) AS mean_x, ${sql.orderedSum('y', 'area_code')} / count(*) AS mean_y
  FROM both_known GROUP BY period, on_period
), moments AS (
  SELECT means.period, means.on_period, n, mean_x, mean_y, least, most,
    ${sql.orderedSum('(x - mean_x) * (x - mean_x)', 'area_code')} AS sxx,
    ${sql.orderedSum('(x - mean_x) * (y - mean_y)', 'area_code')} AS sxy,
    ${sql.orderedSum('(y - mean_y) * (y - mean_y)', 'area_code')} AS syy
  FROM both_known JOIN means ON means.period = both_known.period
  GROUP BY means.period, means.on_period, n, mean_x, mean_y, least, most
)
SELECT ${sql.bind('code')} AS code, period, on_period, n, most - least <= 1e-12 * greatest(abs(most), abs(least)) AS same, sxy / nullif(sxx, 0) AS slope,
  mean_y - sxy / nullif(sxx, 0) * mean_x AS intercept, CASE WHEN sxx * syy > 0 THEN least(1, sxy * sxy / (sxx * syy)) END AS r_squared
FROM moments`,
    bindings: { code, of, against },
  };
}

/** Residuals from the line; missing where either figure is missing, or where there is no line. */
export function residualSteps(sql: Dialect, derived: Residual): [Step, Step] {
  const line = lineStep(sql, derived);
  const { code, of, against } = derived;
  return [
    line,
    {
      name: `derive_${code}`,
      purpose: `${code}: the residual of ${of} from the line on ${against}.`,
      query: `WITH paired AS (
  SELECT a.area_code, ${sql.bind('code')} AS indicator, a.period,
    a.value - (line.intercept + line.slope * b.value) AS value,
    CAST(NULL AS DOUBLE) AS lower, CAST(NULL AS DOUBLE) AS upper,
    ${traceOfTwo(sql)}
  FROM derive_figures AS a
  JOIN derive_pairs AS pairs ON pairs.code = ${sql.bind('code')} AND pairs.period = a.period
  JOIN derive_figures AS b ON b.area_code = a.area_code AND b.period = pairs.on_period AND b.indicator = ${sql.bind('against')}
  LEFT JOIN ${sql.identifier(line.name)} AS line ON line.period = a.period
  WHERE a.indicator = ${sql.bind('of')}
), unpaired AS (
  SELECT area_code, ${sql.bind('code')} AS indicator, period, CAST(NULL AS DOUBLE) AS value,
    CAST(NULL AS DOUBLE) AS lower, CAST(NULL AS DOUBLE) AS upper,
    'missing' AS status, 'no_explaining_figure' AS reason, '' AS flags, from_codes, source, cells, raw_text
  FROM derive_figures
  WHERE indicator = ${sql.bind('of')}
    AND period NOT IN (SELECT period FROM derive_pairs WHERE code = ${sql.bind('code')})
)
SELECT * FROM paired
UNION ALL SELECT * FROM unpaired`,
      bindings: { code, of, against },
    },
  ];
}
