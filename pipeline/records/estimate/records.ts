import { group } from 'd3-array';
import { SmiError } from '../../../errors/smi-error.js';
import { type Engine, identifier, text, type Value } from '../../engine/engine.js';
import { ROLES, type Role } from './column-map.js';
import type { WriteLayer, Writer } from './dialects/dialect.js';
import type { Sex } from './options.js';
import { PROBLEM } from './problems.js';
import { isMissing, isMissingNumber, isMissingShort, known, type Reading, trimmed } from './reading.js';
import type { Kind, RecordFile, Schema, Used, UsedColumns } from './schema.js';

type Category = 'area' | 'cohort' | 'qualification';

const rolesOf = ({ columns }: { readonly columns: UsedColumns }) =>
  ROLES.flatMap((role) => {
    const found = columns[role];
    return found === undefined ? [] : [{ role, ...found }];
  });

/**
 * A scan of CSV files with the same columns, as text. Columns are known by position: a header may say
 * anything.
 */
export function csvScan(files: readonly string[], names: readonly string[], gzip: boolean): string {
  const paths = files.map(text).join(', ');
  const columns = names.map((_, i) => `'c${i}': 'VARCHAR'`).join(', ');
  return `read_csv([${paths}], columns = {${columns}}, compression = '${gzip ? 'gzip' : 'none'}',
  auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', null_padding = false, strict_mode = true)`;
}

/**
 * Files as one relation with a column for each role, as the files have them. Rows of another length are
 * errors.
 */
export function source(files: readonly RecordFile[], schema: Schema): string {
  const roles = rolesOf(schema);
  if (schema.format === 'parquet') {
    const used = roles.map(({ role, column }) => `${identifier(column)} AS ${role}`);
    return `SELECT ${used.join(', ')}
FROM read_parquet([${files.map(({ path }) => text(path)).join(', ')}], hive_partitioning = false,
  union_by_name = ${!schema.alike})`;
  }
  const bySchema = group(files, ({ names, gzip }) => JSON.stringify([names, gzip]));
  const each = [...bySchema.values()].map((same) => {
    const { names = [], gzip = false } = same[0] ?? {};
    const used = roles.map(({ role, column }) => `c${names.indexOf(column)} AS ${role}`);
    return `SELECT ${used.join(', ')} FROM ${csvScan(
      same.map(({ path }) => path),
      names,
      gzip,
    )}`;
  });
  return each.join('\nUNION ALL\n');
}

/**
 * How a role is read: text that is not a number is null, and so is a word for a missing value. An area code
 * is always text.
 */
function define(sql: Writer, role: Role, { column, kind }: Used, reading: Reading): void {
  const cell = sql.source(column, role);
  switch (role) {
    case 'circumstances':
    case 'earnings':
    case 'weight':
      // What is read may still be out of range: see `recordLayer`.
      sql.define(
        role === 'earnings' && reading.earnings !== null ? 'earnings_read' : role,
        kind === 'text'
          ? known(
              sql,
              sql.parsed(
                `CASE WHEN ${isMissing(sql, cell, reading)} THEN NULL ELSE ${trimmed(sql, cell)} END`,
              ),
              reading,
            )
          : known(sql, sql.asDouble(cell), reading),
      );
      if (kind === 'text')
        sql.define(
          `raw_${role}`,
          `CASE WHEN ${isMissing(sql, cell, reading)} OR ${isMissingNumber(sql, cell, reading)} THEN NULL ELSE ${cell} END`,
        );
      return;
    case 'area':
      sql.define(role, kind === 'text' ? cell : sql.asText(cell));
      return;
    case 'person':
      sql.define(
        role,
        kind === 'text' ? `CASE WHEN ${isMissingShort(sql, cell, reading)} THEN NULL ELSE ${cell} END` : cell,
      );
      return;
    default:
      sql.define(role, cell);
  }
}

/**
 * The records with a column for each role, the numbers as they are used, and earnings out of range marked.
 * Words stay as the source has them, because an engine groups and filters a column fastest as it is stored;
 * for numbers in text columns, `raw_…` has the text. Without a column of weights, every weight is 1.
 */
