import type { Dialect } from '../engine/dialect.js';
import type { Step } from '../engine/step.js';
import type { TreatmentRule } from '../methods/treat/rule.js';
import { roundCheck, shapeCheck } from './check.js';
import { shapeQuery } from './moments.js';
import type { Part } from './part.js';

/** What is treated: a table `(area_code, code, value)` of a level. */
export interface Treatable {
  readonly level: number;
  /** Name of the level. */
  readonly name: string;
  /** Table of its values. */
  readonly from: string;
  /** Differences that are rounding. */
  readonly rounding: number;
}

/** Table of the shape after so many rounds of winsorising. */
const shapeName = (name: string, round: number) => `score_${name}_shape_${round}`;
export const treatmentName = (name: string) => `score_${name}_treatment`;
export const treatedName = (name: string) => `score_${name}_treated`;
export const afterName = (name: string) => `score_${name}_after`;

/** SQL that is true of a row of moments with outliers. What has no skewness is refused apart from this. */
const outlying = (sql: Dialect, of: string) =>
  `(NOT isnan(${of}.skew) AND NOT isnan(${of}.kurt)
    AND abs(${of}.skew) > ${sql.bind('skewness')} AND ${of}.kurt > ${sql.bind('kurtosis')})`;

const limits = ({ skewness, kurtosis }: TreatmentRule) => ({
  ...{ skewness: skewness, kurtosis: kurtosis },
});

/** `shape_0`: the shape of what is to be treated, from its least to its most. */
const firstShape = (sql: Dialect, { name, from }: Treatable): Step => ({
  name: shapeName(name, 0),
  purpose: `Count, mean, spread, skewness and kurtosis of each ${name}, before treatment.`,
  query: `SELECT *, least AS low, most AS high, CAST(0 AS BIGINT) AS points
FROM (${shapeQuery(sql, `SELECT area_code, code, value FROM ${sql.identifier(from)}`)})`,
  bindings: {},
});

/**
 * One round of winsorising: where there are outliers still, and fewer points than the rule allows were moved,
 * the highest value (where the skewness is not negative, else the lowest) takes the value next to it. What is
 * moved is all that lies outside `low` to `high`, so that ties move and count together; a step that would
 * leave one value is not taken.
 * Source: COINr, `winsorise()`; OECD/JRC Handbook (2008), section 5.1.
 */
function winsoriseRound(sql: Dialect, { name, from }: Treatable, rule: TreatmentRule, round: number): Step {
  const source = sql.identifier(from);
  const clamped = `SELECT each_value.area_code, each_value.code,
    least(greatest(each_value.value, bounds.low), bounds.high) AS value
  FROM ${source} AS each_value
  JOIN bounds ON bounds.code = each_value.code`;
  return {
    name: shapeName(name, round),
    purpose: `The same after round ${round} of winsorising, of those that had outliers still.`,
    query: `WITH nearest AS (
  SELECT last.code, last.low, last.high, last.skew >= 0 AS up,
    max(value) FILTER (value < last.high) AS below, min(value) FILTER (value > last.low) AS above
  FROM ${sql.identifier(shapeName(name, round - 1))} AS last
  JOIN ${source} AS each_value ON each_value.code = last.code
  WHERE ${outlying(sql, 'last')} AND last.points < ${sql.bind('winsorise')}
  GROUP BY last.code, last.low, last.high, last.skew
), bounds AS (
  SELECT code, CASE WHEN up THEN low ELSE above END AS low, CASE WHEN up THEN below ELSE high END AS high
  FROM nearest
  WHERE CASE WHEN up THEN below > low ELSE above < high END
), shape AS (
  ${shapeQuery(sql, clamped)}
)
SELECT shape.*, bounds.low, bounds.high,
  (SELECT count(*) FROM ${source} AS moved
    WHERE moved.code = shape.code AND (moved.value < bounds.low OR moved.value > bounds.high)) AS points
FROM shape
JOIN bounds ON bounds.code = shape.code`,
    bindings: { ...limits(rule), winsorise: rule.winsorise },
  };
}

const roundQuery = (sql: Dialect, name: string, round: number) =>
  `SELECT *, ${round} AS round FROM ${sql.identifier(shapeName(name, round))}`;

/**
 * What is done to each code: nothing, the last round of winsorising, or the logarithm of what it was at
 * first.
 */
const decision = (sql: Dialect, { name }: Treatable, rule: TreatmentRule, rounds: number): Step => ({
  name: treatmentName(name),
  purpose: `What is done to the outliers of each ${name}: winsorised where that does, else the logarithm taken.`,
  query: `WITH rounds AS (
  ${Array.from({ length: rounds + 1 }, (_, round) => roundQuery(sql, name, round)).join('\n  UNION ALL ')}
), last AS (
  SELECT *, row_number() OVER (PARTITION BY code ORDER BY round DESC) AS back FROM rounds
)
SELECT last.code, before.n, before.least, before.most, before.skew, before.kurt,
  CASE WHEN ${outlying(sql, 'last')} THEN 'logarithm' WHEN last.round > 0 THEN 'winsorise' ELSE 'none' END AS treatment,
  last.low, last.high, last.points
FROM last
JOIN ${sql.identifier(shapeName(name, 0))} AS before ON before.code = last.code
WHERE last.back = 1`,
  bindings: limits(rule),
});

/**
 * The values after treatment. The logarithm is ln(x − min + 0.01 (max − min)), of any sign.
 * Source: COINr, `log_CT()`, "a modified COIN Tool log".
 */
const treatedStep = (sql: Dialect, { name, from }: Treatable): Step => ({
  name: treatedName(name),
  purpose: `Each ${name} after treatment.`,
  query: `SELECT each_value.area_code, each_value.code,
  CASE treated.treatment
    WHEN 'logarithm' THEN ln(each_value.value - treated.least + ${sql.bind('shift')} * (treated.most - treated.least))
    WHEN 'winsorise' THEN least(greatest(each_value.value, treated.low), treated.high)
    ELSE each_value.value
  END AS value
FROM ${sql.identifier(from)} AS each_value
JOIN ${sql.identifier(treatmentName(name))} AS treated ON treated.code = each_value.code`,
  bindings: { shift: 0.01 },
});

const afterStep = (sql: Dialect, { name }: Treatable): Step => ({
  name: afterName(name),
  purpose: `Count, mean, spread, skewness and kurtosis of each ${name}, after treatment.`,
  query: shapeQuery(sql, `SELECT area_code, code, value FROM ${sql.identifier(treatedName(name))}`),
  bindings: {},
});

/**
 * Treats the outliers of a level: up to `winsorise` rounds, each with its check, and what they come to.
 */
export function treatParts(sql: Dialect, of: Treatable, rule: TreatmentRule): Part[] {
  const rounds = Array.from({ length: rule.winsorise }, (_, at) => at + 1);
  return [
    firstShape(sql, of),
    shapeCheck(sql, of.level, shapeName(of.name, 0), of.rounding, rule),
    ...rounds.flatMap((round) => [
      winsoriseRound(sql, of, rule, round),
      roundCheck(sql, of.level, shapeName(of.name, round), rule),
    ]),
    decision(sql, of, rule, rule.winsorise),
    treatedStep(sql, of),
    afterStep(sql, of),
  ];
}
