import { join } from 'node:path';
import { SmiError } from '../../errors/smi-error.js';
import { columns, type Row } from '../../schemas/table.js';
import { parseTable } from '../tables/read-shipped-table.js';
import { EDITION_FILES } from './files.js';
import { type Frozen, type FrozenTable, frozenTables, textsFor } from './freeze.js';
import { readAsFound, tryWhole } from './whole.js';

/** A row that differs before and after. */
export interface Difference {
  readonly file: string;
  readonly key: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** For a changed row, each changed column with its value before and after. */
  readonly columns: readonly {
    readonly name: string;
    readonly from: Row[string];
    readonly to: Row[string];
  }[];
}

/**
 * Every row of a file that differs before and after, in the order of the rows after, then those removed.
 * @param keyOf what a row is found by
 * @param names its columns
 */
export function differentRows(
  file: string,
  names: readonly string[],
  keyOf: (row: Row) => string,
  before: readonly Row[],
  rows: readonly Row[],
): Difference[] {
  const old = new Map(before.map((row) => [keyOf(row), row]));
  const differences: Difference[] = [];
  for (const row of rows) {
    const key = keyOf(row);
    const was = old.get(key);
    old.delete(key);
    if (was === undefined) differences.push({ file, key, change: 'added', columns: [] });
    else {
      const changed = names
        .filter((name) => (was[name] ?? null) !== (row[name] ?? null))
        .map((name) => ({ name, from: was[name] ?? null, to: row[name] ?? null }));
      if (changed.length > 0) differences.push({ file, key, change: 'changed', columns: changed });
    }
  }
  for (const key of old.keys()) differences.push({ file, key, change: 'removed', columns: [] });
  return differences;
}

/** Every row that differs between the present table and the new one. */
export function compareRows(before: readonly Row[], { file, table, rows }: FrozenTable): Difference[] {
  const names = columns(table).map(({ name }) => name);
  const keyOf = (row: Row) => table.key.map((name) => row[name]).join(' ');
  return differentRows(file, names, keyOf, before, rows);
}

/** The rows of a table in the folder; undefined where its file cannot be read as this table. */
function readBefore({ table }: FrozenTable, text: string | undefined, path: string): Row[] | undefined {
  if (text === undefined) return [];
  try {
    // parseTable checks the rows against the schema of the table.
    return parseTable(table, text, path) as Row[];
  } catch (error) {
    if (error instanceof SmiError) return undefined;
    throw error;
  }
}

/**
 * Compares the files that an edition would freeze with those in its folder: each row of its tables, and its
 * origin as a whole. A missing table counts as one without rows. A table that is damaged, or whose bytes
 * differ though no row does, counts as changed as a whole.
 */
export async function compare(folder: string, frozen: Frozen): Promise<Difference[]> {
  const differences: Difference[] = [];
  const whole = await tryWhole(folder);
  const after = await textsFor(folder, frozen);
  const before = whole?.texts ?? (await readAsFound(folder, [...after.keys()]));
  const asAWhole = (file: string): Difference => ({
    file,
    key: 'the file',
    change: before.has(file) ? 'changed' : 'added',
    columns: [],
  });
  for (const table of frozenTables(frozen)) {
    const { file } = table;
    const text = before.get(file);
    // The same bytes are the same rows: there is nothing to read.
    if (text === after.get(file)) continue;
    const rows = readBefore(table, text, join(folder, file));
    const found = rows === undefined ? [] : compareRows(rows, table);
    if (found.length === 0) found.push(asAWhole(file));
    differences.push(...found);
  }
  const { origin } = EDITION_FILES;
  return before.get(origin) === after.get(origin) ? differences : [...differences, asAWhole(origin)];
}

const shown = (value: Row[string]) => (value === null || value === '' ? 'nothing' : String(value));

/** The differences as text: a count for each file, then the first `limit` rows. */
export function describeDifferences(differences: readonly Difference[], limit = 20): string[] {
  if (differences.length === 0) return ['nothing would change'];
  const files = [...new Set(differences.map(({ file }) => file))];
  const counts = files.map((file) => {
    const of = (change: Difference['change']) =>
      differences.filter((difference) => difference.file === file && difference.change === change).length;
    return `${file}: rows changed ${of('changed')}, added ${of('added')}, removed ${of('removed')}`;
  });
  const rows = differences.slice(0, limit).map(({ file, key, change, columns: changed }) => {
    const what = changed
      .map(({ name, from, to }) => `${name} from ${shown(from)} to ${shown(to)}`)
      .join('; ');
    return `  ${file}: ${key}: ${what || change}`;
  });
  const more =
    differences.length > limit ? [`  and ${differences.length - limit} more; --json lists them all`] : [];
  return [...counts, ...rows, ...more];
}
