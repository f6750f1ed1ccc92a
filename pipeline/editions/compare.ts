import { join } from 'node:path';
import { columns, type Row } from '../../schemas/table.js';
import { readIfPresent } from '../system/read-if-present.js';
import { parseTable } from '../tables/read-shipped-table.js';
import { EDITION_FILES } from './edition.js';
import { type Frozen, type FrozenTable, frozenTables } from './freeze.js';
import { originText } from './origin.js';

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

/** Every row that differs between the present table and the new one. */
export function compareRows(before: readonly Row[], { file, table, rows }: FrozenTable): Difference[] {
  const names = columns(table).map(({ name }) => name);
  const keyOf = (row: Row) => table.key.map((name) => row[name]).join(' ');
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

/**
 * Compares the files that an edition would freeze with those in its folder: each row of its tables, and its
 * origin as a whole. A missing table counts as one without rows.
 */
export async function compare(folder: string, frozen: Frozen): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (const table of frozenTables(frozen)) {
    const path = join(folder, table.file);
    const text = await readIfPresent(path);
    // parseTable checks the rows against the schema of the table.
    const before = text === undefined ? [] : (parseTable(table.table, text, path) as Row[]);
    differences.push(...compareRows(before, table));
  }
  const file = EDITION_FILES.origin;
  const before = await readIfPresent(join(folder, file));
  if (before === originText(frozen.origin)) return differences;
  const change = before === undefined ? 'added' : 'changed';
  return [...differences, { file, key: 'the file', change, columns: [] }];
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
