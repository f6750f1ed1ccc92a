import type { ScoreMethod } from '../../schemas/method.js';
import type { Checks } from '../../schemas/release/checks-file.js';
import type { Row, Table } from '../../schemas/table.js';

/** Everything that the page of a custom index knows. */
export interface CustomReport {
  readonly method: ScoreMethod;
  /** Name of the data. */
  readonly file: string;
  /** Periods of the data, the latest first. */
  readonly periods: readonly string[];
  /** Columns of the data that the method does not name. */
  readonly unnamed: readonly string[];
  readonly warnings: Checks['warnings'];
  /** 0 where it is not known how certain the ranks are. */
  readonly replicates: number;
  /** How many values are in the data, are imputed and are missing. */
  readonly values: { readonly observed: number; readonly estimated: number; readonly missing: number };
  /** Rows of `index`, by rank. */
  readonly index: readonly Row[];
  /** Rows of `unranked`: what has no rank, and why. */
  readonly unranked: readonly Row[];
  /** The aggregates below the index: columns of `index`. */
  readonly aggregates: readonly { readonly code: string; readonly name: string }[];
  /** Rows of `structure` and of `treatment`. */
  readonly structure: readonly Row[];
  readonly treatment: readonly Row[];
  readonly tables: readonly Table[];
}
