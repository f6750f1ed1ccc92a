import { group } from 'd3-array';
import { SmiError } from '../../../errors/smi-error.js';
import { type Engine, identifier, text, type Value } from '../../engine/engine.js';
import { ROLES, type Role } from './column-map.js';
import type { Sex } from './options.js';
import { PROBLEM } from './problems.js';
import { isMissing, isMissingNumber, isMissingShort, known, type Reading, trimmed } from './reading.js';
import type { Kind, RecordFile, Schema } from './schema.js';

type Category = 'area' | 'cohort' | 'qualification';

const rolesOf = ({ columns }: Schema) =>
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
function expression(role: Role, kind: Kind, reading: Reading): string[] {
  switch (role) {
    case 'circumstances':
    case 'earnings':
    case 'weight':
      return kind === 'text'
        ? [
            `${known(`TRY_CAST(CASE WHEN ${isMissing(role, reading)} THEN NULL ELSE ${trimmed(role)} END AS DOUBLE)`, reading)} AS ${role}`,
            `CASE WHEN ${isMissing(role, reading)} OR ${isMissingNumber(role, reading)} THEN NULL ELSE ${role} END AS raw_${role}`,
          ]
        : [`${known(`CAST(${role} AS DOUBLE)`, reading)} AS ${role}`];
    case 'area':
      return [kind === 'text' ? role : `CAST(${role} AS VARCHAR) AS ${role}`];
    case 'person':
      return [
        kind === 'text'
          ? `CASE WHEN ${isMissingShort(role, reading)} THEN NULL ELSE ${role} END AS ${role}`
          : role,
      ];
    default:
      return [role];
  }
}

/** The relation with the numbers as they are used, and earnings out of range marked. */
export function recordQuery(files: readonly RecordFile[], schema: Schema, reading: Reading): string {
  const parts = rolesOf(schema).flatMap(({ role, kind }) => expression(role, kind, reading));
  if (schema.columns.weight === undefined) parts.push('1.0 AS weight');
  const read = `SELECT ${parts.join(',\n  ')}\nFROM (${source(files, schema)})`;
  if (reading.earnings === null) return `SELECT *, false AS outside FROM (${read})`;
  const [min, max] = reading.earnings;
  return `SELECT * REPLACE (CASE WHEN earnings BETWEEN ${min} AND ${max} THEN earnings END AS earnings),
  earnings IS NOT NULL AND NOT earnings BETWEEN ${min} AND ${max} AS outside
FROM (${read})`;
}

/**
 * Makes the view `estimate_records` over the files, which each pass reads again, with a column for each role.
 * Words stay as the files have them, because the engine groups and filters a column fastest as it is stored;
 * for numbers in text columns, `raw_…` has the text. Without a column of weights, every weight is 1.
 */
export async function makeRecords(engine: Engine, schema: Schema, reading: Reading): Promise<void> {
  await engine.run(
    `CREATE OR REPLACE TEMP VIEW estimate_records AS\n${recordQuery(schema.files, schema, reading)}`,
  );
}

/** Words with this meaning, as the records write them. */
async function wordsOf(engine: Engine, column: 'sex' | 'fsm', meaning: string): Promise<string[]> {
  const rows = await engine.rows(
    `SELECT DISTINCT raw_${column} AS word FROM estimate_record_types WHERE ${column} = ${meaning} ORDER BY word`,
  );
  return rows.map(({ word }) => text(String(word)));
}

/**
 * SQL of a column of categories in which words that stand for another, or for a missing value, are replaced.
 */
async function cleaned(engine: Engine, { columns }: Schema, column: Category): Promise<string> {
  const rows = await engine.rows(
    `SELECT DISTINCT raw_${column} AS raw, ${column} AS clean FROM estimate_record_types
WHERE raw_${column} IS DISTINCT FROM ${column} ORDER BY raw`,
  );
  if (rows.length === 0) return column;
  const isText = column === 'area' || columns[column]?.kind === 'text';
  const literal = (word: Value | undefined) => (isText ? text(String(word)) : String(word));
  const whens = rows.map(
    ({ raw, clean }) => `WHEN ${literal(raw)} THEN ${clean === null ? 'NULL' : literal(clean)}`,
  );
  return `CASE ${column} ${whens.join(' ')} ELSE ${column} END AS ${column}`;
}

/**
 * Makes the view `estimate_chosen`: the records of the chosen sex with a weight above zero, `fsm` true, false
 * or null. It compares with the exact words that the checks found, so that the engine can skip data that it
 * need not read. Throws when there is no such record.
 */
export async function makeChosen(engine: Engine, schema: Schema, sex: Sex): Promise<void> {
  const sexes = sex === 'all' ? [] : await wordsOf(engine, 'sex', text(sex));
  if (sex !== 'all' && sexes.length === 0)
    throw new SmiError(PROBLEM.value, `the files have no records of ${sex}`, {
      next: 'check --who, and the column given with --sex',
    });
  const yes = await wordsOf(engine, 'fsm', 'true');
  const no = await wordsOf(engine, 'fsm', 'false');
  const when = (words: readonly string[], is: string) =>
    words.length === 0 ? '' : ` WHEN fsm IN (${words.join(', ')}) THEN ${is}`;
  const fsm =
    schema.columns.fsm?.kind === 'boolean'
      ? 'fsm'
      : `CASE${when(yes, 'true')}${when(no, 'false')} WHEN false THEN false END`;
  const chosen = sex === 'all' ? '' : `sex IN (${sexes.join(', ')}) AND `;
  const [area, cohort, qualification] = [
    await cleaned(engine, schema, 'area'),
    await cleaned(engine, schema, 'cohort'),
    await cleaned(engine, schema, 'qualification'),
  ];
  await engine.run(
    `CREATE TEMP VIEW estimate_chosen AS
SELECT ${area}, ${cohort}, ${fsm} AS fsm, circumstances, ${qualification}, earnings, weight
FROM estimate_records
WHERE ${chosen}weight > 0`,
  );
}
