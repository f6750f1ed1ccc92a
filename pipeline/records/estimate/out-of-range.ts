import { basename } from 'node:path';
import { SmiError } from '../../../errors/smi-error.js';
import { whole } from '../../../outputs/formats/numbers.js';
import type { Engine } from '../../engine/engine.js';
import { NUMBER_ROLES, NUMBERS, type NumberRole } from './checks-query.js';
import type { EstimateOptions, OutOfRangeRow } from './options.js';
import { PROBLEM } from './problems.js';
import type { Reading } from './reading.js';
import { recordQuery } from './records.js';
import type { Schema } from './schema.js';

/** Pounds a year, up or down: earnings beyond it cannot be kept, because their sums would not be exact. */
export const FARTHEST_EARNINGS = 1_000_000_000;

/** Rows that are listed for each column. */
const LISTED = 10;

export interface OutOfRange {
  readonly role: NumberRole;
  readonly column: string;
  readonly rows: number;
  /** The first of them. */
  readonly listed: readonly OutOfRangeRow[];
}

/** The smallest and the largest value that a column may have before `--out-of-range` is asked. */
export const rangeOf = (role: NumberRole, { maxEarnings }: EstimateOptions): readonly [number, number] =>
  role === 'earnings' ? [0, maxEarnings ?? NUMBERS.earnings[1]] : NUMBERS[role];

/** What may be used at all: where earnings out of range are kept, up to the farthest. */
export const usableRange = (role: NumberRole, options: EstimateOptions): readonly [number, number] =>
  role === 'earnings' && options.outOfRange === 'keep'
    ? [-FARTHEST_EARNINGS, FARTHEST_EARNINGS]
    : rangeOf(role, options);

const outside = (role: NumberRole, [min, max]: readonly [number, number]) =>
  `${role} IS NOT NULL AND NOT ${role} BETWEEN ${min} AND ${max}`;

async function countOutside(engine: Engine, role: NumberRole, range: readonly [number, number]) {
  const [row] = await engine.rows(`SELECT count(*) AS n FROM estimate_records WHERE ${outside(role, range)}`);
  return Number(row?.n);
}

async function listRows(
  engine: Engine,
  schema: Schema,
  reading: Reading,
  role: NumberRole,
  range: readonly [number, number],
): Promise<OutOfRangeRow[]> {
  const column = schema.columns[role]?.column ?? role;
  const listed: OutOfRangeRow[] = [];
  const header = schema.format === 'csv' ? 1 : 0;
  for (const file of schema.files) {
    if (listed.length >= LISTED) break;
    const rows = await engine.rows(
      `SELECT row, CAST(${role} AS VARCHAR) AS value
FROM (SELECT ${role}, row_number() OVER () AS row FROM (${recordQuery([file], schema, reading)}))
WHERE ${outside(role, range)} ORDER BY row LIMIT ${LISTED - listed.length}`,
    );
    for (const { row, value } of rows)
      listed.push({ file: basename(file.path), row: Number(row) + header, column, value: String(value) });
  }
  return listed;
}

/**
 * The columns with values out of range, each with its first rows. The records are read again only if there is
 * such a column.
 */
export async function findOutOfRange(
  engine: Engine,
  schema: Schema,
  reading: Reading,
  options: EstimateOptions,
): Promise<OutOfRange[]> {
  const found: OutOfRange[] = [];
  for (const role of NUMBER_ROLES) {
    const column = schema.columns[role]?.column;
    if (column === undefined) continue;
    const range = rangeOf(role, options);
    const [ends] = await engine.rows(
      `SELECT count(*) AS types FROM estimate_record_types
WHERE ${role}_min < ${range[0]} OR ${role}_max > ${range[1]}`,
    );
    if (Number(ends?.types) === 0) continue;
    const rows = await countOutside(engine, role, range);
    const listed = await listRows(engine, schema, reading, role, range);
    found.push({ role, column, rows, listed });
  }
  return found;
}

/** A number of rows as a message may give it, which may be copied out of the secure setting. */
const roughly = (rows: number) => (rows < 10 ? 'fewer than 10' : `about ${whole(5 * Math.round(rows / 5))}`);

const RANGE: Readonly<Record<NumberRole, string>> = {
  circumstances: '',
  earnings: 'pounds ',
  weight: '',
};

/**
 * Throws `records-invalid` for what cannot be used: any column but earnings, earnings where the treatment is
 * to stop, and earnings too far out to be kept. `onOutOfRange` is given the rows first.
 */
export async function judgeOutOfRange(
  engine: Engine,
  found: readonly OutOfRange[],
  options: EstimateOptions,
): Promise<void> {
  const { outOfRange = 'stop', onOutOfRange } = options;
  for (const { role, column, rows } of found) {
    const isEarnings = role === 'earnings';
    if (isEarnings && outOfRange === 'missing') continue;
    const [min, max] = usableRange(role, options);
    const unusable =
      isEarnings && outOfRange === 'keep' ? await countOutside(engine, role, [min, max]) : rows;
    if (unusable === 0) continue;
    const where = await onOutOfRange?.(found.flatMap(({ listed }) => listed));
    const see = where === undefined ? '' : `; the first out of range are listed in ${where}`;
    const choices = outOfRange === 'keep' ? '--out-of-range missing' : '--out-of-range missing or keep';
    const treat = isEarnings ? `, or use ${choices}` : '';
    throw new SmiError(
      PROBLEM.value,
      `${column} is not ${RANGE[role]}from ${whole(min)} to ${whole(max)} in ${roughly(unusable)} rows${see}`,
      {
        next:
          where === undefined
            ? `add --out-private DIR to have rows listed there, then correct them${treat}`
            : `correct the rows${treat}`,
      },
    );
  }
}
