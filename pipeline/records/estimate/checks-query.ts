import { text } from '../../engine/engine.js';
import type { Step } from '../../engine/step.js';
import type { Role } from './column-map.js';
import type { Schema } from './schema.js';

/** The words that a column may use, in lower case; capitals and small letters are the same. */
export const SEX_WORDS = {
  sons: ['male', 'm', '1', 'son', 'sons', 'boy'],
  daughters: ['female', 'f', '2', 'daughter', 'daughters', 'girl'],
} as const;

export const YES_WORDS = ['1', 'true', 'yes', 'y', 't'] as const;
export const NO_WORDS = ['0', 'false', 'no', 'n', 'f'] as const;

/** Pounds a year: more than this is a mistake of units, such as pence. */
export const MOST_EARNINGS = 10_000_000;
export const MOST_WEIGHT = 1_000_000;
/** Family circumstances are any number, of a size that leaves room to add and to square. */
export const MOST_CIRCUMSTANCES = 1e15;
/** More categories than this, and the column is another one. */
export const MOST_CATEGORIES = 200;

/** Columns of numbers, with the least and the most that each may be. */
export const NUMBERS = {
  circumstances: [-MOST_CIRCUMSTANCES, MOST_CIRCUMSTANCES],
  earnings: [0, MOST_EARNINGS],
  weight: [0, MOST_WEIGHT],
} as const satisfies Partial<Record<Role, readonly [number, number]>>;
export type NumberRole = keyof typeof NUMBERS;
export const NUMBER_ROLES = ['circumstances', 'earnings', 'weight'] as const satisfies readonly NumberRole[];

/**
 * Counts of one column of numbers. Not-a-number is more than every number to the engine, so that `most` shows
 * it; text that is no number is null where the text is not.
 */
function numberCounts(role: NumberRole, isText: boolean): string[] {
  const said = `said_${role}`;
  return [
    `count(${role}) AS ${role}_there`,
    isText ? `count(*) FILTER (WHERE trim(${said}) <> '') AS ${role}_said` : `count(${role}) AS ${role}_said`,
    ...(isText
      ? [`min(${said}) FILTER (WHERE ${role} IS NULL AND trim(${said}) <> '') AS ${role}_word`]
      : []),
    `min(${role}) AS ${role}_least`,
    `max(${role}) AS ${role}_most`,
  ];
}

const list = (words: readonly string[]) => `[${words.map(text).join(', ')}]`;

const meaning = (column: string, all: readonly (readonly [readonly string[], string])[]) => {
  const whens = all.map(
    ([words, is]) => `WHEN list_contains(${list(words)}, lower(trim(${column}))) THEN ${is}`,
  );
  return `CASE ${whens.join(' ')} END`;
};

const SEX = meaning('said_sex', [
  [SEX_WORDS.sons, "'sons'"],
  [SEX_WORDS.daughters, "'daughters'"],
]);
const FSM = meaning('said_fsm', [
  [YES_WORDS, 'true'],
  [NO_WORDS, 'false'],
]);

/**
 * Sorts of record with their counts: the one pass that sees every column of every row. Words are given their
 * meaning afterwards, once for each sort. `cohort`, `sex`, `fsm` and `qualification` come out the same
 * whatever their type.
 */
export function kindsStep({ columns }: Schema): Step {
  const numbers = NUMBER_ROLES.filter((role) => columns[role] !== undefined);
  return {
    name: 'estimate_kinds',
    purpose:
      'How many records there are of each sort, what is missing in them, and the ends of their numbers.',
    query: `WITH sorts AS (
  SELECT area, cohort, sex AS said_sex, fsm AS said_fsm, qualification,
    count(*) AS n,
    count(earnings) - count(nullif(earnings, 0)) AS zero_earnings,
    count(weight) - count(nullif(weight, 0)) AS zero_weight,
    ${numbers.flatMap((role) => numberCounts(role, columns[role]?.kind === 'text')).join(',\n    ')}
  FROM estimate_records
  GROUP BY area, cohort, sex, fsm, qualification
), said AS (
  SELECT * REPLACE (
    CAST(cohort AS VARCHAR) AS cohort, CAST(said_sex AS VARCHAR) AS said_sex,
    CAST(said_fsm AS VARCHAR) AS said_fsm,
    CAST(qualification AS VARCHAR) AS qualification)
  FROM sorts
)
SELECT *, ${SEX} AS sex,
  ${FSM} AS fsm
FROM said`,
    bindings: {},
  };
}

/** How many values of a column cannot be, and the first of them: asked for only when there is one. */
export function outsideQuery(role: NumberRole): string {
  const [least, most] = NUMBERS[role];
  const outside = `NOT isfinite(${role}) OR ${role} < ${least} OR ${role} > ${most}`;
  return `SELECT count(*) AS n, CAST(min(${role}) AS VARCHAR) AS value
FROM estimate_records WHERE ${outside}`;
}
