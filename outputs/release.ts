import { type Block, blocksOf } from '../schemas/blocks.js';
import type { LeftOut } from '../schemas/method/left-out.js';
import type { Origin } from '../schemas/origin.js';
import type { Receipt } from '../schemas/release/receipt.js';
import type { SourceDeclaration } from '../schemas/source.js';
import { columns, type Row, type Table, type TableData } from '../schemas/table.js';

/** What every release says about itself. */
export interface ReleaseHead {
  /** Short name, which is also that of the folder. */
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  /** Version of the method. */
  readonly version: string;
  /** Every data set behind the release, each once. */
  readonly sources: readonly SourceDeclaration[];
  /** What an edition of earlier years goes without. */
  readonly leftOut?: readonly LeftOut[];
  /**
   * Who has the rights in the figures, where they are not from official files: the licence and the
   * attribution of the project then do not apply.
   */
  readonly rights?: string;
}

/**
 * Formats in which a table is published. Every table has a CSV, except those that are too long for people.
 */
export type TableFormat = 'csv' | 'arrow' | 'parquet';

/** A table of a release. */
export interface ReleaseTable {
  readonly table: Table;
  /** In published order. They can be iterated more than once; a long table makes them one by one. */
  readonly rows: Iterable<Row>;
  /** The same rows in columns, where they are many: those of `rows` are then not made for files. */
  readonly blocks?: Iterable<Block>;
  readonly formats: readonly TableFormat[];
  /** Too long for a reader in a browser: its Parquet is compressed more. */
  readonly isLong?: boolean;
  /**
   * Where the engine holds the table under its own name: the SQL of the published order, which must be a
   * total order. Without it the rows are loaded for the formats that the engine writes.
   */
  readonly orderBy?: string;
  /** The SQL that joins to it, by name, the columns that the table in the engine has not. */
  readonly join?: string;
}

/** The rows of a table in columns, from the start each time. */
export const blocksIn = ({ table, rows, blocks }: ReleaseTable): Iterable<Block> =>
  blocks ?? blocksOf(columns(table), rows);

/** What a release was made from, for its receipt. */
export interface ReleaseOrigin {
  /** Every file of the project, or of the user, that it was made from. */
  readonly inputs: Receipt['inputs'];
  /** The official files behind the frozen figures. */
  readonly official: Origin['official_files'];
  /** Options of the command line. */
  readonly options: NonNullable<Receipt['options']>;
}

/** What catalogues of data sets say of a release, in addition to its head. */
export interface CatalogueFacts {
  /** One sentence of at most 140 characters, which portals show alone. */
  readonly lead: string;
  readonly keywords: readonly string[];
  /** The countries that it covers, with their GSS codes. */
  readonly countries: readonly { readonly code: string; readonly name: string }[];
  /** The first and the last year that its figures are about. */
  readonly years: readonly [first: number, last: number];
  /** Code of the data theme of the European Union: `SOCI`, or `EDUC`. */
  readonly theme: 'SOCI' | 'EDUC';
  /** The day of publication, as an ISO date. */
  readonly issued: string;
  /** Where the folder of the release will be, ending in a slash; addresses are relative without it. */
  readonly address?: string;
}

/** What every writer knows about a release. Writers of one kind of release know more. */
export interface Release {
  readonly head: ReleaseHead;
  /** In the order in which a reader meets them. */
  readonly tables: readonly ReleaseTable[];
  /** Tables that writers of their own write as CSV, by path: they are described like the others. */
  readonly described?: ReadonlyMap<string, Table>;
  /** Sections of the data dictionary, in Markdown, in addition to those that every release has. */
  readonly sections: readonly string[];
  readonly origin: ReleaseOrigin;
  /** The method file, where there is one. */
  readonly methodText?: string;
}

/** A few tables to be written as CSV only: a release without title, inputs and descriptions. */
export const plainRelease = (tables: readonly TableData[]): Release => ({
  head: { name: '', title: '', summary: '', version: '', sources: [] },
  tables: tables.map((table) => ({ ...table, formats: ['csv'] })),
  sections: [],
  origin: { inputs: [], official: [], options: {} },
});
