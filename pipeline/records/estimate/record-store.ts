import type { Value } from '../../engine/engine.js';
import type { Role } from './column-map.js';
import type { Pass, Relation, SmallTable, WriteLayer } from './dialects/dialect.js';
import type { UsedColumns } from './schema.js';

/** A value out of range. It must not leave the secure setting. */
export interface OutOfRangeRow {
  readonly file: string;
  /** Row of the file: in CSV the header is row 1, in Parquet the first record is. */
  readonly row: number;
  readonly column: string;
  readonly value: string;
}

export type ResultRow = Record<string, Value>;

/** Where the records are. Passes over them run there, and only what they return comes here. */
export interface RecordStore {
  readonly columns: UsedColumns;
  /** Records that were there at the start, where every pass is checked against them. */
  readonly rowsThere?: number;
  /** With more rows than this in the bins that contain a quantile, narrower bins are counted first. */
  readonly manyRows: number;
  /** Sets what a relation is from here on. */
  set(relation: Relation, write: WriteLayer): Promise<void>;
  /** Makes a small table that passes look up in. */
  keep(table: SmallTable): Promise<void>;
  /** The rows of a pass. */
  rows(pass: Pass): Promise<ResultRow[]>;
  /** Runs a pass whose rows become the table of its name in the local engine. */
  collect(pass: Pass): Promise<void>;
  /** How many records have an identifier of a person, and how many different hashes these have. */
  countPersons(): Promise<{ readonly persons: number; readonly hashes: number }>;
  /** Identifiers that are in more than one record, and those records. */
  countTwice(): Promise<{ readonly twice: number; readonly rows: number }>;
  /** The first records out of range; none where records have no place that a user could look up. */
  listOutside(role: Role, range: readonly [number, number], limit: number): Promise<readonly OutOfRangeRow[]>;
  /** What stands for the records in a receipt, where they are not in files. */
  identity?(): Promise<readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[]>;
  close?(): Promise<void>;
}