export const recordLayer =
  (columns: UsedColumns, reading: Reading): WriteLayer =>
  (sql) => {
    for (const { role, ...used } of rolesOf({ columns })) define(sql, role, used, reading);
    if (columns.weight === undefined) sql.define('weight', '1.0');
    if (reading.earnings === null) {
      sql.define('outside', 'false');
      return;
    }
    const [min, max] = reading.earnings.map((end) => sql.integer(end));
    const read = sql.column('earnings_read');
    sql.define('earnings', `CASE WHEN ${read} BETWEEN ${min} AND ${max} THEN ${read} END`);
    sql.define('outside', `${read} IS NOT NULL AND NOT ${read} BETWEEN ${min} AND ${max}`);
  };

/** Words with this meaning, as the records write them. */
async function wordsOf(engine: Engine, column: 'sex' | 'fsm', meaning: string): Promise<string[]> {
  const rows = await engine.rows(
    `SELECT DISTINCT raw_${column} AS word FROM estimate_record_types WHERE ${column} = ${meaning} ORDER BY word`,
  );
  return rows.map(({ word }) => String(word));
}

/** Words and numbers of a column as the engine compares them: as numbers where the column has these. */
const typed = (words: readonly Value[], kind: Kind | undefined) => ({
  type: kind === 'integer' ? ('BIGINT' as const) : ('VARCHAR' as const),
  values: words.map((word) => (word === null ? null : kind === 'integer' ? Number(word) : String(word))),
});

/** Words of a column that stand for another word, or for a missing value, with what they stand for. */
async function replacedWords(engine: Engine, columns: UsedColumns, column: Category) {
  const rows = await engine.rows(
    `SELECT DISTINCT raw_${column} AS raw, ${column} AS clean FROM estimate_record_types
WHERE raw_${column} IS DISTINCT FROM ${column} ORDER BY raw`,
  );
  const kind = column === 'area' ? 'text' : columns[column]?.kind;
  const from = typed(
    rows.map(({ raw }) => raw ?? null),
    kind,
  );
  const to = typed(
    rows.map(({ clean }) => clean ?? null),
    kind,
  );
  const pairs = from.values.map((raw, i) => [raw, to.values[i] ?? null] as const);
  return { column, pairs, type: from.type };
}

/**
 * The records of the chosen sex with a weight above zero, `fsm` true, false or null. It compares with the
 * exact words that the checks found, so that an engine can skip data that it need not read. Throws when there
 * is no such record.
 */
export async function chosenLayer(engine: Engine, columns: UsedColumns, sex: Sex): Promise<WriteLayer> {
  const sexes = sex === 'all' ? [] : await wordsOf(engine, 'sex', text(sex));
  if (sex !== 'all' && sexes.length === 0)
    throw new SmiError(PROBLEM.value, `the files have no records of ${sex}`, {
      next: 'check --who, and the column given with --sex',
    });
  const yes = await wordsOf(engine, 'fsm', 'true');
  const no = await wordsOf(engine, 'fsm', 'false');
  const replaced: Awaited<ReturnType<typeof replacedWords>>[] = [];
  for (const column of ['area', 'cohort', 'qualification'] as const)
    replaced.push(await replacedWords(engine, columns, column));
  return (sql) => {
    const is = (role: 'sex' | 'fsm', words: readonly string[], name: string) => {
      const { type, values } = typed(words, columns[role]?.kind);
      return sql.oneOf(sql.column(role), values, type, name);
    };
    if (sex !== 'all') sql.filter(is('sex', sexes, 'sexes'));
    sql.filter(`${sql.column('weight')} > 0`);
    const fsm =
      columns.fsm?.kind === 'boolean'
        ? sql.column('fsm')
        : `CASE WHEN ${is('fsm', yes, 'meals_yes')} THEN true WHEN ${is('fsm', no, 'meals_no')} THEN false END`;
    for (const { column, pairs, type } of replaced)
      sql.define(column, sql.recode(sql.column(column), pairs, type, `${column}_words`));
    sql.define('fsm', fsm);
    for (const column of ['circumstances', 'earnings', 'weight']) sql.define(column, sql.column(column));
  };
}
