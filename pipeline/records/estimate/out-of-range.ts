import { SmiError } from '../../../errors/smi-error.js';
import { whole } from '../../../outputs/formats/numbers.js';
import type { Engine } from '../../engine/engine.js';
import { NUMBER_ROLES, NUMBERS, type NumberRole } from './checks-query.js';
import type { EstimateOptions, OutOfRangeRow } from './options.js';
import { PROBLEM } from './problems.js';
import type { RecordStore } from './record-store.js';

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

const outside = (number: string, [min, max]: readonly [number, number]) =>
  `${number} IS NOT NULL AND NOT ${number} BETWEEN ${min} AND ${max}`;

async function countOutside(store: RecordStore, role: NumberRole, range: readonly [number, number]) {
  const [row] = await store.rows({
    name: 'estimate_outside',
    purpose: `Number of records with ${role} out of range.`,
    of: 'records',
    write: (sql) => {
      sql.define(role, sql.column(role));
      sql.filter(outside(sql.column(role), range));
      return { by: [], measures: [['n', 'count(*)', 'BIGINT']] };
    },
  });
  return Number(row?.n);
}

/**
 * The columns with values out of range, each with its first rows. The records are read again only if there is
 * such a column.
 */
export async function findOutOfRange(
  engine: Engine,
  store: RecordStore,
  options: EstimateOptions,
): Promise<OutOfRange[]> {
  const found: OutOfRange[] = [];
  for (const role of NUMBER_ROLES) {
    const column = store.columns[role]?.column;
    if (column === undefined) continue;
    const range = rangeOf(role, options);
    const [ends] = await engine.rows(
      `SELECT count(*) AS types FROM estimate_record_types
WHERE ${role}_min < ${range[0]} OR ${role}_max > ${range[1]}`,
    );
    if (Number(ends?.types) === 0) continue;
    const rows = await countOutside(store, role, range);
    const listed = await store.listOutside(role, range, LISTED);
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
  store: RecordStore,
  found: readonly OutOfRange[],
  options: EstimateOptions,
): Promise<void> {
  const { outOfRange = 'stop', onOutOfRange } = options;
  for (const { role, column, rows } of found) {
    const isEarnings = role === 'earnings';
    if (isEarnings && outOfRange === 'missing') continue;
    const [min, max] = usableRange(role, options);
    const unusable = isEarnings && outOfRange === 'keep' ? await countOutside(store, role, [min, max]) : rows;
    if (unusable === 0) continue;
    const rowsOf = found.flatMap(({ listed }) => listed);
    const where = rowsOf.length === 0 ? undefined : await onOutOfRange?.(rowsOf);
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
