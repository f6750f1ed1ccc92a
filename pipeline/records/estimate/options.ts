import type { Log } from '../../system/log.js';
import type { ColumnMap } from './column-map.js';

export type Sex = 'sons' | 'daughters' | 'all';
/**
 * `in_work` leaves out people with zero earnings; `kept` includes them. Missing earnings are never
 * imputed.
 */
export type Zeros = 'in_work' | 'kept';

/** An area and what contains it. In a country without regions, the country is the region. */
export interface Place {
  readonly name: string;
  readonly region_code: string;
  readonly region_name: string;
  readonly country_code: string;
  readonly country_name: string;
}

export interface EstimateOptions {
  /** Existing files, as `expandInputs` returns them; all Parquet or all CSV. */
  readonly inputs: readonly string[];
  readonly columns: ColumnMap;
  readonly sex: Sex;
  readonly zeros: Zeros;
  readonly threads: number;
  /** Bytes of memory that the whole process may use. */
  readonly memory: number;
  /** A folder for what does not fit into memory; a new folder is made in it and removed at the end. */
  readonly spill: string;
  /** Every area that may be in the records, by code. */
  readonly areas: ReadonlyMap<string, Place>;
  readonly log: Log;
  /** Called with the seconds of each pass, for benchmarks. */
  readonly onPass?: (name: string, seconds: number) => void;
}
