import type { Dialect } from '../engine/dialect.js';
import type { Step } from '../engine/step.js';

/** Share of the weight of the whole index that each indicator has when no figure is missing. */
export function weightStep(sql: Dialect): Step {
  return {
    name: 'score_weights',
    purpose: 'Share of the weight of the index that each indicator has.',
    query: `WITH shares AS (
  SELECT code, parent, level, position,
    weight / sum(weight) OVER (PARTITION BY parent ORDER BY position ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS share
  FROM score_nodes
)
SELECT part.code, part.position, part.share * whole.share AS share
FROM shares AS part
JOIN shares AS whole ON whole.code = part.parent
WHERE part.level = ${sql.bind('level')}`,
    bindings: { level: 'indicator' },
  };
}

/** Share of the weight of the index that rests on the area’s own figures, and how many figures have each status. */
export function ownLevelStep(sql: Dialect): Step {
  return {
    name: 'score_own_level',
    purpose: 'How much of each area’s index is its own, and how many of its figures have each status.',
    query: `SELECT area_code,
  ${sql.orderedSum('CASE WHEN own_level THEN share ELSE 0 END', 'position')}
    / ${sql.orderedSum('share', 'position')} AS own_level_share,
  count(*) FILTER (WHERE status = 'observed') AS observed,
  count(*) FILTER (WHERE status = 'mapped') AS mapped,
  count(*) FILTER (WHERE status = 'inherited') AS inherited,
  count(*) FILTER (WHERE status = 'estimated') AS estimated,
  count(*) FILTER (WHERE status = 'missing') AS missing
FROM score_values
JOIN score_weights ON score_weights.code = score_values.code
GROUP BY area_code`,
    bindings: {},
  };
}

/**
 * What each indicator adds to the score of the area: its z-score times its share of the weight present in the domain
 * and of the domain in the index, over both standard deviations. With the constant they add up to the score.
 */
export function contributionStep(): Step {
  return {
    name: 'score_contributions',
    purpose: 'What each indicator adds to the index of each area, in points of the score.',
    query: `SELECT part.area_code, part.code,
  part.value * (node.weight / domain_means.weight) / domain_moments.sd
    * (domain.weight / index_means.weight) / index_moments.sd AS contribution
FROM score_indicator AS part
JOIN score_nodes AS node ON node.code = part.code
JOIN score_nodes AS domain ON domain.code = node.parent
JOIN score_domain_means AS domain_means ON domain_means.area_code = part.area_code AND domain_means.code = node.parent
JOIN score_domain_moments AS domain_moments ON domain_moments.code = node.parent
JOIN score_index_means AS index_means ON index_means.area_code = part.area_code
CROSS JOIN score_index_moments AS index_moments`,
    bindings: {},
  };
}
