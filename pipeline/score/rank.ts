import type { Dialect } from '../engine/dialect.js';
import type { Step } from '../engine/step.js';

/*
 * The rules of ranks, groups and coldspots in SQL, for the score and for the coldspots. `methods/rank` has
 * the same rules for columns; a test compares the two.
 */

/** SQL for a value in units of its last decimal, halves away from zero: `roundInto` of the toolbox. */
const rounded = (value: string, scale: string): string =>
  `sign(${value}) * floor(abs(${value}) * ${scale} + 0.5 + 1e-9)`;

/**
 * Standard competition ranks, 1 for the highest value, at full precision. An area ties with the one before it
 * when they differ by no more than the tolerance. `tied` is the number of areas that share the rank.
 * @param decimals those to which values are rounded before they are ranked; equal ones then tie
 */
export function rankStep(
  sql: Dialect,
  from: readonly string[],
  to: string,
  tolerance: number,
  decimals?: number,
): Step {
  const rounds = decimals !== undefined;
  const ranked = rounds ? rounded('value', `CAST(${sql.bind('scale')} AS DOUBLE)`) : 'value';
  const all = from
    .map((table) => `SELECT area_code, code, value FROM ${sql.identifier(table)}`)
    .join('\n  UNION ALL ');
  return {
    name: to,
    purpose: rounds
      ? `Ranks by the score rounded to ${decimals} decimals, 1 best; equal scores share the better rank.`
      : 'Ranks by the score, 1 best; scores within the tolerance tie and share the better rank.',
    query: `WITH scores AS (
  ${all}
), ordered AS (
  SELECT *,
    row_number() OVER best_first AS place,
    lag(${ranked}) OVER best_first AS before
  FROM scores
  WINDOW best_first AS (PARTITION BY code ORDER BY value DESC, area_code)
), starts AS (
  SELECT *, CASE WHEN before IS NULL OR before - ${ranked} > ${sql.bind('tolerance')} THEN place END AS start
  FROM ordered
), ranked AS (
  SELECT area_code, code, value,
    max(start) OVER (PARTITION BY code ORDER BY place ROWS UNBOUNDED PRECEDING) AS rank
  FROM starts
)
SELECT *, count(*) OVER (PARTITION BY code, rank) AS tied, count(*) OVER (PARTITION BY code) AS n
FROM ranked`,
    bindings: rounds ? { tolerance: 0, scale: 10 ** decimals } : { tolerance },
  };
}

/**
 * The best k areas are hotspots and the worst k coldspots, k = ⌈n × share − tolerance⌉, including areas tied
 * with the last of them; an area that would be both is neither. Fifths 2 to 4 divide the ranks between as
 * evenly as possible.
 */
export function groupStep(sql: Dialect, from: string, to: string, share: number, tolerance: number): Step {
  return {
    name: to,
    purpose: 'Hotspots, coldspots and fifths of the index and of each domain.',
    query: `WITH counted AS (
  SELECT area_code, code, n, rank, n - rank - tied + 2 AS rank_from_worst,
    CAST(ceil(n * CAST(${sql.bind('share')} AS DOUBLE) - ${sql.bind('tolerance')}) AS INTEGER) AS k
  FROM ${sql.identifier(from)}
), ends AS (
  SELECT *, rank <= k AND rank_from_worst > k AS hot, rank_from_worst <= k AND rank > k AS cold
  FROM counted
), "between" AS (
  SELECT *,
    rank - count(*) FILTER (WHERE hot) OVER (PARTITION BY code) AS place,
    count(*) FILTER (WHERE NOT hot AND NOT cold) OVER (PARTITION BY code) AS middle
  FROM ends
)
SELECT area_code, code,
  CASE WHEN hot THEN 'hotspot' WHEN cold THEN 'coldspot' ELSE 'middle' END AS group_name,
  CASE
    WHEN hot THEN 1
    WHEN cold THEN 5
    WHEN place <= round(middle / 3.0) THEN 2
    WHEN place <= round(2 * middle / 3.0) THEN 3
    ELSE 4
  END AS fifth
FROM "between"`,
    bindings: { share, tolerance },
  };
}

/**
 * SQL for the class of an area (the published column `kind`) by its groups on level and gap, both signed so
 * that higher is better.
 * @param level alias of the row with its group on level
 * @param gap alias of the row with its group on the gap
 */
export const kindOf = (level: string, gap: string): string => `CASE
    WHEN ${level}.group_name = 'coldspot' AND ${gap}.group_name = 'coldspot' THEN 'coldspot'
    WHEN ${level}.group_name = 'hotspot' AND ${gap}.group_name = 'hotspot' THEN 'hotspot'
    WHEN ${level}.group_name = 'coldspot' THEN 'cold_on_level'
    WHEN ${gap}.group_name = 'coldspot' THEN 'cold_on_gap'
    ELSE 'none'
  END`;
