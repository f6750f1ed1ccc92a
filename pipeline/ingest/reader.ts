import { readFile } from 'node:fs/promises';
import { onDisk } from '../../errors/file-system.js';
import { SmiError } from '../../errors/smi-error.js';
import type { SourceFile } from '../../schemas/source.js';
import type { ReferenceSource, SourceReader } from '../../sources/source.js';
import type { StoredFile } from '../acquire/acquire.js';
import { type Engine, text, type Value } from '../engine/engine.js';

/**
 * Opens nothing but files that `acquire` has checked. A source asks by the name of a file, whichever of its addresses and
 * versions was acquired; each source's reading of a reference is done once.
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
    return onDisk(`reading ${file.name} from the store`, () => readFile(path));
  }

  async parquet(file: SourceFile, select: string): Promise<Record<string, string | number | null>[]> {
    // One file at a time: they share the name `input`.
    const turn = this.#turn.then(() => this.#ask(file, select));
    this.#turn = turn.catch(() => undefined);
    const rows = await turn;
    return rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, unflagged(value)])),
    );
  }

  async #ask(file: SourceFile, select: string): Promise<Record<string, Value>[]> {
    const scan = `SELECT * EXCLUDE (file_row_number), file_row_number + 1 AS row_number
      FROM read_parquet(${text(this.#path(file))}, file_row_number = true)`;
    try {
      // DESCRIBE takes no common table expression, so the table is a view of the moment.
      await this.#engine.run(`CREATE OR REPLACE TEMP VIEW input AS ${scan}`);
      return await this.#engine.rows(select);
    } catch (cause) {
      // A query that the engine does not understand is a mistake of ours and says nothing of the file.
      if (cause instanceof Error && /^(Binder|Parser|Catalog) Error/.test(cause.message)) throw cause;
      throw new SmiError('file-unreadable', `${file.name} cannot be read as Parquet, or ends early`, {
        cause,
      });
    }
  }

  reference<T>(source: ReferenceSource<T>): Promise<T> {
    const known = this.#references.get(source.name);
    // A source is read by its own function only, so what the map holds under its name is a T.
    if (known !== undefined) return known as Promise<T>;
    const reading = source.read(this);
    this.#references.set(source.name, reading);
    return reading;
  }
}

const unflagged = (value: Value): string | number | null =>
  typeof value === 'boolean' ? String(value) : value;
