import type { Comparison } from '../../schemas/comparison.js';

/* What two editions or releases have in common and what moved between them: `smi compare`. */

/** One of the two, as it was found. */
export interface ComparedEdition {
  readonly name: string;
  readonly title: string;
  readonly method_version: string;
  /** Whether it was read from a release, or scored from the figures of an edition, without intervals. */
  readonly from: 'release' | 'edition';
  /** The id in the receipt of the release. */
  readonly id: string | null;
  /** How many areas have a rank in it. */
  readonly ranked: number;
}

/** An indicator in the scores of an area: what it adds in each edition, in points of the score. */
export interface ComparedPart {
  readonly code: string;
  /** Contribution in each edition; null where the edition has no such figure of the area. */
  readonly before: number | null;
  readonly after: number | null;
  /**
   * What the figure of the area, and the weight of the indicator, moved the score by: both figures are
   * measured from the mean of the first edition, in its standard deviation.
   */
  readonly change: number;
}

/** The change in a score as a sum; null where the method of either makes no sum of its indicators. */
export interface Decomposed {
  /** Largest change first. */
  readonly parts: readonly ComparedPart[];
  /** What other means and deviations, because of other areas or of other figures elsewhere, moved it by. */
  readonly standardisation: number;
}

/** The ends of the 90% interval of a rank, with figures and choices drawn. */
export type RankInterval = readonly [low: number, high: number];

export interface ComparedArea extends Comparison {
  /** Its code in the first edition, where that is another. */
  readonly area_code_before: string;
  readonly interval_before: RankInterval | null;
  readonly interval: RankInterval | null;
  /** Whether each rank lies outside the interval of the other; null without both intervals. */
  readonly is_real: boolean | null;
  readonly decomposed: Decomposed | null;
}

/** An area that only one of the two has. */
export interface UnmatchedArea {
  readonly area_code: string;
  readonly area_name: string;
  readonly ranked: string;
  readonly rank: number | null;
  /** The areas of the other edition that became it, or that it became, by the history of codes. */
  readonly others: readonly {
    readonly area_code: string;
    readonly area_name: string;
    readonly rank: number | null;
  }[];
}

export interface EditionsCompared {
  readonly before: ComparedEdition;
  readonly after: ComparedEdition;
  /** What the areas are ranked by in both. */
  readonly ranked: readonly string[];
  /** Every area that is in both, by what is ranked; the largest move of ranks first. */
  readonly areas: readonly ComparedArea[];
  readonly new_areas: readonly UnmatchedArea[];
  readonly retired_areas: readonly UnmatchedArea[];
  /** Titles of indicators by their codes, where known. */
  readonly titles: Readonly<Record<string, string>>;
  /** Indicators that only one of the two scores. */
  readonly new_indicators: readonly string[];
  readonly retired_indicators: readonly string[];
  /** Limits of the comparison, a sentence each. */
  readonly notes: readonly string[];
}
