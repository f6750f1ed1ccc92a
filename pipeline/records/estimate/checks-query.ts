import { text } from '../../engine/engine.js';
import type { Step } from '../../engine/step.js';
import type { Role } from './column-map.js';
import type { Schema } from './schema.js';

/** The words that a column may use, in lower case; case does not matter. */
export const SEX_WORDS = {
  sons: ['male', 'm', '1', 'son', 'sons', 'boy'],
  daughters: ['female', 'f', '2', 'daughter', 'daughters', 'girl'],
} as const;

export const YES_WORDS = ['1', 'true', 'yes', 'y', 't'] as const;
export const NO_WORDS = ['0', 'false', 'no', 'n', 'f'] as const;

/** Pounds a year: more than this is a mistake in units, such as pence. */
export const MAX_EARNINGS = 10_000_000;
export const MAX_WEIGHT = 1_000_000;
/** Family circumstances may be any number that is small enough to add and to square. */
export const MAX_CIRCUMSTANCES = 1e15;
/** A column with more categories than this is probably the wrong column. */
export const MAX_CATEGORIES = 200;

/** Columns of numbers, with the smallest and the largest value that each may have. */
export const NUMBERS = {
  circumstances: [-MAX_CIRCUMSTANCES, MAX_CIRCUMSTANCES],
  earnings: [0, MAX_EARNINGS],
  weight: [0, MAX_WEIGHT],
} as const satisfies Partial<Record<Role, readonly [number, number]>>;
export type NumberRole = keyof typeof NUMBERS;
export const NUMBER_ROLES = ['circumstances', 'earnings', 'weight'] as const satisfies readonly NumberRole[];

/**
 * Counts of one column of numbers. To the engine, not-a-number is larger than every number, so it shows up in
 * the maximum; text that is not a number is null where the raw text is not.
 */
function numberCounts(role: NumberRole, isText: boolean): string[] {
  const raw = `raw_${role}`;
  return [
    `count(${role}) AS ${role}_known`,
    isText
      ? `count(*) FILTER (WHERE trim(${raw}) <> '') AS ${role}_given`
      : `count(${role}) AS ${role}_given`,
    ...(isText ? [`min(${raw}) FILTER (WHERE ${role} IS NULL AND trim(${raw}) <> '') AS ${role}_word`] : []),
    `min(${role}) AS ${role}_min`,
    `max(${role}) AS ${role}_max`,
  ];
}

const list = (words: readonly string[]) => `[${words.map(text).join(', ')}]`;

const meaning = (column: string, all: readonly (readonly [readonly string[], string])[]) => {
  const whens = all.map(
    ([words, is]) => `WHEN list_contains(${list(words)}, lower(trim(${column}))) THEN ${is}`,
  );
  return `CASE ${whens.join(' ')} END`;
};

const SEX = meaning('raw_sex', [
  [SEX_WORDS.sons, "'sons'"],
  [SEX_WORDS.daughters, "'daughters'"],
]);
const FSM = meaning('raw_fsm', [
  [YES_WORDS, 'true'],
  [NO_WORDS, 'false'],
]);

/**
 * Types of record (combinations of the categories) with their counts: the only pass that reads every column
 * of every row. The meaning of words is looked up afterwards, once for each type. `cohort`, `sex`, `fsm` and
 * `qualification` are text in the result, whatever their type.
 */
export function recordTypesStep({ columns }: Schema): Step {
  const numbers = NUMBER_ROLES.filter((role) => columns[role] !== undefined);
  return {
    name: 'estimate_record_types',
    purpose: 'Number of records of each type, what is missing in them, and the range of their numbers.',
    query: `WITH types AS (
  SELECT area, cohort, sex AS raw_sex, fsm AS raw_fsm, qualification,
    count(*) AS n,
    count(earnings) - count(nullif(earnings, 0)) AS zero_earnings,
    count(weight) - count(nullif(weight, 0)) AS zero_weight,
    ${numbers.flatMap((role) => numberCounts(role, columns[role]?.kind === 'text')).join(',\n    ')}
  FROM estimate_records
  GROUP BY area, cohort, sex, fsm, qualification
), as_text AS (
  SELECT * REPLACE (
    CAST(cohort AS VARCHAR) AS cohort, CAST(raw_sex AS VARCHAR) AS raw_sex,
    CAST(raw_fsm AS VARCHAR) AS raw_fsm,
    CAST(qualification AS VARCHAR) AS qualification)
  FROM types
)
SELECT *, ${SEX} AS sex,
  ${FSM} AS fsm
FROM as_text`,
    bindings: {},
  };
}

/**
 * Counts the values of a column that are out of range, and finds the smallest: run only when there is one.
 */
export function outsideQuery(role: NumberRole): string {
  const [min, max] = NUMBERS[role];
  const outside = `NOT isfinite(${role}) OR ${role} < ${min} OR ${role} > ${max}`;
  return `SELECT count(*) AS n, CAST(min(${role}) AS VARCHAR) AS value
FROM estimate_records WHERE ${outside}`;
}
