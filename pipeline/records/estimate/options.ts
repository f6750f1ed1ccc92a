import type { Engine } from '../../engine/engine.js';
import type { Log } from '../../system/log.js';
import type { ColumnMap, WantedColumn } from './column-map.js';
import type { OutOfRangeRow, RecordStore } from './record-store.js';

export type Sex = 'sons' | 'daughters' | 'all';
/**
 * `in_work` leaves out people with zero earnings, not those with a loss that is kept; `kept` includes them.
 * Missing earnings are never imputed.
 */
export type Zeros = 'in_work' | 'kept';

/** The measure of the disadvantaged's earnings by which areas are ranked. */
export type Level = 'earnings_mean' | 'earnings_median';

/**
 * What becomes of earnings below zero, such as the loss of somebody self-employed, or above the bound: the
 * run stops; they are read as missing; or they are used as they are.
 */
export const TREATMENTS = ['stop', 'missing', 'keep'] as const;
export type Treatment = (typeof TREATMENTS)[number];

export type { OutOfRangeRow };

/** An area and what contains it. In a country without regions, the country is the region. */
export interface Place {
  readonly name: string;
  /** The codes that took its place when it ended, and by which rule; left out for a code in use. */
  readonly became?: { readonly codes: readonly string[]; readonly rule: string };
  /**
   * The upper-tier authority of today around it, itself where it is its own; null where there are several.
   */
  readonly upper_tier_code?: string | null;
  readonly region_code: string;
  readonly region_name: string;
  readonly country_code: string;
  readonly country_name: string;
}

export interface EstimateOptions {
  /** Existing files, as `expandInputs` returns them; all Parquet or all CSV. */
  readonly inputs: readonly string[];
  /** Opens records that are elsewhere than in `inputs`, which are then empty. */
  readonly openRecords?: (engine: Engine, wanted: readonly WantedColumn[]) => Promise<RecordStore>;
  readonly columns: ColumnMap;
  readonly sex: Sex;
  readonly zeros: Zeros;
  /** The measure by which areas are ranked: the mean by default. The median takes one pass more. */
  readonly level?: Level;
  readonly threads: number;
  /** Bytes of memory that the whole process may use. */
  readonly memory: number;
  /** A folder for what does not fit into memory; a new folder is made in it and removed at the end. */
  readonly spill: string;
  /** Every area that may be in the records, by code. */
  readonly areas: ReadonlyMap<string, Place>;
  /** Words and numbers for a missing value, besides those that always are (`MISSING_WORDS`). */
  readonly missing?: readonly string[];
  /** Pounds a year above which earnings are out of range; £10,000,000 by default. */
  readonly maxEarnings?: number;
  /** What becomes of earnings out of range; by default the run stops. */
  readonly outOfRange?: Treatment;
  /** Called with the first rows out of range before the run stops; returns where they can be read. */
  readonly onOutOfRange?: (rows: readonly OutOfRangeRow[]) => Promise<string | undefined>;
  readonly log: Log;
  /** Called with the seconds of each pass, for benchmarks. */
  readonly onPass?: (name: string, seconds: number) => void;
}
