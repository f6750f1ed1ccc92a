import { text } from '../../engine/engine.js';
import type { Step } from '../../engine/step.js';
import type { Role } from './column-map.js';
import { isMissing, type Reading, trimmed } from './reading.js';
import type { Schema } from './schema.js';
import { NO_WORDS, SEX_WORDS, YES_WORDS } from './words.js';

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
    isText ? `count(${raw}) AS ${role}_given` : `count(${role}) AS ${role}_given`,
    ...(isText
      ? [
          `min(${raw}) FILTER (WHERE ${role} IS NULL${role === 'earnings' ? ' AND NOT outside' : ''}) AS ${role}_word`,
        ]
      : []),
    `min(${role}) AS ${role}_min`,
    `max(${role}) AS ${role}_max`,
  ];
}

const list = (words: readonly string[]) => `[${words.map(text).join(', ')}]`;

const cleanText = (column: string, reading: Reading) =>
  `CASE WHEN ${isMissing(column, reading)} THEN NULL ELSE ${trimmed(column)} END`;

const meaning = (column: string, all: readonly (readonly [readonly string[], string])[]) => {
  const whens = all.map(
    ([words, is]) => `WHEN list_contains(${list(words)}, lower(${trimmed(column)})) THEN ${is}`,
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
 * of every row. The meaning of words is looked up afterwards, once for each type. `area`, `cohort` and
 * `qualification` are text in the result, whatever their type, without space around it and null for words
 * that stand for a missing value; `raw_…` is as the files have it.
 */
export function recordTypesStep({ columns }: Schema, reading: Reading): Step {
  const numbers = NUMBER_ROLES.filter((role) => columns[role] !== undefined);
  return {
    name: 'estimate_record_types',
    purpose: 'Number of records of each type, what is missing in them, and the range of their numbers.',
    query: `WITH types AS (
  SELECT area AS raw_area, cohort AS raw_cohort, sex AS raw_sex, fsm AS raw_fsm, qualification AS raw_qualification,
    count(*) AS n,
    count(*) FILTER (WHERE outside) AS outside,
    count(earnings) - count(nullif(earnings, 0)) AS zero_earnings,
    count(weight) - count(nullif(weight, 0)) AS zero_weight,
    ${numbers.flatMap((role) => numberCounts(role, columns[role]?.kind === 'text')).join(',\n    ')}
  FROM estimate_records
  GROUP BY area, cohort, sex, fsm, qualification
), as_text AS (
  SELECT * REPLACE (
    CAST(raw_cohort AS VARCHAR) AS raw_cohort, CAST(raw_sex AS VARCHAR) AS raw_sex,
    CAST(raw_fsm AS VARCHAR) AS raw_fsm,
    CAST(raw_qualification AS VARCHAR) AS raw_qualification)
  FROM types
)
SELECT *, ${(['area', 'cohort', 'qualification'] as const)
      .map((column) => `${cleanText(`raw_${column}`, reading)} AS ${column}`)
      .join(',\n  ')},
  ${isMissing('raw_sex', reading)} AS no_sex, ${isMissing('raw_fsm', reading)} AS no_fsm,
  CASE WHEN NOT no_sex THEN ${SEX} END AS sex,
  CASE WHEN NOT no_fsm THEN ${FSM} END AS fsm
FROM as_text`,
    bindings: {},
  };
}
