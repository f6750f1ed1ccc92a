import { join } from 'node:path';
import { onDisk } from '../../errors/file-system.js';
import { type Difference, differentRows } from '../editions/compare.js';
import { readIfPresent } from '../system/read-if-present.js';
import { readRegular } from '../system/read-regular.js';
import { type PlainCsv, readPlainCsv } from '../tables/read-plain-csv.js';

/** A cell of a table that differs. */
export interface CellDifference {
  /** The row, by its key, or by its number where the table has none. */
  readonly row: string;
  readonly column: string;
  /** What the release has, and what the rebuild gives; null where it has no such row. */
  readonly release: string | null;
  readonly rebuilt: string | null;
  /** The release less the rebuild, where both are numbers. */
  readonly by: number | null;
}

/** What differs in a file between the release and its rebuild. */
export interface FileDifference {
  readonly path: string;
  /** `bytes` where the file is no table and no text, or where no cell differs. */
  readonly kind: 'table' | 'text' | 'bytes' | 'missing' | 'extra';
  /** Rows of a table that differ, that only the release has, and that only the rebuild has. */
  readonly rows?: { readonly changed: number; readonly extra: number; readonly missing: number };
  readonly cells?: readonly CellDifference[];
  /** The first line of a text that differs, from 1, with what is there from the first character that does. */
  readonly line?: number;
  readonly release?: string;
  readonly rebuilt?: string;
}

/** The cells that are kept of each file, and the characters of a line. */
const MAX_CELLS = 1000;
const SHOWN = 60;

/** What a row of a table is found by: the primary key that its description names. */
async function keyOf(folder: string, path: string): Promise<string[]> {
  const text = await readIfPresent(join(folder, `${path}-metadata.json`), path);
  const found = text === undefined ? undefined : JSON.parse(text).tableSchema?.primaryKey;
  return [found ?? []].flat();
}

const numberOf = (text: string): number => (text === '' ? Number.NaN : Number(text));

function cellOf(row: string, column: string, release: unknown, rebuilt: unknown): CellDifference {
  const [a, b] = [release, rebuilt].map((value) => (value === null ? null : String(value)));
  const by = numberOf(a ?? '') - numberOf(b ?? '');
  return { row, column, release: a ?? null, rebuilt: b ?? null, by: Number.isFinite(by) ? by : null };
}

/** Rows with their number, from 2: the header is the first. */
const numbered = ({ rows }: PlainCsv) => rows.map((row, i) => ({ ...row, '': String(i + 2) }));

/**
 * The rows of a table that differ. A row has the key of the table, and where there is none, or it names a row
 * twice, its number.
 */
function tableDifference(
  path: string,
  key: readonly string[],
  release: PlainCsv,
  rebuilt: PlainCsv,
): FileDifference {
  const names = [...new Set([...rebuilt.names, ...release.names])];
  const byKey = (row: Readonly<Record<string, unknown>>) => key.map((name) => String(row[name])).join(' ');
  const isKey = [release, rebuilt].every(
    ({ rows }) => key.length > 0 && new Set(rows.map(byKey)).size === rows.length,
  );
  const found = differentRows(
    path,
    names,
    isKey ? byKey : (row) => `row ${row['']}`,
    numbered(release),
    numbered(rebuilt),
  );
  const count = (change: Difference['change']) => found.filter((row) => row.change === change).length;
  const cells = found.flatMap(({ key: row, columns }) =>
    columns.map(({ name, from, to }) => cellOf(row, name, from, to)),
  );
  const whole = found.filter(({ change }) => change !== 'changed');
  const rows = whole.map(({ key: row, change }) =>
    change === 'removed' ? cellOf(row, '', 'a row', null) : cellOf(row, '', null, 'a row'),
  );
  return {
    path,
    kind: found.length === 0 ? 'bytes' : 'table',
    rows: { changed: count('changed'), extra: count('removed'), missing: count('added') },
    cells: [...cells, ...rows].slice(0, MAX_CELLS),
  };
}

/** The text of bytes that are UTF-8 without a zero; undefined for others, such as a workbook. */
function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function textDifference(path: string, release: string, rebuilt: string): FileDifference {
  let i = 0;
  while (i < release.length && release[i] === rebuilt[i]) i += 1;
  const line = release.slice(0, i).split('\n').length;
  const from = (text: string) => text.slice(i, i + SHOWN).split('\n', 1)[0] ?? '';
  return { path, kind: 'text', line, release: from(release), rebuilt: from(rebuilt) };
}

/** What differs in a file that both folders have with other bytes. */
export async function fileDifference(
  path: string,
  release: string,
  rebuilt: string,
): Promise<FileDifference> {
  const bytes = await onDisk(`reading ${path}`, () =>
    Promise.all([readRegular(join(release, path)), readRegular(join(rebuilt, path))]),
  );
  const [then, now] = bytes.map(textOf);
  if (then === undefined || now === undefined) return { path, kind: 'bytes' };
  const [was, is] = path.endsWith('.csv') ? [readPlainCsv(then), readPlainCsv(now)] : [];
  if (was === undefined || is === undefined) return textDifference(path, then, now);
  return tableDifference(path, await keyOf(rebuilt, path), was, is);
}
