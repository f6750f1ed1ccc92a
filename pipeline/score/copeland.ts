import type { Dialect } from '../engine/dialect.js';
import type { Step } from '../engine/step.js';
import type { Aggregated } from './aggregate.js';

/**
 * Copeland scores: for each unit the sum, over the others, of the share of weight by which it is ahead, ties
 * counting half: two units tie on a part in one chain of values each within the tolerance of the one before,
 * which begins at the place `first`, 1 for the worst. A pair is compared on what both have; with nothing in
 * common, each has half. Units without enough have no score and are in no pair. Where every unit has every
 * part, a unit’s score is the weighted mean of how many it beats, which needs no pairs: those are made for
 * the others alone, and cost units × units × parts.
 * Source: OECD/JRC Handbook (2008), section 6.13, equation 32; COINr, `outrankMatrix()` and `a_copeland()`,
 * but that a weight missing in one of two goes to neither.
 */
export function copelandStep(sql: Dialect, { from, weights, to, what, tolerance, ties }: Aggregated): Step {
  const [parts, weighing] = [sql.identifier(from), sql.identifier(weights)];
  const won = `CASE WHEN one.first > other.first THEN one.weight
      WHEN one.first = other.first THEN one.weight / 2 ELSE 0 END`;
  return {
    name: to,
    purpose: `Each ${what} by how many others it is ahead of, and by what share of the weight, between every two.`,
    query: `WITH whole AS (
  SELECT parent, ${sql.orderedSum('weight', 'position')} AS weight, count(*) AS parts
  FROM ${weighing}
  GROUP BY parent
), ordered AS (
  SELECT area_code, code, value,
    row_number() OVER worst_first AS place, lag(value) OVER worst_first AS before
  FROM ${parts}
  WINDOW worst_first AS (PARTITION BY code ORDER BY value, area_code)
), starts AS (
  SELECT *, CASE WHEN before IS NULL OR value - before > ${sql.bind('ties')} THEN place END AS start
  FROM ordered
), chained AS (
  SELECT area_code, code,
    max(start) OVER (PARTITION BY code ORDER BY place ROWS UNBOUNDED PRECEDING) AS first
  FROM starts
), part AS (
  SELECT chained.area_code, chained.code, chained.first, weighed.parent, weighed.weight, weighed.position
  FROM chained
  JOIN ${weighing} AS weighed ON weighed.code = chained.code
), completeness AS (
  SELECT whole.parent,
    count(*) = whole.parts * (SELECT count(DISTINCT area_code) FROM score_values) AS complete
  FROM part
  JOIN whole ON whole.parent = part.parent
  GROUP BY whole.parent, whole.parts
), present AS (
  SELECT area_code, parent, ${sql.orderedSum('weight', 'position')} AS weight
  FROM part
  GROUP BY area_code, parent
), available AS (
  SELECT present.area_code, present.parent, present.weight
  FROM present
  JOIN whole ON whole.parent = present.parent
  JOIN score_nodes AS node ON node.code = present.parent
  WHERE present.weight > 0
    AND present.weight / whole.weight >= node.minimum_weight_share - ${sql.bind('tolerance')}
), beaten AS (
  SELECT area_code, parent, weight, position,
    first - 1 AS below, count(*) OVER (PARTITION BY code, first) AS level
  FROM part
  WHERE parent IN (SELECT parent FROM completeness WHERE complete)
), ranked AS (
  SELECT area_code, parent,
    ${sql.orderedSum('weight * ((2 * below + level - 1) / 2)', 'position')} AS total
  FROM beaten
  GROUP BY area_code, parent
), pairs AS (
  SELECT one.parent, one.area_code AS one, other.area_code AS other
  FROM available AS one
  JOIN available AS other ON other.parent = one.parent AND other.area_code > one.area_code
  WHERE one.parent IN (SELECT parent FROM completeness WHERE NOT complete)
), compared AS (
  SELECT pairs.parent, pairs.one, pairs.other,
    ${sql.orderedSum(won, 'one.position')} AS won, ${sql.orderedSum('one.weight', 'one.position')} AS common
  FROM pairs
  JOIN part AS one ON one.parent = pairs.parent AND one.area_code = pairs.one
  JOIN part AS other ON other.code = one.code AND other.area_code = pairs.other
  GROUP BY pairs.parent, pairs.one, pairs.other
), shares AS (
  SELECT pairs.parent, pairs.one, pairs.other,
    CASE WHEN compared.common > 0 THEN compared.won / compared.common ELSE 0.5 END AS share
  FROM pairs
  LEFT JOIN compared
    ON compared.parent = pairs.parent AND compared.one = pairs.one AND compared.other = pairs.other
), outranking AS (
  SELECT parent, one AS area_code, other, share FROM shares
  UNION ALL SELECT parent, other, one, 1 - share FROM shares
), by_pairs AS (
  SELECT parent, area_code, ${sql.orderedSum('share', 'other')} AS total
  FROM outranking
  GROUP BY parent, area_code
)
SELECT available.area_code, available.parent AS code,
  CASE WHEN completeness.complete THEN ranked.total / whole.weight ELSE coalesce(by_pairs.total, 0) END AS value,
  available.weight
FROM available
JOIN whole ON whole.parent = available.parent
JOIN completeness ON completeness.parent = available.parent
LEFT JOIN ranked ON ranked.parent = available.parent AND ranked.area_code = available.area_code
LEFT JOIN by_pairs ON by_pairs.parent = available.parent AND by_pairs.area_code = available.area_code`,
    bindings: { tolerance, ties },
  };
}
