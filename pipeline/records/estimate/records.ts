import { group } from 'd3-array';
import { SmiError } from '../../../errors/smi-error.js';
import { type Engine, identifier, text } from '../../engine/engine.js';
import { ROLES, type Role } from './column-map.js';
import type { Sex } from './options.js';
import { PROBLEM } from './problems.js';
import type { Kind, Schema } from './schema.js';

/** The files as one relation. CSV is read as text with each file's own header; ragged rows are errors. */
function source(inputs: readonly string[], { format, headers, columns }: Schema): string {
  const used = Object.values(columns).map(({ column }) => identifier(column));
  if (format === 'parquet')
    return `SELECT ${used.join(', ')}
FROM read_parquet([${inputs.map(text).join(', ')}], hive_partitioning = false)`;
  const byHeader = group(inputs.keys(), (i) => JSON.stringify(headers[i]));
  const each = [...byHeader.values()].map((files) => {
    const names = (headers[files[0] ?? 0] ?? []).map((name) => `${text(name)}: 'VARCHAR'`);
    return `SELECT ${used.join(', ')} FROM read_csv([${files.map((i) => text(inputs[i] ?? '')).join(', ')}],
  columns = {${names.join(', ')}}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
  null_padding = false, strict_mode = true)`;
  });
  return each.join('\nUNION ALL\n');
}

/** How a role is read from its column: text that is not a number is null; an area code is always text. */
function expression(role: Role, column: string, kind: Kind): string[] {
  const name = identifier(column);
  switch (role) {
    case 'circumstances':
    case 'earnings':
    case 'weight':
      return kind === 'text'
        ? [`TRY_CAST(trim(${name}) AS DOUBLE) AS ${role}`, `${name} AS raw_${role}`]
        : [`CAST(${name} AS DOUBLE) AS ${role}`];
    case 'area':
      return [`${kind === 'text' ? name : `CAST(${name} AS VARCHAR)`} AS area`];
    default:
      return [`${name} AS ${role}`];
  }
}

/**
 * Makes the view `estimate_records` over the files, which each pass reads again, with a column for each role.
 * Words stay as the files have them, because the engine groups and filters a column fastest as it is stored;
 * for numbers in text columns, `raw_…` has the text. Without a column of weights, every weight is 1.
 */
export async function makeRecords(engine: Engine, inputs: readonly string[], schema: Schema): Promise<void> {
  const parts = ROLES.flatMap((role) => {
    const found = schema.columns[role];
    return found === undefined ? [] : expression(role, found.column, found.kind);
  });
  if (schema.columns.weight === undefined) parts.push('1.0 AS weight');
  await engine.run(
    `CREATE TEMP VIEW estimate_records AS\nSELECT ${parts.join(',\n  ')}\nFROM (${source(inputs, schema)})`,
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
  await engine.run(
    `CREATE TEMP VIEW estimate_chosen AS
SELECT area, cohort, ${fsm} AS fsm, circumstances, qualification, earnings, weight
FROM estimate_records
WHERE ${chosen}weight > 0`,
  );
}
