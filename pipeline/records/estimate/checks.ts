import { SmiError } from '../../../errors/smi-error.js';
import type { Engine, Value } from '../../engine/engine.js';
import { checkWords } from './check-words.js';
import { NUMBER_ROLES, NUMBERS, type NumberRole, outsideQuery } from './checks-query.js';
import type { Role } from './column-map.js';
import { type LeftOut, leftOut } from './left-out.js';
import type { EstimateOptions } from './options.js';
import { PROBLEM } from './problems.js';
import type { Schema } from './schema.js';

export interface ColumnChecks {
  /** Rows in which it is missing. */
  readonly missing: number;
  /**
   * Rows in which it is outside what it may be. Never more than 0 in what is returned: such a value is an
   * error.
   */
  readonly out_of_range: number;
}

/** What was counted before any figure. */
export interface Checks {
  readonly files: number;
  readonly rows: number;
  readonly columns: Readonly<Partial<Record<Role, ColumnChecks>>>;
  /** Rows that are left out of something, and why. A row may stand under more than one reason. */
  readonly left_out: readonly LeftOut[];
}

/** Ends of a column of numbers over all records; null where it has none. */
export interface Ends {
  readonly least: number;
  readonly most: number;
}
export type AllEnds = Readonly<Partial<Record<NumberRole, Ends>>>;

export const count = (value: Value | undefined): number => Number(value ?? 0);

const isOutside = (role: NumberRole, ends: Ends) =>
  !(ends.least >= NUMBERS[role][0] && ends.most <= NUMBERS[role][1]);

const WHAT: Readonly<Record<NumberRole, string>> = {
  circumstances: `from ${NUMBERS.circumstances.join(' to ')}`,
  earnings: `pounds from ${NUMBERS.earnings.join(' to ')}`,
  weight: `from ${NUMBERS.weight.join(' to ')}`,
};

async function checkNumbers(engine: Engine, schema: Schema): Promise<AllEnds> {
  const ends: Partial<Record<NumberRole, Ends>> = {};
  for (const role of NUMBER_ROLES) {
    const { column = role, kind } = schema.columns[role] ?? {};
    if (kind === undefined) continue;
    const word = kind === 'text' ? `min(${role}_word)` : 'NULL';
    const [row] = await engine.rows(
      `SELECT min(${role}_least) AS least, max(${role}_most) AS most, ${word} AS word,
  sum(${role}_said) - sum(${role}_there) AS unread FROM estimate_kinds`,
    );
    if (count(row?.unread) > 0) {
      const found = JSON.stringify(String(row?.word).slice(0, 40));
      throw new SmiError(
        PROBLEM.value,
        `${column} is ${found} in a row, which is no number; ${row?.unread} rows in all`,
      );
    }
    if (row?.least === null || row === undefined) continue;
    const here = { least: Number(row.least), most: Number(row.most) };
    if (isOutside(role, here)) {
      const [outside] = await engine.rows(outsideQuery(role));
      const value = String(outside?.value).slice(0, 40);
      throw new SmiError(
        PROBLEM.value,
        `${column} is ${value} in a row; ${outside?.n} rows are not ${WHAT[role]}`,
      );
    }
    ends[role] = here;
  }
  return ends;
}

async function columnChecks(engine: Engine, schema: Schema): Promise<Checks['columns']> {
  const isNumber = (role: string) => NUMBER_ROLES.some((one) => one === role);
  const roles = Object.keys(schema.columns).filter((role) => role !== 'person');
  const missing = roles.map((role) =>
    isNumber(role)
      ? `sum(n) - sum(${role}_there) AS ${role}`
      : `sum(n) FILTER (WHERE ${role} IS NULL OR CAST(${role} AS VARCHAR) = '') AS ${role}`,
  );
  const [row] = await engine.rows(`SELECT ${missing.join(', ')} FROM estimate_kinds`);
  return Object.fromEntries(roles.map((role) => [role, { missing: count(row?.[role]), out_of_range: 0 }]));
}

/**
 * Judges what `kindsStep` has counted. Throws an error that names the column and a value for an unknown area,
 * an unknown word, a number outside what it may be, or a column with more categories than it can have.
 */
export async function check(engine: Engine, schema: Schema, options: EstimateOptions) {
  await checkWords(engine, schema, options.areas);
  const ends = await checkNumbers(engine, schema);
  const [row] = await engine.rows('SELECT sum(n) AS n FROM estimate_kinds');
  if (count(row?.n) === 0) throw new SmiError(PROBLEM.value, 'the files hold no record');
  const checks: Checks = {
    files: options.inputs.length,
    rows: count(row?.n),
    columns: await columnChecks(engine, schema),
    left_out: await leftOut(engine, schema, options),
  };
  return { checks, ends };
}
