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

const keyOf = ({ table, key, keep }: ColumnsAsk): string => JSON.stringify([table, key, keep ?? {}]);

/** Reads each table once, with all the columns that any comparison reads of it. */
export class ColumnCache {
  readonly #asked = new Map<string, { readonly numbers: Set<string>; readonly texts: Set<string> }>();
  readonly #read = new Map<string, Promise<PublishedColumns>>();

  /** @param asks every ask that will come */
  constructor(
    asks: readonly ColumnsAsk[],
    readonly tableOf: (name: string) => FoundTable,
    readonly threads: number,
  ) {
    for (const ask of asks) {
      const all = this.#asked.get(keyOf(ask)) ?? { numbers: new Set(), texts: new Set() };
      for (const name of ask.numbers) all.numbers.add(name);
      for (const name of ask.texts) all.texts.add(name);
      this.#asked.set(keyOf(ask), all);
    }
  }

  /** The columns of an ask, among others. Throws as `readColumns`. */
  columns(ask: ColumnsAsk): Promise<PublishedColumns> {
    const id = keyOf(ask);
    const before = this.#read.get(id);
    if (before !== undefined) return before;
    const all = this.#asked.get(id) ?? { numbers: new Set(ask.numbers), texts: new Set(ask.texts) };
    const { key, keep, table } = ask;
    const wanted = { key, keep, numbers: [...all.numbers], texts: [...all.texts] };
    const reading = readColumns(this.tableOf(table), wanted, this.threads);
    this.#read.set(id, reading);
    return reading;
  }
}
