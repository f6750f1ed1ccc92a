import { quoteFound, SmiError } from '../../../errors/smi-error.js';
import { counted, whole } from '../../../outputs/formats/numbers.js';
import type { Engine, Value } from '../../engine/engine.js';
import { MAX_CATEGORIES, NUMBER_ROLES, type NumberRole } from './checks-query.js';
import type { Role } from './column-map.js';
import type { EstimateOptions } from './options.js';
import type { OutOfRange } from './out-of-range.js';
import { PROBLEM } from './problems.js';
import type { Recoded } from './recode.js';
import type { RecordStore } from './record-store.js';
import type { UsedColumns } from './schema.js';
import { NO_WORDS, SEX_WORDS, YES_WORDS } from './words.js';

export interface LeftOut {
  readonly reason: string;
  readonly rows: number;
  /** The figures that the rows are left out of. */
  readonly from: string;
}

/** The engine’s tables of fifths hold cohorts of this size. */
const MAX_COHORT = 2_000_000_000;
const EVERYTHING = 'everything';
const empty = (column: string) => `${column} IS NULL OR ${column} = ''`;

/** The columns of the records that are used. */
interface Schema {
  readonly columns: UsedColumns;
}

/** Each reason, SQL that counts its rows in `estimate_record_types`, and what the rows are left out of. */
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
          ['no_weight', 'sum(n) FILTER (WHERE CHOSEN) - sum(weight_known) FILTER (WHERE CHOSEN)', EVERYTHING],
          ['zero_weight', 'sum(zero_weight) FILTER (WHERE CHOSEN)', EVERYTHING],
        ] as const)),
    ['no_area', where(`CHOSEN AND (${empty('area')})`), 'every figure of an area'],
    [
      'no_earnings',
      'sum(n) FILTER (WHERE CHOSEN) - sum(earnings_known) FILTER (WHERE CHOSEN) - sum(outside) FILTER (WHERE CHOSEN)',
      'every figure except the cut-points of the fifths',
    ],
    [
      'earnings_out_of_range',
      'sum(outside) FILTER (WHERE CHOSEN)',
      'every figure except the cut-points of the fifths',
    ],
    ...(zeros === 'in_work'
      ? ([
          [
            'zero_earnings',
            'sum(zero_earnings) FILTER (WHERE CHOSEN)',
            'every figure except the cut-points of the fifths',
          ],
        ] as const)
      : []),
    ['no_fsm', where('CHOSEN AND fsm IS NULL'), 'the disadvantaged'],
    ['no_cohort', where(`CHOSEN AND (${empty('cohort')})`), 'the fifths'],
    [
      'no_circumstances',
      'sum(n) FILTER (WHERE CHOSEN) - sum(circumstances_known) FILTER (WHERE CHOSEN)',
      'the fifths and the slope',
    ],
    ['no_qualification', where(`CHOSEN AND (${empty('qualification')})`), 'the split of the gap'],
  ] as const;
}

/** Counts of the rows that are left out, by reason, among those of the chosen sex. */
export async function leftOut(engine: Engine, schema: Schema, options: EstimateOptions): Promise<LeftOut[]> {
  const chosen = options.sex === 'all' ? 'true' : `sex = '${options.sex}'`;
  const all = reasons(schema, options);
  const parts = all.map(([reason, sql]) => `${sql.replaceAll('CHOSEN', chosen)} AS ${reason}`);
  const [row] = await engine.rows(`SELECT ${parts.join(',\n  ')} FROM estimate_record_types`);
  return all.map(([reason, , from]) => ({ reason, rows: Number(row?.[reason] ?? 0), from }));
}

/**
 * Counts the rows with a person identifier. Throws when one is in more than one row, saying how many but
 * never who: in a secure setting an identifier may not be shown. Identifiers are compared by a hash of 64
 * bits first. As many hashes as rows prove that no two are equal; fewer may be a coincidence, and only then
 * are the identifiers themselves compared. The engine spills to disk what does not fit into memory.
 */
export async function checkPersons(store: RecordStore): Promise<number> {
  const { persons, hashes } = await store.countPersons();
  if (hashes === persons) return persons;
  const { twice, rows } = await store.countTwice();
  if (twice > 0)
    throw new SmiError(
      PROBLEM.value,
      `${twice} person identifiers are in more than one row, ${rows} rows in all (identifiers are not shown)`,
      { next: 'give one row for each person' },
    );
  return persons;
}

/**
 * Values of a column with their numbers of rows, the most frequent first; no more than a hundred thousand.
 */
