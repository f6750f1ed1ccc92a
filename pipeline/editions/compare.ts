import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAbsent, onDisk } from '../../errors/file-system.js';
import { columns, type Row } from '../../schemas/table.js';
import { parseTable } from '../tables/read-shipped-table.js';
import type { FrozenTable } from './freeze.js';

/** One row that is not the same before and after. */
export interface Difference {
  readonly file: string;
  readonly key: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** For a changed row, each column with its text before and after. */
  readonly columns: readonly {
    readonly name: string;
    readonly from: Row[string];
    readonly to: Row[string];
  }[];
}

/** Every row that differs between the table as it stands and the table as it would be. */
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

const textOf = (path: string): Promise<string | undefined> =>
  onDisk(`reading ${path}`, () =>
    readFile(path, 'utf8').catch((error: unknown) => {
      if (isAbsent(error)) return undefined;
      throw error;
    }),
  );

/** A difference for a file that is no table, when its text is another. */
export async function compareText(folder: string, file: string, text: string): Promise<Difference[]> {
  const before = await textOf(join(folder, file));
  if (before === text) return [];
  return [{ file, key: 'the file', change: before === undefined ? 'added' : 'changed', columns: [] }];
}

/** Compares the tables with those in the folder of the edition; a file that is not there has no rows. */
export async function compareFrozen(folder: string, tables: readonly FrozenTable[]): Promise<Difference[]> {
  const differences = [];
  for (const frozen of tables) {
    const path = join(folder, frozen.file);
    const text = await textOf(path);
    const before = text === undefined ? [] : parseTable(frozen.table, text, path);
    differences.push(...compareRows(before as Row[], frozen));
  }
  return differences;
}

const shown = (value: Row[string]) => (value === null || value === '' ? 'nothing' : String(value));

/** The differences for people: a count for each file, then the first `most` rows. */
export function describeDifferences(differences: readonly Difference[], most = 20): string[] {
  if (differences.length === 0) return ['nothing would change'];
  const files = [...new Set(differences.map(({ file }) => file))];
  const counts = files.map((file) => {
    const of = (change: Difference['change']) =>
      differences.filter((difference) => difference.file === file && difference.change === change).length;
    return `${file}: rows changed ${of('changed')}, added ${of('added')}, removed ${of('removed')}`;
  });
  const rows = differences.slice(0, most).map(({ file, key, change, columns: changed }) => {
    const what = changed
      .map(({ name, from, to }) => `${name} from ${shown(from)} to ${shown(to)}`)
      .join('; ');
    return `  ${file}: ${key}: ${what || change}`;
  });
  const more =
    differences.length > most ? [`  and ${differences.length - most} more; --json lists them all`] : [];
  return [...counts, ...rows, ...more];
}
