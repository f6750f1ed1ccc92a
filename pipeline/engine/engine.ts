import { realpathSync } from 'node:fs';
import type { DuckDBConnection, DuckDBType, DuckDBValue, DuckDBInstance as Instance } from '@duckdb/node-api';
import { type Block, blocksOf, type Value, valueReader } from '../../schemas/blocks.js';
import { type Column, rowMaker } from '../../schemas/table.js';
import { loadCommonJs } from '../system/common-js.js';
import { makeFolder } from '../system/make-folder.js';
import { readerOf } from './read-vector.js';

const {
  BOOLEAN,
  DOUBLE,
  DuckDBDataChunk,
  DuckDBInstance,
  INTEGER,
  VARCHAR,
}: typeof import('@duckdb/node-api') = loadCommonJs('@duckdb/node-api');

export interface EngineOptions {
  readonly threads: number;
  /** The only folders that the engine may read or write; with none, it touches no file at all. */
  readonly folders?: readonly string[];
  /** Single files that it may read, by full path. */
  readonly files?: readonly string[];
  /** Memory limit in bytes; 1 GiB when not given. */
  readonly memory?: number;
  /** An empty folder for what does not fit into memory; without one, nothing is written to disk. */
  readonly spill?: string;
}

const GIB = 2 ** 30;

/** The engine's type for each type of column. */
const TYPES: Readonly<Record<Column['type'], DuckDBType>> = {
  string: VARCHAR,
  number: DOUBLE,
  integer: INTEGER,
  boolean: BOOLEAN,
};

/** A value converted to the type of its column. */
function typed(value: Value | undefined, type: Column['type']): Value {
  if (value === null || value === undefined) return null;
  if (type === 'string') return String(value);
  return type === 'boolean' ? value === true : Number(value);
}

/** Rows in one chunk: the engine's own maximum. */
const CHUNK = 2048;

/** At most `CHUNK` rows, by column. */
type Chunk = readonly (readonly Value[])[];

/** Blocks as columns of at most `CHUNK` rows, each value converted to the type of its column. */
function* chunksOf(types: readonly Column['type'][], blocks: Iterable<Block>): Generator<Chunk> {
  for (const { rows, columns } of blocks) {
    const readers = columns.map(valueReader);
    for (let from = 0; from < rows; from += CHUNK) {
      const length = Math.min(CHUNK, rows - from);
      yield types.map((type, j) => {
        const values = new Array<Value>(length);
        for (let i = 0; i < length; i += 1) values[i] = typed(readers[j]!(from + i), type);
        return values;
      });
    }
  }
}

export type { Value };
export type Bindings = Readonly<Record<string, Value>>;

const plain = (value: DuckDBValue): Value => {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (typeof value === 'bigint') {
    if (!Number.isSafeInteger(Number(value)))
      throw new RangeError(`${value} does not fit into a number exactly`);
    return Number(value);
  }
  throw new TypeError(`the engine returned a ${typeof value}: cast it in the query`);
};

/** After so many different texts, a column in which they are the most has no equal ones worth looking for. */
const DIFFERENT = 512;

/**
 * Gives the same text for equal ones, of which a column often has many: they take less memory, and less to
 * free.
 */
function sharedTexts(): (value: Value) => Value {
  const known = new Map<string, string>();
  let asked = 0;
  return (value) => {
    if (typeof value !== 'string' || (known.size >= DIFFERENT && known.size * 2 > asked)) return value;
    asked += 1;
    const before = known.get(value);
    if (before !== undefined) return before;
    known.set(value, value);
    return value;
  };
}

/** DuckDB, without network access or access to any folder but those named, with its settings locked. */
export class Engine {
  readonly #instance: Instance;
  readonly #connection: DuckDBConnection;

  private constructor(instance: Instance, connection: DuckDBConnection) {
    this.#instance = instance;
    this.#connection = connection;
  }

  /** Runs the work on an engine of its own, which is closed afterwards, whatever happens. */
  static async use<T>(options: EngineOptions, work: (engine: Engine) => Promise<T>): Promise<T> {
    const engine = await Engine.open(options);
    try {
      return await work(engine);
    } finally {
      engine.close();
    }
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

  /** Runs one statement; `$name` in it is bound to the value called `name`. */
  async run(sql: string, bindings: Bindings = {}): Promise<void> {
    await this.#connection.run(sql, { ...bindings });
  }

  /** The rows of a query, as objects. */
  async rows(sql: string, bindings: Bindings = {}): Promise<Record<string, Value>[]> {
    const result = await this.#connection.run(sql, { ...bindings });
    const names = result.deduplicatedColumnNames();
    const shares = names.map(sharedTexts);
    const newRow = rowMaker<Value>(names);
    const rows: Record<string, Value>[] = [];
    // A chunk at a time, so that no more of them than one is in memory with its rows.
    for (;;) {
      const chunk = await result.fetchChunk();
      const count = chunk?.rowCount ?? 0;
      if (chunk === null || count === 0) return rows;
      // Column by column: the library's own row objects are several times slower.
      const before = rows.length;
      for (let i = 0; i < count; i += 1) rows.push(newRow());
      for (const [j, name] of names.entries()) {
        const read = readerOf(chunk.getColumnVector(j));
        const share = shares[j]!;
        for (let i = 0; i < count; i += 1) rows[before + i]![name] = share(plain(read(i)));
      }
    }
  }

  /**
   * Appends rows to an existing table, in the order of `columns`, in chunks: several times faster than by
   * cell.
   */
  append(
    table: string,
    columns: readonly Pick<Column, 'name' | 'type'>[],
    rows: Iterable<Readonly<Record<string, Value>>>,
  ): Promise<void> {
    return this.appendBlocks(table, columns, blocksOf(columns, rows));
  }

  /** Appends rows that are held in columns, in the order of `columns`, to an existing table. */
  appendBlocks(
    table: string,
    columns: readonly Pick<Column, 'type'>[],
    blocks: Iterable<Block>,
  ): Promise<void> {
    const types = columns.map(({ type }) => type);
    return this.#appendChunks(table, types, chunksOf(types, blocks));
  }

  /**
   * Appends columns to an existing table.
   * @param types of its columns, in order
   * @param rows number of rows
   * @param columnsOf returns the columns of the rows from index `from` up to, not including, `to`
   */
  appendColumns(
    table: string,
    types: readonly Column['type'][],
    rows: number,
    columnsOf: (from: number, to: number) => Chunk,
  ): Promise<void> {
    function* chunks() {
      for (let from = 0; from < rows; from += CHUNK) yield columnsOf(from, Math.min(rows, from + CHUNK));
    }
    return this.#appendChunks(table, types, chunks());
  }

  async #appendChunks(
    table: string,
    types: readonly Column['type'][],
    chunks: Iterable<Chunk>,
  ): Promise<void> {
    const appender = await this.#connection.createAppender(table);
    const chunkTypes = types.map((type) => TYPES[type]);
    for (const columns of chunks) {
      const chunk = DuckDBDataChunk.create(chunkTypes);
      chunk.setColumns(columns);
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

/** A text value, quoted for a statement that takes no bindings, such as COPY or SET. */
export function text(value: string): string {
  if (value.includes('\0')) throw new TypeError('a text in a statement cannot contain a NUL');
  return `'${value.replaceAll("'", "''")}'`;
}

/** A name of a table or column, quoted for a statement. */
export function identifier(name: string): string {
  if (name.includes('\0')) throw new TypeError('a name in a statement cannot contain a NUL');
  return `"${name.replaceAll('"', '""')}"`;
}
