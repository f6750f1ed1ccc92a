import type { Dialect } from '../engine/dialect.js';
import type { Step } from '../engine/step.js';

/**
 * Weighted mean of the parts that are present, for each area and parent; none when less than the parent’s least share
 * of weight is present (compared with the tolerance). `weight` is the weight present.
 * Source: OECD/JRC Handbook (2008), section 6.1; the least share is a choice of the method file.
 */
export function aggregateStep(sql: Dialect, from: string, to: string, what: string, tolerance: number): Step {
  const source = sql.identifier(from);
  return {
    name: to,
    purpose: `Each ${what} as the weighted mean of its parts, where enough of their weight is present.`,
    query: `WITH whole AS (
  SELECT parent, ${sql.orderedSum('weight', 'position')} AS weight
  FROM score_nodes
  GROUP BY parent
), present AS (
  SELECT part.area_code, node.parent AS code,
    ${sql.orderedSum('node.weight * part.value', 'node.position')} AS total,
    ${sql.orderedSum('node.weight', 'node.position')} AS weight
  FROM ${source} AS part
  JOIN score_nodes AS node ON node.code = part.code
  GROUP BY part.area_code, node.parent
)
SELECT present.area_code, present.code, present.total / present.weight AS value, present.weight
FROM present
JOIN whole ON whole.parent = present.code
JOIN score_nodes AS parent ON parent.code = present.code
WHERE present.weight > 0
  AND present.weight / whole.weight >= parent.minimum_weight_share - ${sql.bind('tolerance')}`,
    bindings: { tolerance },
  };
}
