import { onDisk } from '../../errors/file-system.js';
import { SmiError } from '../../errors/smi-error.js';
import type { SourceFile } from '../../schemas/source.js';
import type { ReferenceSource, SourceReader } from '../../sources/source.js';
import type { StoredFile } from '../acquire/acquire.js';
import { type Engine, text, type Value } from '../engine/engine.js';
import { readRegular } from '../system/read-regular.js';

/**
 * Opens only files that `acquire` has checked. A source asks for a file by name, whichever of its addresses
 * and versions was acquired; each reference source is read once.
 */
export class StoreReader implements SourceReader {
  readonly #files: ReadonlyMap<string, StoredFile>;
  readonly #engine: Engine;
  #turn: Promise<unknown> = Promise.resolve();
  readonly #references = new Map<string, Promise<unknown>>();

  constructor(files: Iterable<StoredFile>, engine: Engine) {
    this.#files = new Map([...files].map((stored) => [stored.file.name, stored]));
    this.#engine = engine;
  }

  #path({ name }: SourceFile): string {
    const stored = this.#files.get(name);
    if (stored === undefined) throw new RangeError(`${name} was not acquired`);
    return stored.path;
  }

  bytes(file: SourceFile): Promise<Uint8Array> {
    const path = this.#path(file);
    return onDisk(`reading ${file.name} from the store`, () => readRegular(path));
  }

  async parquet(file: SourceFile, select: string): Promise<Record<string, string | number | null>[]> {
    // One file at a time: they share the name `input`.
    const turn = this.#turn.then(() => this.#query(file, select));
    this.#turn = turn.catch(() => undefined);
    const rows = await turn;
    return rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, withoutBoolean(value)])),
    );
  }

  async #query(file: SourceFile, select: string): Promise<Record<string, Value>[]> {
    const scan = `SELECT * EXCLUDE (file_row_number), file_row_number + 1 AS row_number
      FROM read_parquet(${text(this.#path(file))}, file_row_number = true)`;
    try {
      // DESCRIBE takes no common table expression, so the table is a temporary view.
      await this.#engine.run(`CREATE OR REPLACE TEMP VIEW input AS ${scan}`);
      return await this.#engine.rows(select);
    } catch (cause) {
      // A query that the engine does not understand is a bug and says nothing about the file.
      if (cause instanceof Error && /^(Binder|Parser|Catalog) Error/.test(cause.message)) throw cause;
      throw new SmiError('file-unreadable', `${file.name} cannot be read as Parquet, or ends early`, {
        cause,
      });
    }
  }

  reference<T>(source: ReferenceSource<T>): Promise<T> {
    const known = this.#references.get(source.name);
    // Only a source's own function reads it, so the map's entry under its name is a T.
    if (known !== undefined) return known as Promise<T>;
    const reading = source.read(this);
    this.#references.set(source.name, reading);
    return reading;
  }
}

const withoutBoolean = (value: Value): string | number | null =>
  typeof value === 'boolean' ? String(value) : value;
