import type { Log } from '../../system/log.js';
import type { ColumnMap } from './column-map.js';

export type Sex = 'sons' | 'daughters' | 'all';
/**
 * `in_work` leaves out those who earned nothing; `kept` counts them with nothing. Missing earnings are never
 * filled.
 */
export type Zeros = 'in_work' | 'kept';

/** Where an area lies. A part of the country that has no regions is its own. */
export interface Place {
  readonly name: string;
  readonly region_code: string;
  readonly region_name: string;
  readonly country_code: string;
  readonly country_name: string;
}

export interface EstimateOptions {
  /** Files that are there, as `expandInputs` gives them; all Parquet or all CSV. */
  readonly inputs: readonly string[];
  readonly columns: ColumnMap;
  readonly sex: Sex;
  readonly zeros: Zeros;
  readonly threads: number;
  /** Bytes that the whole process may hold. */
  readonly memory: number;
  /**
   * A folder in which what does not fit into memory is put aside, in a fresh folder that is removed again.
   */
  readonly spill: string;
  /** Every area that may stand in the records, by its code. */
  readonly areas: ReadonlyMap<string, Place>;
  readonly log: Log;
  /** Told the seconds of each pass, for reports of speed. */
  readonly onPass?: (name: string, seconds: number) => void;
}
