import { realpathSync } from 'node:fs';
import {
  BOOLEAN,
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
  VARCHAR,
} from '@duckdb/node-api';
import type { Column } from '../../schemas/table.js';
import { makeFolder } from '../system/make-folder.js';

export interface EngineOptions {
  readonly threads: number;
  /** The only folders that the engine may read or write. Without one it touches no file at all. */
  readonly folders?: readonly string[];
  /** Single files that it may read, by their full paths. */
  readonly files?: readonly string[];
  /** Bytes that the engine may hold; 1 GiB when not given. */
  readonly memory?: number;
  /** An empty folder of its own for what does not fit into memory; without one nothing is put aside. */
  readonly spill?: string;
}

const GIB = 2 ** 30;

/** How each type of column is held. */
const TYPES: Readonly<Record<Column['type'], DuckDBType>> = {
  string: VARCHAR,
  number: DOUBLE,
  integer: INTEGER,
  boolean: BOOLEAN,
};

/** A value as its column holds it. */
function typed(value: Value | undefined, type: Column['type']): Value {
  if (value === null || value === undefined) return null;
  if (type === 'string') return String(value);
  return type === 'boolean' ? value === true : Number(value);
}

/** Rows that the engine takes at once. */
const CHUNK = 2048;

export type Value = string | number | boolean | null;
export type Bindings = Readonly<Record<string, Value>>;

const plain = (value: DuckDBValue): Value => {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (typeof value === 'bigint') {
    if (!Number.isSafeInteger(Number(value)))
      throw new RangeError(`${value} cannot be a number without loss`);
    return Number(value);
  }
  throw new TypeError(`a ${typeof value} came back from the engine: cast it in the query`);
};

/** DuckDB, closed to the network and to every folder but the ones named, with its settings locked. */
export class Engine {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#instance = instance;
    this.#connection = connection;
  }

  static async open(options: EngineOptions): Promise<Engine> {
    const { threads, folders = [], files = [], memory = GIB, spill = '' } = options;
    const instance = await DuckDBInstance.create(':memory:', {
      threads: String(threads),
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      memory_limit: `${memory}B`,
      temp_directory: spill,
    });
    const connection = await instance.connect();
    for (const folder of folders) makeFolder(folder);
    const allowed = folders.map((folder) => text(`${realpathSync(folder)}/`)).join(', ');
    await connection.run(`SET allowed_directories = [${allowed}]`);
    await connection.run(`SET allowed_paths = [${files.map((file) => text(realpathSync(file))).join(', ')}]`);
    await connection.run('SET enable_external_access = false');
    await connection.run('SET lock_configuration = true');
    return new Engine(instance, connection);
  }

  /** Runs one statement; `$name` in it is bound to the value of that name. */
  async run(sql: string, bindings: Bindings = {}): Promise<void> {
    await this.#connection.run(sql, { ...bindings });
  }

  /** Rows of a query, as objects. */
  async rows(sql: string, bindings: Bindings = {}): Promise<Record<string, Value>[]> {
    const reader = await this.#connection.runAndReadAll(sql, { ...bindings });
    const names = reader.deduplicatedColumnNames();
    const columns = reader.getColumns();
    // Column by column: the library's own row objects take several times as long.
    return Array.from({ length: reader.currentRowCount }, (_, i) => {
      const row: Record<string, Value> = {};
      for (const [index, name] of names.entries()) row[name] = plain(columns[index]![i] ?? null);
      return row;
    });
  }

  /** Fills a table that exists with rows, in the order of `columns`; by chunks, which is several times as fast as by cells. */
  async append(
    table: string,
    columns: readonly Pick<Column, 'name' | 'type'>[],
    rows: Iterable<Readonly<Record<string, Value>>>,
  ): Promise<void> {
    const list = Array.isArray(rows) ? rows : [...rows];
    await this.appendColumns(
      table,
      columns.map(({ type }) => type),
      list.length,
      (from, to) => {
        const slice = list.slice(from, to);
        return columns.map(({ name, type }) => slice.map((row) => typed(row[name], type)));
      },
    );
  }

  /**
   * Fills a table that exists by columns.
   * @param types of its columns, in their order
   * @param rows how many there are
   * @param columnsOf the columns of the rows from one place up to another, not in
   */
  async appendColumns(
    table: string,
    types: readonly Column['type'][],
    rows: number,
    columnsOf: (from: number, to: number) => readonly (readonly Value[])[],
  ): Promise<void> {
    const appender = await this.#connection.createAppender(table);
    const made = types.map((type) => TYPES[type]);
    for (let from = 0; from < rows; from += CHUNK) {
      const chunk = DuckDBDataChunk.create(made);
      chunk.setColumns(columnsOf(from, Math.min(rows, from + CHUNK)));
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
  }

  /** Version of the engine, as in v1.5.5. */
  async version(): Promise<string> {
    const [row] = await this.rows('SELECT version() AS version');
    return String(row?.version);
  }

  close(): void {
    this.#connection.closeSync();
    this.#instance.closeSync();
  }
}

/** A text value inside a statement that takes no bindings, such as COPY or SET. */
export function text(value: string): string {
  if (value.includes('\0')) throw new TypeError('a text with a NUL cannot stand in a statement');
  return `'${value.replaceAll("'", "''")}'`;
}

/** A name of a table or column inside a statement. */
export function identifier(name: string): string {
  if (name.includes('\0')) throw new TypeError('a name with a NUL cannot stand in a statement');
  return `"${name.replaceAll('"', '""')}"`;
}
