import { text } from '../../engine/engine.js';
import type { Step } from '../../engine/step.js';
import type { Role } from './column-map.js';
import type { Pass, Returned, Writer } from './dialects/dialect.js';
import { duckdbRecords } from './dialects/duckdb.js';
import type { Zeros } from './options.js';
import { earningsCount, isMissing, type Reading, trimmed } from './reading.js';
import type { UsedColumns } from './schema.js';
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
 * Counts of one column of numbers. To the local engine, not-a-number is larger than every number; text that
 * is not a number is null where the raw text is not.
 */
function numberCounts(sql: Writer, role: NumberRole, isText: boolean): Returned['measures'] {
  const [number, raw] = [sql.column(role), sql.column(`raw_${role}`)];
  const unread = `${number} IS NULL${role === 'earnings' ? ` AND NOT ${sql.column('outside')}` : ''}`;
  return [
    [`${role}_known`, `count(${number})`, 'BIGINT'],
    [`${role}_given`, `count(${isText ? raw : number})`, 'BIGINT'],
    ...(isText ? ([[`${role}_word`, sql.minWhere(raw, unread), 'VARCHAR']] as const) : []),
    [`${role}_min`, `min(${number})`, 'DOUBLE'],
    [`${role}_max`, `max(${number})`, 'DOUBLE'],
  ];
}

function laterCounts(sql: Writer, zeros: Zeros): Returned['measures'] {
  const weighted = `${sql.column('weight')} > 0`;
  return [
    ['counted', sql.countWhere(`${weighted} AND ${earningsCount(sql, zeros)}`), 'BIGINT'],
    ['placed', sql.countWhere(`${weighted} AND ${sql.column('circumstances')} IS NOT NULL`), 'BIGINT'],
  ];
}

/** The categories by which records are of one type. */
const CATEGORIES = ['area', 'cohort', 'sex', 'fsm', 'qualification'] as const;

/**
 * Types of record (combinations of the categories) with their counts: the only pass that reads every column
 * of every row. The meaning of words is looked up afterwards, once for each type. With `counting`, it counts
 * as well what later passes must find: records with a weight and earnings that count, and with a weight and
 * family circumstances.
 */
export const rawTypesPass = (columns: UsedColumns, counting?: Zeros): Pass => ({
  name: 'estimate_raw_types',
  purpose: 'Number of records of each type, what is missing in them, and the range of their numbers.',
  of: 'records',
  write: (sql) => {
    for (const name of [...CATEGORIES, 'earnings', 'weight', 'circumstances', 'outside'])
      sql.define(name, sql.column(name));
    const numbers = NUMBER_ROLES.filter((role) => columns[role] !== undefined);
    for (const role of numbers)
      if (columns[role]?.kind === 'text') sql.define(`raw_${role}`, sql.column(`raw_${role}`));
    const [earnings, weight] = [sql.column('earnings'), sql.column('weight')];
    return {
      by: CATEGORIES.map((name) => [name, 'VARCHAR'] as const),
      measures: [
        ['n', 'count(*)', 'BIGINT'],
        ['outside', sql.countWhere(sql.column('outside')), 'BIGINT'],
        ['zero_earnings', `count(${earnings}) - count(nullif(${earnings}, 0))`, 'BIGINT'],
        ['zero_weight', `count(${weight}) - count(nullif(${weight}, 0))`, 'BIGINT'],
        ...(counting === undefined ? [] : laterCounts(sql, counting)),
        ...numbers.flatMap((role) => numberCounts(sql, role, columns[role]?.kind === 'text')),
      ],
    };
  },
});

/** Looking up meanings is work of the local engine. */
const local = duckdbRecords.writer('pass', []);

const list = (words: readonly string[]) => `[${words.map(text).join(', ')}]`;

const cleanText = (column: string, reading: Reading) =>
  `CASE WHEN ${isMissing(local, column, reading)} THEN NULL ELSE ${trimmed(local, column)} END`;

const meaning = (column: string, all: readonly (readonly [readonly string[], string])[]) => {
  const whens = all.map(
    ([words, is]) => `WHEN list_contains(${list(words)}, lower(${trimmed(local, column)})) THEN ${is}`,
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
 * The meaning of the words of each type, from `estimate_raw_types`. `area`, `cohort` and `qualification` are
 * text in the result, whatever their type, without space around it and null for words that stand for a
 * missing value; `raw_…` is as the records have it.
 */
export function recordTypesStep(reading: Reading): Step {
  return {
    name: 'estimate_record_types',
    purpose: 'The meaning of the words of each type of record.',
    query: `WITH as_text AS (
  SELECT * EXCLUDE (${CATEGORIES.join(', ')}),
    ${CATEGORIES.map((name) => `CAST(${name} AS VARCHAR) AS raw_${name}`).join(', ')}
  FROM estimate_raw_types
)
SELECT *, ${(['area', 'cohort', 'qualification'] as const)
      .map((column) => `${cleanText(`raw_${column}`, reading)} AS ${column}`)
      .join(',\n  ')},
  ${isMissing(local, 'raw_sex', reading)} AS no_sex, ${isMissing(local, 'raw_fsm', reading)} AS no_fsm,
  CASE WHEN NOT no_sex THEN ${SEX} END AS sex,
  CASE WHEN NOT no_fsm THEN ${FSM} END AS fsm
FROM as_text`,
    bindings: {},
  };
}
