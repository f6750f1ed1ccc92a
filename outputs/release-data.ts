import type { IndicatorDeclaration } from '../schemas/indicator.js';
import type { Method } from '../schemas/method.js';
import type { SourceDeclaration } from '../schemas/source.js';
import type { Row, Table } from '../schemas/table.js';
import type { AreaTopology } from './geometry/topology.js';

/** A table of the release with its rows in published order. */
export interface TableData {
  readonly table: Table;
  readonly rows: readonly Row[];
}

/** An indicator of the method with its declaration and the data set that it comes from. */
export interface ReleaseIndicator {
  readonly declaration: IndicatorDeclaration;
  readonly source: SourceDeclaration;
  /** Code of its domain. */
  readonly domain: string;
  readonly direction: 1 | -1;
  readonly period: string;
  readonly note: string;
  /** Share of the weight of the index, 0 to 1, when nothing is missing. */
  readonly share: number;
}

/** 1 holds the best fifth of areas, 5 the worst. */
export type Fifth = 1 | 2 | 3 | 4 | 5;

/** Everything that a writer may know of a release. How a score is made is not among it. */
export interface ReleaseData {
  readonly method: Method;
  readonly schemaVersion: string;
  /** Sorted by rank. */
  readonly index: TableData;
  /** Sorted by area code, then in the order of the method. */
  readonly indicators: TableData;
  /** Count, mean and standard deviation of each indicator, domain and of the index before it was standardised. */
  readonly scales: TableData;
  readonly context: TableData;
  readonly harmonised: TableData;
  /** For each domain, the fifth of every area that has a score in it, by area code. */
  readonly domainFifths: ReadonlyMap<string, ReadonlyMap<string, Fifth>>;
  readonly declared: readonly ReleaseIndicator[];
  /** Every data set behind the release, reference data included, each once. */
  readonly sources: readonly SourceDeclaration[];
  readonly topology: AreaTopology;
}