async function values(engine: Engine, column: string, where = 'true') {
  const rows = await engine.rows(
    `SELECT ${column} AS value, sum(n) AS n FROM estimate_record_types
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
    `${column} is ${quoteFound(first.value)} in ${counted(first.n, 'row')}, which ${why}; ${whole(rows)} in all have such a value`,
    { next, places: found.map(({ value, n }) => `${quoteFound(value)}: ${counted(n, 'row')}`) },
  );
}

/**
 * Throws for an area that is not in the registers, for a word of sex or school meals that has no meaning, and
 * for a column with too many categories.
 */
export async function checkWords(
  engine: Engine,
  schema: Schema,
  areas: ReadonlyMap<string, unknown>,
): Promise<void> {
  const [all] = await engine.rows('SELECT sum(n) AS n FROM estimate_record_types');
  if (count(all?.n) === 0) throw new SmiError(PROBLEM.value, 'the files have no records');
  const column = (role: Role) => schema.columns[role]?.column ?? role;
  for (const role of ['qualification', 'cohort'] as const) {
    const [row] = await engine.rows(`SELECT count(DISTINCT ${role}) AS n FROM estimate_record_types`);
    if (Number(row?.n) > MAX_CATEGORIES)
      throw new SmiError(
        PROBLEM.value,
        `${column(role)} has ${whole(Number(row?.n))} different values, more than ${whole(MAX_CATEGORIES)}`,
        { next: 'check that it is the right column' },
      );
  }
  const year = await engine.rows(
    `SELECT DISTINCT cohort FROM estimate_record_types WHERE abs(TRY_CAST(cohort AS DOUBLE)) > ${MAX_COHORT} LIMIT 1`,
  );
  if (schema.columns.cohort?.kind === 'integer' && year.length > 0)
    throw new SmiError(PROBLEM.value, `${column('cohort')} has numbers too large for a year`, {
      next: 'check that it is the right column',
    });
  const unknown = (await values(engine, 'area')).filter(({ value }) => !areas.has(value));
  refuse(
    column('area'),
    unknown,
    'is not an area of the registers',
    'correct the code, or leave these rows out',
  );
  const sexes = [...SEX_WORDS.sons, '/', ...SEX_WORDS.daughters].join(' ');
  refuse(
    column('sex'),
    await values(engine, 'raw_sex', 'sex IS NULL AND NOT no_sex'),
    'is not a sex',
    `write one of: ${sexes}`,
  );
  const answers = [...YES_WORDS, '/', ...NO_WORDS].join(' ');
  refuse(
    column('fsm'),
    await values(engine, 'raw_fsm', 'fsm IS NULL AND NOT no_fsm'),
    'is neither yes nor no',
    `write one of: ${answers}`,
  );
}

export interface ColumnChecks {
  /** Rows in which it is missing. */
  readonly missing: number;
  /** Rows in which it is outside its range: 0 but for earnings, because any other such value is an error. */
  readonly out_of_range: number;
}

/** What was counted before any estimate. */
export interface Checks {
  readonly files: number;
  readonly rows: number;
  readonly columns: Readonly<Partial<Record<Role, ColumnChecks>>>;
  /** Rows that are left out of some figures, and why. A row may be counted under several reasons. */
  readonly left_out: readonly LeftOut[];
  /** Codes of areas that ended, whose records count under the code that took their place. */
  readonly recoded: readonly Recoded[];
}

/**
 * A number as people write it. It is refused and not read: in records it comes from a program that wrote
 * them for people, which may have rounded or cut them too.
 */
const DECORATED = /^[-−(]?\s*[£$€]?\s*[-−]?\d[\d,. ']*\s*[%£$€]?\)?$/;

/** Smallest and largest value of a column of numbers over all records. */
export interface Ends {
  readonly min: number;
  readonly max: number;
}
export type AllEnds = Readonly<Partial<Record<NumberRole, Ends>>>;

export const count = (value: Value | undefined): number => Number(value ?? 0);

/**
 * The ends of each column of numbers. Throws for text that is not a number.
 */
export async function checkNumbers(engine: Engine, schema: Schema): Promise<AllEnds> {
  const ends: Partial<Record<NumberRole, Ends>> = {};
  for (const role of NUMBER_ROLES) {
    const { column = role, kind } = schema.columns[role] ?? {};
    if (kind === undefined) continue;
    const word = kind === 'text' ? `min(${role}_word)` : 'NULL';
    const [row] = await engine.rows(
      `SELECT min(${role}_min) AS min, max(${role}_max) AS max, ${word} AS word,
  sum(${role}_given) - sum(${role}_known)${role === 'earnings' ? ' - sum(outside)' : ''} AS unread FROM estimate_record_types`,
    );
    if (count(row?.unread) > 0) {
      const word = String(row?.word);
      const decorated = DECORATED.test(word);
      throw new SmiError(
        PROBLEM.value,
        `${column} is ${quoteFound(word, 40)} in a row, which ${decorated ? 'has a currency, a per cent sign or commas around its digits' : 'is not a number'}; ${row?.unread} rows in all`,
        {
          next: decorated
            ? 'write numbers plainly in the records, as 12000.5: what is read in given tables is not read here'
            : 'correct the records, name another column, or give the word to --missing if it means that',
        },
      );
    }
    if (row?.min === null || row === undefined) continue;
    ends[role] = { min: Number(row.min), max: Number(row.max) };
  }
  return ends;
}

async function columnChecks(
  engine: Engine,
  schema: Schema,
  outOfRange: readonly OutOfRange[],
): Promise<Checks['columns']> {
  const isNumber = (role: string) => NUMBER_ROLES.some((numeric) => numeric === role);
  const roles = Object.keys(schema.columns).filter((role) => role !== 'person');
  const missing = roles.map((role) =>
    isNumber(role)
      ? `sum(n) - sum(${role}_known)${role === 'earnings' ? ' - sum(outside)' : ''} AS ${role}`
      : `sum(n) FILTER (WHERE ${role} IS NULL OR CAST(${role} AS VARCHAR) = '') AS ${role}`,
  );
  const [row] = await engine.rows(`SELECT ${missing.join(', ')} FROM estimate_record_types`);
  return Object.fromEntries(
    roles.map((role) => [
      role,
      {
        missing: count(row?.[role]),
        out_of_range: outOfRange.find((found) => found.role === role)?.rows ?? 0,
      },
    ]),
  );
}

/** Counts what is missing, left out and recoded, after everything has been judged. Throws without records. */
export async function checksOf(
  engine: Engine,
  schema: Schema,
  options: EstimateOptions,
  outOfRange: readonly OutOfRange[],
  recoded: readonly Recoded[],
): Promise<Checks> {
  const [row] = await engine.rows('SELECT sum(n) AS n FROM estimate_record_types');
  return {
    files: options.inputs.length,
    rows: count(row?.n),
    columns: await columnChecks(engine, schema, outOfRange),
    left_out: await leftOut(engine, schema, options),
    recoded,
  };
}
