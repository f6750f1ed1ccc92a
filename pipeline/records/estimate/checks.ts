import { quoteFound, SmiError } from '../../../errors/smi-error.js';
import type { Engine, Value } from '../../engine/engine.js';
import {
  MOST_CATEGORIES,
  NO_WORDS,
  NUMBER_ROLES,
  NUMBERS,
  type NumberRole,
  outsideQuery,
  SEX_WORDS,
  YES_WORDS,
} from './checks-query.js';
import type { Role } from './column-map.js';
import type { EstimateOptions } from './options.js';
import { PROBLEM } from './problems.js';
import type { Schema } from './schema.js';

export interface LeftOut {
  readonly reason: string;
  readonly rows: number;
  /** What the rows are left out of. */
  readonly from: string;
}

const EVERYTHING = 'everything';
const empty = (column: string) => `${column} IS NULL OR ${column} = ''`;

/** Reason, rows of a sort of record that it holds for, and what they are left out of. */
function reasons({ columns }: Schema, { sex, zeros }: EstimateOptions) {
  const where = (condition: string) => `sum(n) FILTER (WHERE ${condition})`;
  return [
    ...(sex === 'all'
      ? []
      : ([
          ['no_sex', where(`sex IS NULL`), EVERYTHING],
          ['other_sex', where(`sex <> '${sex}'`), EVERYTHING],
        ] as const)),
    ...(columns.weight === undefined
      ? []
      : ([
          ['no_weight', 'sum(n) FILTER (WHERE CHOSEN) - sum(weight_there) FILTER (WHERE CHOSEN)', EVERYTHING],
          ['zero_weight', 'sum(zero_weight) FILTER (WHERE CHOSEN)', EVERYTHING],
        ] as const)),
    ['no_area', where(`CHOSEN AND (${empty('area')})`), 'every figure of an area'],
    [
      'no_earnings',
      'sum(n) FILTER (WHERE CHOSEN) - sum(earnings_there) FILTER (WHERE CHOSEN)',
      'every figure; not from the cuts of fifths',
    ],
    ...(zeros === 'in_work'
      ? ([
          [
            'zero_earnings',
            'sum(zero_earnings) FILTER (WHERE CHOSEN)',
            'every figure; not from the cuts of fifths',
          ],
        ] as const)
      : []),
    ['no_fsm', where('CHOSEN AND fsm IS NULL'), 'the disadvantaged'],
    ['no_cohort', where(`CHOSEN AND (${empty('cohort')})`), 'the fifths'],
    [
      'no_circumstances',
      'sum(n) FILTER (WHERE CHOSEN) - sum(circumstances_there) FILTER (WHERE CHOSEN)',
      'the fifths and the line',
    ],
    ['no_qualification', where(`CHOSEN AND (${empty('qualification')})`), 'the gap and its split'],
  ] as const;
}

/** Counts of rows by the reason for which they are left out, among those of the chosen sex. */
export async function leftOut(engine: Engine, schema: Schema, options: EstimateOptions): Promise<LeftOut[]> {
  const chosen = options.sex === 'all' ? 'true' : `sex = '${options.sex}'`;
  const all = reasons(schema, options);
  const parts = all.map(([reason, sql]) => `${sql.replaceAll('CHOSEN', chosen)} AS ${reason}`);
  const [row] = await engine.rows(`SELECT ${parts.join(',\n  ')} FROM estimate_kinds`);
  return all.map(([reason, , from]) => ({ reason, rows: Number(row?.[reason] ?? 0), from }));
}

/**
 * Counts the rows that name a person. Throws when one stands in more than one row, saying how many but never
 * who: in a secure setting an identifier may not be shown. Identifiers are compared by a hash of 64 bits
 * first. As many hashes as rows prove that no two are equal; fewer may be by chance, and only then are the
 * identifiers themselves compared. The engine puts aside what does not fit into memory.
 */
export async function checkPersons(engine: Engine): Promise<number> {
  const [hashed] = await engine.rows(
    `WITH hashed AS (SELECT hash(person) AS h FROM estimate_records WHERE person IS NOT NULL GROUP BY h)
SELECT (SELECT count(*) FROM hashed) AS hashes,
  (SELECT count(person) FROM estimate_records) AS persons`,
  );
  const persons = Number(hashed?.persons);
  if (hashed?.hashes === persons) return persons;
  const [row] = await engine.rows(
    `SELECT count(*) AS twice, sum(n) AS rows
FROM (
  SELECT person, count(*) AS n FROM estimate_records
  WHERE person IS NOT NULL GROUP BY person HAVING count(*) > 1
)`,
  );
  if (Number(row?.twice) > 0)
    throw new SmiError(
      PROBLEM.value,
      `${row?.twice} persons stand in more than one row, ${row?.rows} rows in all; who they are is not shown`,
      { next: 'give one row per person' },
    );
  return persons;
}

/** Values of a column with how many rows have each, most rows first; no more than a hundred thousand. */
async function values(engine: Engine, column: string, where = 'true') {
  const rows = await engine.rows(
    `SELECT ${column} AS value, sum(n) AS n FROM estimate_kinds
WHERE ${column} IS NOT NULL AND trim(${column}) <> '' AND ${where}
GROUP BY ${column} ORDER BY sum(n) DESC, ${column} LIMIT 100000`,
  );
  return rows.map(({ value, n }) => ({ value: String(value), n: Number(n) }));
}

type Found = Awaited<ReturnType<typeof values>>;

function refuse(column: string, found: Found, why: string, next: string): void {
  const [first] = found;
  if (first === undefined) return;
  const rows = found.reduce((sum, { n }) => sum + n, 0);
  throw new SmiError(
    PROBLEM.value,
    `${column} is ${quoteFound(first.value)} in ${first.n} rows, which ${why}; ${rows} rows are like it`,
    { next, places: found.map(({ value, n }) => `${quoteFound(value)}: ${n} rows`) },
  );
}

/**
 * Throws for an area that no register knows, for a word of sex or school meals that has no meaning, for a
 * category too many.
 */
export async function checkWords(
  engine: Engine,
  schema: Schema,
  areas: ReadonlyMap<string, unknown>,
): Promise<void> {
  const column = (role: Role) => schema.columns[role]?.column ?? role;
  for (const role of ['qualification', 'cohort'] as const) {
    const [row] = await engine.rows(`SELECT count(DISTINCT ${role}) AS n FROM estimate_kinds`);
    if (Number(row?.n) > MOST_CATEGORIES)
      throw new SmiError(
        PROBLEM.value,
        `${column(role)} has ${row?.n} different values, more than ${MOST_CATEGORIES}`,
        { next: 'look whether it is the right column' },
      );
  }
  const unknown = (await values(engine, 'area')).filter(({ value }) => !areas.has(value));
  refuse(column('area'), unknown, 'is no area of the registers', 'correct the code, or leave those rows out');
  const sexes = [...SEX_WORDS.sons, '/', ...SEX_WORDS.daughters].join(' ');
  refuse(
    column('sex'),
    await values(engine, 'said_sex', 'sex IS NULL'),
    'is no sex',
    `write one of: ${sexes}`,
  );
  const answers = [...YES_WORDS, '/', ...NO_WORDS].join(' ');
  refuse(
    column('fsm'),
    await values(engine, 'said_fsm', 'fsm IS NULL'),
    'is neither yes nor no',
    `write one of: ${answers}`,
  );
}

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
