import type { SuiteIndex } from '../../schemas/suite.js';
import type { FoundTable } from './find-data.js';
import { type PublishedColumns, readColumns } from './read-tables.js';

/** Columns of a table that a comparison reads, by the codes in its column `key`. */
export interface ColumnsAsk {
  readonly table: string;
  readonly key: string;
  readonly keep: SuiteIndex['keep'];
  readonly numbers: readonly string[];
  readonly texts: readonly string[];
}

/** The columns of one file that any comparison reads, under the names that the file has for them. */
interface FileColumns {
  readonly found: FoundTable;
  readonly key: string;
  readonly keep: SuiteIndex['keep'];
  readonly numbers: Set<string>;
  readonly texts: Set<string>;
  reading?: Promise<PublishedColumns>;
}

/** The name that the file has for a column of the suite. */
const inFile = ({ layout }: FoundTable, name: string): string => layout.columns[name] ?? name;

/** Reads each file once, with all the columns that any comparison reads of it. */
export class ColumnCache {
  readonly #files = new Map<string, FileColumns>();
  readonly #found = new Map<string, Promise<PublishedColumns>>();

  /** @param asks every ask that will come */
  constructor(
    asks: readonly ColumnsAsk[],
    readonly tableOf: (name: string) => FoundTable,
    readonly threads: number,
  ) {
    for (const ask of asks) this.#file(ask);
  }

  /** The columns of the file of an ask, with those of the ask among them. */
  #file(ask: ColumnsAsk): FileColumns {
    const table = this.tableOf(ask.table);
    const key = inFile(table, ask.key);
    const keep =
      ask.keep &&
      Object.fromEntries(Object.entries(ask.keep).map(([name, texts]) => [inFile(table, name), texts]));
    const id = JSON.stringify([table.path, table.layout.sheet, key, keep]);
    const file = this.#files.get(id) ?? {
      found: { ...table, layout: { ...table.layout, columns: {} } },
      ...{ key, keep, numbers: new Set<string>(), texts: new Set<string>() },
    };
    this.#files.set(id, file);
    for (const name of ask.numbers) file.numbers.add(inFile(table, name));
    for (const name of ask.texts) file.texts.add(inFile(table, name));
    return file;
  }

  async #read(ask: ColumnsAsk): Promise<PublishedColumns> {
    const file = this.#file(ask);
    const { found, key, keep, numbers, texts } = file;
    file.reading ??= readColumns(
      found,
      { key, keep, numbers: [...numbers], texts: [...texts] },
      this.threads,
    );
    const read = await file.reading;
    const table = this.tableOf(ask.table);
    return {
      ...read,
      numbers: new Map(ask.numbers.map((name) => [name, read.numbers.get(inFile(table, name))!])),
      texts: new Map(ask.texts.map((name) => [name, read.texts.get(inFile(table, name))!])),
    };
  }

  /** The columns of an ask, the same object for the same ask. Throws as `readColumns`. */
  columns(ask: ColumnsAsk): Promise<PublishedColumns> {
    const id = JSON.stringify([ask.table, ask.key, ask.keep, ask.numbers, ask.texts]);
    const reading = this.#found.get(id) ?? this.#read(ask);
    this.#found.set(id, reading);
    return reading;
  }
}
