import { open } from 'node:fs/promises';
import Papa from 'papaparse';
import { onDisk } from '../../../errors/file-system.js';
import { quoteFound, SmiError } from '../../../errors/smi-error.js';
import { type Engine, text } from '../../engine/engine.js';
import { didYouMean } from '../../system/nearest.js';
import type { Role, WantedColumn } from './column-map.js';
import { PROBLEM } from './problems.js';

/** Bytes read for the first line. */
const LONGEST = 65_536;

/** The names in the first line of a CSV file. Throws when there is no such line, or a name is there twice. */
export async function csvHeader(path: string): Promise<string[]> {
  const fail = (why: string) => new SmiError(PROBLEM.schema, `${path}: ${why}`);
  const bytes = await onDisk(`reading ${path}`, async () => {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(LONGEST), 0, LONGEST, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  });
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  const [names] = Papa.parse<string[]>(text, { preview: 1, header: false, delimiter: ',' }).data;
  if (names === undefined || text === '') throw fail('its first line has no column names');
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw fail(`the column ${quoteFound(twice)} is there twice`);
  return names;
}

/** What a column holds, as far as it matters here. CSV is text throughout. */
export type Kind = 'text' | 'integer' | 'number' | 'boolean';

export interface Schema {
  readonly format: 'parquet' | 'csv';
  /** The columns of each CSV file, in order; empty for Parquet. */
  readonly headers: readonly (readonly string[])[];
  /** The columns that are used. */
  readonly columns: Readonly<Partial<Record<Role, { readonly column: string; readonly kind: Kind }>>>;
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

const isCsv = (path: string) => /\.(csv|csv\.gz)$/i.test(path);
const kindOf = (type: string): Kind | undefined => KINDS.find(([pattern]) => pattern.test(type))?.[1];

/** The columns of one file that are used. Throws an error that names the file and the column. */
function usedColumns(path: string, types: Types, wanted: readonly WantedColumn[], csv: boolean) {
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

/**
 * Looks at every file before anything is computed. Throws for files of two formats, a file that cannot be
 * read, a column that is missing or of a wrong type, and columns that differ between files.
 */
export async function checkSchema(
  engine: Engine,
  inputs: readonly string[],
  wanted: readonly WantedColumn[],
): Promise<Schema> {
  const csv = isCsv(inputs[0] ?? '');
  const other = inputs.find((path) => isCsv(path) !== csv);
  if (other !== undefined)
    throw new SmiError(
      PROBLEM.input,
      `${inputs[0]} and ${other} have different formats: give either Parquet or CSV`,
    );
  const headers: string[][] = [];
  let first: ReturnType<typeof usedColumns> | undefined;
  for (const path of inputs) {
    if (csv) headers.push(await csvHeader(path));
    const types = csv
      ? new Map(headers.at(-1)?.map((name) => [name, 'VARCHAR']))
      : await parquetTypes(engine, path);
    const used = usedColumns(path, types, wanted, csv);
    first ??= used;
    compare(path, inputs[0] ?? '', used, first, types);
  }
  return { format: csv ? 'csv' : 'parquet', headers, columns: Object.fromEntries(first ?? []) };
}

type Used = ReturnType<typeof usedColumns>;

function compare(path: string, firstPath: string, used: Used, first: Used, types: Types): void {
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
