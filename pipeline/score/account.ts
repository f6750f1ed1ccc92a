import type { Dialect } from '../engine/dialect.js';
import type { Step } from '../engine/step.js';

/**
 * Share of each indicator in the weight of the index when no figure is missing, by the weights used.
 * @param weights tables of weights, from the indicators up; empty where the index is a single indicator
 */
export function shareStep(sql: Dialect, weights: readonly string[]): Step {
  const share = `weight / sum(weight) OVER (PARTITION BY parent ORDER BY position
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)`;
  const joins = weights.map((_, i) =>
    i === 0 ? 'FROM shares AS part_0' : `JOIN shares AS part_${i} ON part_${i}.code = part_${i - 1}.parent`,
  );
  const each = weights.map((table) => `SELECT code, parent, position, weight FROM ${sql.identifier(table)}`);
  const query = `WITH weights AS (
  ${each.join('\n  UNION ALL ')}
), shares AS (
  SELECT code, parent, position, ${share} AS share
  FROM weights
)
SELECT part_0.code, part_0.position, ${weights.map((_, i) => `part_${i}.share`).join(' * ')} AS share
${joins.join('\n')}
JOIN score_nodes AS node ON node.code = part_0.code
WHERE node.level = 1`;
  return {
    name: 'score_weights',
    purpose: 'Share of the weight of the index that each indicator has.',
    query:
      weights.length === 0 ? 'SELECT code, position, CAST(1 AS DOUBLE) AS share\nFROM score_nodes' : query,
    bindings: {},
  };
}

/**
 * Shares of the weight of the index that come from the area’s own and from modelled figures, and how many
 * figures have each status.
 */
export function ownLevelStep(sql: Dialect): Step {
  return {
    name: 'score_own_level',
    purpose: 'How much of each area’s index is its own, and how many of its figures have each status.',
    query: `SELECT area_code,
  ${sql.orderedSum('CASE WHEN own_level THEN score_weights.share ELSE 0 END', 'position')}
    / whole.share AS own_level_share,
  ${sql.orderedSum("CASE WHEN status = 'modelled' THEN score_weights.share ELSE 0 END", 'position')}
    / whole.share AS modelled_share,
  count(*) FILTER (WHERE status = 'observed') AS observed,
  count(*) FILTER (WHERE status = 'mapped') AS mapped,
  count(*) FILTER (WHERE status = 'inherited') AS inherited,
  count(*) FILTER (WHERE status = 'modelled') AS modelled,
  count(*) FILTER (WHERE status = 'estimated') AS estimated,
  count(*) FILTER (WHERE status = 'missing') AS missing
FROM score_values
JOIN score_weights ON score_weights.code = score_values.code
CROSS JOIN (SELECT ${sql.orderedSum('share', 'position')} AS share FROM score_weights) AS whole
GROUP BY area_code, whole.share`,
    bindings: {},
  };
}
