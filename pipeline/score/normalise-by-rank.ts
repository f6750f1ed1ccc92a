import type { Bind } from './normalise.js';

export type RankMethod = 'rank' | 'percentile_rank' | 'borda' | 'exponential';

/** Spread and range of the exponential transformation: X = −23 ln(1 − R (1 − e^(−100/23))). */
const [SPREAD, RANGE] = [23, 1 - Math.exp(-100 / 23)];

/**
 * Score of a unit whose chain of ties begins at the place `first`, 1 for the worst, and holds `tied` of `n`
 * units.
 */
const SCORE: Readonly<Record<RankMethod, (bind: Bind) => string>> = {
  rank: () => 'CAST(first AS DOUBLE)',
  borda: () => 'CAST(first - 1 AS DOUBLE)',
  percentile_rank: () => '(first - 1) / (n - 1)',
  // how many are no better, as a share: R = (N − r + 1)/N with r the rank from the best
  exponential: (bind) =>
    `-${bind('spread', SPREAD)} * ln(1 - (first + tied - 1) / n * ${bind('range', RANGE)})`,
};

/**
 * A method by ranks, lowest first; values within the tolerance of the one before tie, so that ties form
 * chains.
 * Source: OECD/JRC, Handbook (2008), Table 3 and section 6.12; COINr, `n_rank()`, `n_prank()`, `n_borda()`;
 * MHCLG, English Indices of Deprivation 2025, for the exponential transformation.
 * @param signed SQL of `(area_code, code, value)`, higher being better
 */
export function rankMethodQuery(method: RankMethod, signed: string, tolerance: string, bind: Bind): string {
  return `SELECT area_code, code, ${SCORE[method](bind)} AS value
FROM (
  SELECT *, count(*) OVER (PARTITION BY code, first) AS tied, count(*) OVER (PARTITION BY code) AS n
  FROM (
    SELECT *, max(start) OVER (PARTITION BY code ORDER BY place ROWS UNBOUNDED PRECEDING) AS first
    FROM (
      SELECT *, CASE WHEN before IS NULL OR value - before > ${tolerance} THEN place END AS start
      FROM (
        SELECT *, row_number() OVER worst_first AS place, lag(value) OVER worst_first AS before
        FROM (${signed})
        WINDOW worst_first AS (PARTITION BY code ORDER BY value, area_code)
      )
    )
  )
)`;
}
