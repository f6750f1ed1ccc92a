import type { IndicatorDeclaration } from '../schemas/indicator.js';
import type { Inset } from '../schemas/method/areas.js';
import type { IndexMethod, LongShadowMethod } from '../schemas/method.js';
import type { SourceDeclaration } from '../schemas/source.js';
import type { TableData } from '../schemas/table.js';
import type { AreaTopology } from './maps/topology.js';

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

/** What the ranks of an index are worth, and what drives them. */
export interface RobustnessTables {
  /** How many replicates they are made of; 0 where none was asked for: the tables are then empty of figures. */
  readonly replicates: number;
  readonly seed: number;
  /** In the order of the index. */
  readonly areas: TableData;
  /** Largest total index first; no row where it was left out. */
  readonly sensitivity: TableData;
  /** In the order of the indicators; largest moves first. */
  readonly leaveOneOut: TableData;
}

/** Everything that a writer may know of a release of an index. How a score is made is not among it. */
export interface IndexRelease {
  readonly method: IndexMethod;
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
  /** What the ranks are worth. */
  readonly robustness: RobustnessTables;
  /** Every indicator on its scale, one column each. */
  readonly normalised: TableData;
  /** What was found of outliers, and every value that was changed. */
  readonly treatment: TableData;
  readonly treated: TableData;
  /** What each indicator and domain weighs in effect, with warnings. */
  readonly checks: TableData;
  /** Every data set behind the release, reference data included, each once. */
  readonly sources: readonly SourceDeclaration[];
  readonly topology: AreaTopology;
  /** The region that maps also show enlarged. */
  readonly inset?: Inset | undefined;
}

/** Everything that a writer may know of a release of the long shadow. */
export interface LongShadowRelease {
  readonly method: LongShadowMethod;
  readonly schemaVersion: string;
  /** By outcome in the order of the method, `all` last; then by rank. */
  readonly coldspots: TableData;
  /** The same for every year: by outcome, period and rank. */
  readonly byYear: TableData;
  /** By outcome; those that are cold longest first. */
  readonly persistence: TableData;
  /** What the unexplained gaps are measured from. */
  readonly lines: TableData;
  /** The areas that the report of 2020 named. */
  readonly agreement: TableData;
  /** Every figure behind the ranking, official and derived, of every period. */
  readonly figures: TableData;
  readonly context: TableData;
  readonly harmonised: TableData;
  /** The official and the derived figures that the method names. */
  readonly declared: readonly Pick<ReleaseIndicator, 'declaration' | 'source' | 'note'>[];
  readonly sources: readonly SourceDeclaration[];
  readonly topology: AreaTopology;
  /** The region that maps also show enlarged. */
  readonly inset?: Inset | undefined;
}

export type ReleaseData = IndexRelease | LongShadowRelease;

export const isIndexRelease = (data: ReleaseData): data is IndexRelease => 'index' in data;
