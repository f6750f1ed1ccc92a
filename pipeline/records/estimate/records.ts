import { type Engine, identifier, text } from '../../engine/engine.js';
import { ROLES, type Role } from './column-map.js';
import { groupBy } from './group-by.js';
import type { Kind, Schema } from './schema.js';

/**
 * The files as one relation. CSV is read as text with the header that each file has; ragged rows are errors.
 */
function source(inputs: readonly string[], { format, headers, columns }: Schema): string {
  const used = Object.values(columns).map(({ column }) => identifier(column));
  if (format === 'parquet')
    return `SELECT ${used.join(', ')}
FROM read_parquet([${inputs.map(text).join(', ')}], hive_partitioning = false)`;
  const byHeader = groupBy(inputs.keys(), (i) => JSON.stringify(headers[i]));
  const each = [...byHeader.values()].map((files) => {
    const names = (headers[files[0] ?? 0] ?? []).map((name) => `${text(name)}: 'VARCHAR'`);
    return `SELECT ${used.join(', ')} FROM read_csv([${files.map((i) => text(inputs[i] ?? '')).join(', ')}],
  columns = {${names.join(', ')}}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
  null_padding = false, strict_mode = true)`;
  });
  return each.join('\nUNION ALL\n');
}

/** How a role is read from its column: text that is no number is null; a code of an area is always text. */
function expression(role: Role, column: string, kind: Kind): string[] {
  const name = identifier(column);
  switch (role) {
    case 'circumstances':
    case 'earnings':
    case 'weight':
      return kind === 'text'
        ? [`TRY_CAST(trim(${name}) AS DOUBLE) AS ${role}`, `${name} AS said_${role}`]
        : [`CAST(${name} AS DOUBLE) AS ${role}`];
    case 'area':
      return [`${kind === 'text' ? name : `CAST(${name} AS VARCHAR)`} AS area`];
    default:
      return [`${name} AS ${role}`];
  }
}

/**
 * Makes the view `estimate_records` over the files, which is read anew by each pass, with a column for each
 * role. Words stay as the files have them, for the engine groups and filters a column fastest as it is
 * stored; of text that should be numbers `said_` has the text. An absent weight is 1.
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
