import type { Dialect } from '../engine/dialect.js';
import type { Step } from '../engine/step.js';
import { standardiseSteps } from '../score/moments.js';
import { groupStep, kindOf, rankStep } from '../score/rank.js';
import { SIGNS } from './measures.js';

export interface ColdspotRule {
  /** The best and the worst share of areas that count as hot and cold. */
  readonly share: number;
  readonly tolerance: number;
  /** Number of outcomes; an area without a score in all of them has no overall score. */
  readonly outcomes: number;
  /**
   * Whether a measure that is the same in every area counts zero in the score; by default there is then no
   * score.
   */
  readonly same_counts_zero?: boolean;
}

/** SQL for one code of an outcome, a period and a measure, as the ranking steps need it. */
const codeOf = (measure: string) => `row_of.outcome || '|' || row_of.period || '|${measure}'`;

const signedStep = (): Step => ({
  name: 'coldspots_signed',
  purpose:
    'The measures that are not missing, signed so that higher is better: level as it is, gaps negated.',
  query: Object.entries(SIGNS)
    .map(
      ([measure, sign]) =>
        `SELECT area_code, ${codeOf(measure)} AS code, ${sign === 1 ? '' : '-'}${measure} AS value
FROM coldspots_measures AS row_of WHERE ${measure} IS NOT NULL`,
    )
    .join('\nUNION ALL '),
  bindings: {},
});

/**
 * Mean of the three measures, standardised; none where one is missing. Where one is the same in every area,
 * none or, with `sameCountsZero`, zero in its place.
 */
function scoreStep(sql: Dialect, tolerance: number, sameCountsZero: boolean): Step {
  const differs = (measure: string) => `${measure}_spread.most - ${measure}_spread.least
    > greatest(${sql.bind('tolerance')}, ${sql.bind('noise')} * greatest(abs(${measure}_spread.most), abs(${measure}_spread.least)))`;
  const joins = Object.keys(SIGNS).map(
    (measure) => `JOIN coldspots_standard AS ${measure}
  ON ${measure}.area_code = row_of.area_code AND ${measure}.code = ${codeOf(measure)}
JOIN coldspots_standard_moments AS ${measure}_spread ON ${measure}_spread.code = ${codeOf(measure)}${
      sameCountsZero ? '' : `\n  AND ${differs(measure)}`
    }`,
  );
  const value = (measure: string) =>
    sameCountsZero ? `CASE WHEN ${differs(measure)} THEN ${measure}.value ELSE 0 END` : `${measure}.value`;
  return {
    name: 'coldspots_scores',
    purpose:
      'The long-shadow score: mean of level, gap and unexplained gap, standardised, where none is missing.',
    query: `SELECT row_of.area_code, row_of.outcome, row_of.period, row_of.year, ${codeOf('score')} AS code,
  (${value('level')} + ${value('gap')} + ${value('unexplained_gap')}) / 3 AS value
FROM coldspots_measures AS row_of
${joins.join('\n')}`,
    bindings: { noise: 1e-12, tolerance },
  };
}

/** The mean of the scores of all outcomes whose periods end in the same year. */
const allStep = (sql: Dialect, outcomes: number): Step => ({
  name: 'coldspots_all',
  purpose: 'The overall score of a year: the mean of the scores of all outcomes, where none is missing.',
  query: `SELECT area_code, 'all' AS outcome, CAST(year AS VARCHAR) AS period, year,
  'all|' || year || '|score' AS code, ${sql.orderedSum('value', 'outcome')} / count(*) AS value
FROM coldspots_scores
GROUP BY area_code, year
HAVING count(*) = ${sql.bind('outcomes')}`,
  bindings: { outcomes },
});

/** The class of an area, from its groups on level and gap. */
const classStep = (): Step => ({
  name: 'coldspots_kinds',
  purpose: 'Coldspots and hotspots: the worst, or the best, on level and on gap.',
  query: `SELECT row_of.area_code, row_of.outcome, row_of.period,
  ${kindOf('level', 'gap')} AS kind
FROM coldspots_measures AS row_of
JOIN coldspots_groups AS level ON level.area_code = row_of.area_code AND level.code = ${codeOf('level')}
JOIN coldspots_groups AS gap ON gap.area_code = row_of.area_code AND gap.code = ${codeOf('gap')}`,
  bindings: {},
});

const rankOf = (name: string) => `${name}_ranked.rank AS ${name}_rank`;
const rankJoin = (name: string) => `LEFT JOIN coldspots_ranks AS ${name}_ranked
  ON ${name}_ranked.area_code = row_of.area_code AND ${name}_ranked.code = ${codeOf(name)}`;

/**
 * One row for each area, outcome and period, and for all outcomes of a year that has every scored outcome.
 */
const resultStep = (): Step => ({
  name: 'coldspots_result',
  purpose: 'Measures, ranks, kind and score of every area, outcome and period.',
  query: `WITH scored AS (
  SELECT DISTINCT outcome FROM coldspots_measures WHERE unexplained_gap IS NOT NULL
), whole_years AS (
  SELECT year FROM coldspots_measures GROUP BY year
  HAVING count(DISTINCT CASE WHEN outcome IN (SELECT outcome FROM scored) THEN outcome END)
    = (SELECT count(*) FROM scored)
), every_row AS (
  SELECT area_code, outcome, period, year, level, gap, unexplained_gap FROM coldspots_measures
  UNION ALL
  SELECT DISTINCT area_code, 'all', CAST(year AS VARCHAR), year,
    CAST(NULL AS DOUBLE), CAST(NULL AS DOUBLE), CAST(NULL AS DOUBLE)
  FROM coldspots_measures WHERE year IN (SELECT year FROM whole_years)
)
SELECT row_of.*, ${['level', 'gap', 'unexplained_gap'].map(rankOf).join(', ')}, coldspots_kinds.kind,
  score_ranked.value AS score, score_ranked.rank
FROM every_row AS row_of
${['level', 'gap', 'unexplained_gap'].map(rankJoin).join('\n')}
LEFT JOIN coldspots_kinds ON coldspots_kinds.area_code = row_of.area_code
  AND coldspots_kinds.outcome = row_of.outcome AND coldspots_kinds.period = row_of.period
LEFT JOIN coldspots_score_ranks AS score_ranked
  ON score_ranked.area_code = row_of.area_code
  AND score_ranked.code = ${codeOf('score')}`,
  bindings: {},
});

/** The steps of the stage, from `coldspots_measures` to `coldspots_result`. Pure: it runs nothing. */
export const coldspotSteps = (
  sql: Dialect,
  { share, tolerance, outcomes, same_counts_zero = false }: ColdspotRule,
): Step[] => [
  signedStep(),
  rankStep(sql, ['coldspots_signed'], 'coldspots_ranks', tolerance),
  groupStep(sql, 'coldspots_ranks', 'coldspots_groups', share, tolerance),
  classStep(),
  ...standardiseSteps(sql, 'coldspots_signed', 'coldspots_standard', 'measure'),
  scoreStep(sql, tolerance, same_counts_zero),
  allStep(sql, outcomes),
  rankStep(sql, ['coldspots_scores', 'coldspots_all'], 'coldspots_score_ranks', tolerance),
  resultStep(),
];
