import { quoteFound, SmiError } from '../../../errors/smi-error.js';
import { type Engine, text } from '../../engine/engine.js';
import { didYouMean } from '../../system/nearest.js';
import type { Role, WantedColumn } from './column-map.js';
import { csvHeader, firstBytes } from './csv-header.js';
import { PROBLEM } from './problems.js';

/** What a column holds, as far as it matters here. CSV is text throughout. */
export type Kind = 'text' | 'integer' | 'number' | 'boolean';

/** A file of records, and how to read it. */
export interface RecordFile {
  readonly path: string;
  /** The columns of a CSV file, in order; empty for Parquet. */
  readonly names: readonly string[];
  readonly gzip: boolean;
}

/** A column that is used, and what it holds. */
export interface Used {
  readonly column: string;
  readonly kind: Kind;
}
export type UsedColumns = Readonly<Partial<Record<Role, Used>>>;

export interface Schema {
  readonly format: 'parquet' | 'csv';
  readonly files: readonly RecordFile[];
  /** Whether every file has the same types of the columns that are used; always for CSV. */
  readonly alike: boolean;
  /** The columns that are used. */
  readonly columns: UsedColumns;
}

const KINDS: readonly (readonly [RegExp, Kind])[] = [
  [/^(VARCHAR|ENUM.*)$/, 'text'],
  [/^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/, 'integer'],
  [/^(FLOAT|DOUBLE|DECIMAL.*)$/, 'number'],
  [/^BOOLEAN$/, 'boolean'],
];

const USABLE: Readonly<Record<Role, readonly Kind[]>> = {
  area: ['text', 'integer'],
  cohort: ['text', 'integer'],
  sex: ['text', 'integer'],
  fsm: ['text', 'integer', 'boolean'],
  circumstances: ['integer', 'number'],
  qualification: ['text', 'integer'],
  earnings: ['integer', 'number'],
  weight: ['integer', 'number'],
  person: ['text', 'integer'],
};

type Types = ReadonlyMap<string, string>;

async function parquetTypes(engine: Engine, path: string): Promise<Types> {
  try {
    const rows = await engine.rows(
      `DESCRIBE SELECT * FROM read_parquet(${text(path)}, hive_partitioning = false)`,
    );
    return new Map(rows.map((row) => [String(row.column_name), String(row.column_type)]));
  } catch (cause) {
    throw new SmiError(PROBLEM.unreadable, `${path} cannot be read as Parquet: it is corrupt or truncated`, {
      cause,
      next: 'write it again, or leave it out',
    });
  }
}

const PARQUET = Buffer.from('PAR1');

/**
 * By content where that says so, else by name. Throws `records-unreadable` for a file that is of neither
 * kind.
 */
export async function formatOf(path: string): Promise<'parquet' | 'csv'> {
  if ((await firstBytes(path, PARQUET.length)).equals(PARQUET)) return 'parquet';
  if (/\.csv(\.gz)?$/i.test(path)) return 'csv';
  if (/\.(parquet|parq|pq)$/i.test(path)) return 'parquet';
  throw new SmiError(PROBLEM.unreadable, `${path} is neither Parquet, by its content, nor CSV, by its name`, {
    next: 'give files that end in .csv, .csv.gz or .parquet',
  });
}

const kindOf = (type: string): Kind | undefined => KINDS.find(([pattern]) => pattern.test(type))?.[1];

/** The columns of one file that are used. Throws an error that names the file and the column. */
export function usedColumns(path: string, types: Types, wanted: readonly WantedColumn[], csv: boolean) {
  const fail = (why: string, detail = {}) => new SmiError(PROBLEM.schema, `${path}: ${why}`, detail);
  const used: [Role, { column: string; kind: Kind }][] = [];
  for (const { role, column, required } of wanted) {
    const type = types.get(column);
    if (type === undefined) {
      if (!required) continue;
      throw fail(`it has no column ${quoteFound(column)} for ${role}`, didYouMean(column, [...types.keys()]));
    }
    const kind = kindOf(type);
    if (kind === undefined || !(csv || USABLE[role].includes(kind)))
      throw fail(`the column ${quoteFound(column)} is of type ${type}, which ${role} cannot be`, {
        next: `give a column of type ${USABLE[role].join(' or ')}`,
      });
    used.push([role, { column, kind }]);
  }
  return used;
}

/** The columns of a file and their types. Throws for a CSV column that is wanted and is there twice. */
async function openFile(
  engine: Engine,
  path: string,
  format: Schema['format'],
  wanted: readonly WantedColumn[],
) {
  if (format === 'parquet')
    return { file: { path, names: [], gzip: false }, types: await parquetTypes(engine, path) };
  const { names, gzip } = await csvHeader(path);
  const twice = wanted.find(({ column }) => names.indexOf(column) !== names.lastIndexOf(column));
  if (twice !== undefined)
    throw new SmiError(PROBLEM.schema, `${path}: the column ${quoteFound(twice.column)} is there twice`);
  const named = names.filter((name) => name !== '');
  return { file: { path, names, gzip }, types: new Map(named.map((name) => [name, 'VARCHAR'])) };
}

/**
 * Looks at every file before anything is computed. Throws for files of two formats, a file that cannot be
 * read, a column that is missing or of a wrong type, and columns that differ between files. Columns that are
 * not wanted may be anything: unnamed, there twice, or of any type.
 */
export async function checkSchema(
  engine: Engine,
  inputs: readonly string[],
  wanted: readonly WantedColumn[],
): Promise<Schema> {
  const [firstPath = ''] = inputs;
  const format = await formatOf(firstPath);
  for (const path of inputs)
    if ((await formatOf(path)) !== format)
      throw new SmiError(
        PROBLEM.input,
        `${firstPath} and ${path} have different formats: give either Parquet or CSV`,
      );
  const files: RecordFile[] = [];
  let first: ReturnType<typeof usedColumns> | undefined;
  let firstTypes: Types | undefined;
  let alike = true;
  for (const path of inputs) {
    const { file, types } = await openFile(engine, path, format, wanted);
    files.push(file);
    const used = usedColumns(path, types, wanted, format === 'csv');
    first ??= used;
    firstTypes ??= types;
    compareColumns(path, firstPath, used, first, types);
    for (const [, { column }] of used) alike &&= types.get(column) === firstTypes.get(column);
  }
  return { format, files, alike, columns: Object.fromEntries(first ?? []) };
}

type FileColumns = ReturnType<typeof usedColumns>;

/** Throws `records-columns` for columns of another kind than those of the first file. */
export function compareColumns(
  path: string,
  firstPath: string,
  used: FileColumns,
  first: FileColumns,
  types: Types,
): void {
  for (const { role } of [...first, ...used].map(([name]) => ({ role: name }))) {
    const [here, there] = [used, first].map((all) => all.find(([name]) => name === role)?.[1]);
    if (here?.kind === there?.kind) continue;
    const column = quoteFound(here?.column ?? there?.column ?? role);
    const is = here === undefined ? 'missing' : (types.get(here.column) ?? here.kind);
    throw new SmiError(
      PROBLEM.schema,
      `${path}: the column ${column} is ${is}, but ${there?.kind ?? 'missing'} in ${firstPath}`,
      { next: 'give files with the same columns' },
    );
  }
}
