import type { Value } from '../../engine/engine.js';
import type { NumberRole } from './checks-query.js';
import type { Layer, Relation, Scan, SmallTable } from './dialects/dialect.js';
import type { Below } from './dialects/pass.js';
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
export interface RecordStore extends Below {
  readonly columns: UsedColumns;
  /** With more rows than this in the bins that contain a quantile, narrower bins are counted first. */
  readonly manyRows: number;
  /** Sets what a relation is from here on. */
  set(relation: Relation, layer: Layer): Promise<void>;
  /** Makes a small table that passes look up in. */
  keep(table: SmallTable): Promise<void>;
  /** The rows of a pass. */
  rows(scan: Scan): Promise<ResultRow[]>;
  /** Runs a pass whose rows become the table of its name in the local engine. */
  collect(scan: Scan): Promise<void>;
  /** How many records have an identifier of a person, and how many different hashes these have. */
  countPersons(): Promise<{ readonly persons: number; readonly hashes: number }>;
  /** Identifiers that are in more than one record, and those records. */
  countTwice(): Promise<{ readonly twice: number; readonly rows: number }>;
  /** The first records out of range; none where records have no place that a user could look up. */
  listOutside(
    role: NumberRole,
    range: readonly [number, number],
    limit: number,
  ): Promise<readonly OutOfRangeRow[]>;
}
