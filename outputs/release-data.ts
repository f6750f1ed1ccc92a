import type { IndicatorDeclaration } from '../schemas/indicator.js';
import type { Country, Inset } from '../schemas/method/areas.js';
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

/** A figure that is published for some countries of an edition alone: shown with the index, never scored. */
export interface OwnFigure extends Pick<ReleaseIndicator, 'declaration' | 'source' | 'period' | 'note'> {
  readonly countries: readonly Country[];
}

export const FIFTHS = [1, 2, 3, 4, 5] as const;
/** 1 is the best fifth of areas, 5 the worst. */
export type Fifth = (typeof FIFTHS)[number];

/** How sure the ranks of an index are, and what drives them. */
export interface RobustnessTables {
  /** How many replicates they are made of; 0 where none was made: the tables then have no figures. */
  readonly replicates: number;
  readonly seed: number;
  /** In the order of the index. */
  readonly areas: TableData;
  /** Largest total index first; no rows where the analysis was left out. */
  readonly sensitivity: TableData;
  /** In the order of the indicators; largest moves first. */
  readonly leaveOneOut: TableData;
  /** How far every figure may be off; in the order of the areas. */
  readonly errors: TableData;
}

/** Who moved where in the year before a census, between the areas of an index. */
export interface MovesTables {
  /** In the order of the codes of the areas. */
  readonly areas: TableData;
  /** Between fifths of the index and of each face, then between regions. */
  readonly between: TableData;
  /** From and to places that are no area of the edition. */
  readonly elsewhere: TableData;
}

/** Figures of counties spread over their districts; no rows where the method has no model. */
export interface ModelTablesOfRelease {
  /** One row for each county indicator, in the order of the method. */
  readonly indicators: TableData;
  /** Coefficients and covariances. */
  readonly parameters: TableData;
  /** `chances` of the upper tiers, by rank; no rows where the method has no such aggregate. */
  readonly upperTiers: TableData;
}

/** How the scores of an index go with what others measured. */
export interface ValidityTables {
  /** A row for each part of the index, measure and subset. */
  readonly correlations: TableData;
  /** The mean scores of the larger places. */
  readonly places: TableData;
  /** What others measured. */
  readonly evidence: TableData;
}

/** Several editions on the scale of one of them. */
export interface TrendTables {
  /** A row for each edition, code and area. */
  readonly areas: TableData;
  /** Scales and breaks: a row for each edition and code. */
  readonly codes: TableData;
}

/** Everything that a writer knows about a release of an index: results, and not how a score is made. */
export interface IndexRelease {
  readonly method: IndexMethod;
  readonly schemaVersion: string;
  /** Sorted by rank. */
  readonly index: TableData;
  /** Sorted by area code, then in the order of the method. */
  readonly indicators: TableData;
  /**
   * Count, mean and standard deviation of each indicator, domain and of the index before it was standardised.
   */
  readonly scales: TableData;
  readonly context: TableData;
  /** The figures of the context that are of some countries alone; only where the method names such. */
  readonly ownFigures?: readonly OwnFigure[];
  readonly harmonised: TableData;
  /** Every published figure that changed since; only where one did. */
  readonly revisions?: TableData;
  /** Ranks in it and in the edition that it follows; only where it follows one. */
  readonly comparison?: TableData;
  /** For each domain, the fifth of every area that has a score in it, by area code. */
  readonly domainFifths: ReadonlyMap<string, ReadonlyMap<string, Fifth>>;
  readonly declared: readonly ReleaseIndicator[];
  /** How sure the ranks are. */
  readonly robustness: RobustnessTables;
  /** What is modelled, and how well. */
  readonly model: ModelTablesOfRelease;
  /** Every indicator on its scale, one column each. */
  readonly normalised: TableData;
  /** Skewness and kurtosis before and after the treatment of outliers, and every value that was changed. */
  readonly treatment: TableData;
  readonly treated: TableData;
  /** Weight in effect of each indicator and domain, with warnings. */
  readonly checks: TableData;
  /** Where the method names a data set of moves. */
  readonly moves?: MovesTables | undefined;
  /** Only where the edition is the last of a trend. */
  readonly trend?: TrendTables;
  /** How it goes with what others measured, where the edition has evidence. */
  readonly validity?: ValidityTables;
  /** Every data set behind the release, reference data included, each once. */
  readonly sources: readonly SourceDeclaration[];
  /** What the method prefers and the figures were made without, by the title of the indicator. */
  readonly couldHave?: readonly { readonly title: string; readonly source: SourceDeclaration }[];
  readonly topology: AreaTopology;
  /** The region that maps also show enlarged. */
  readonly inset?: Inset | undefined;
}

/** Everything that a writer knows about a release of the long shadow. */
export interface LongShadowRelease {
  readonly method: LongShadowMethod;
  readonly schemaVersion: string;
  /** By outcome in the order of the method, `all` last; then by rank. */
  readonly coldspots: TableData;
  /** The same for every year: by outcome, period and rank. */
  readonly byYear: TableData;
  /** By outcome; authorities that were cold longest first. */
  readonly persistence: TableData;
  /** The regression lines that the unexplained gaps are measured from. */
  readonly lines: TableData;
  /** The areas that the report of 2020 named. */
  readonly agreement: TableData;
  /** How often the places named hot in 2020 have higher figures than those named cold. */
  readonly names: TableData;
  /** Higher education by 19 and by 25 of the same young people; the largest rise first. */
  readonly secondChances: TableData;
  /** Stated probabilities for the next year against what was found. */
  readonly calibration: TableData;
  readonly localLevels: TableData;
  /** Figures that two data sets give of the same people. */
  readonly twoSources: TableData;
  /** Every figure behind the ranking, official and derived, of every period. */
  readonly figures: TableData;
  readonly context: TableData;
  readonly harmonised: TableData;
  /** Every published figure that changed since; only where one did. */
  readonly revisions?: TableData;
  /** Ranks in it and in the edition that it follows; only where it follows one. */
  readonly comparison?: TableData;
  /** The official and the derived figures that the method names. */
  readonly declared: readonly Pick<ReleaseIndicator, 'declaration' | 'source' | 'note'>[];
  readonly sources: readonly SourceDeclaration[];
  readonly topology: AreaTopology;
  /** The region that maps also show enlarged. */
  readonly inset?: Inset | undefined;
}

export type ReleaseData = IndexRelease | LongShadowRelease;

export const isIndexRelease = (data: ReleaseData): data is IndexRelease => 'index' in data;
