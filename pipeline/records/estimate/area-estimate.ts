import type { Matrix } from '../../methods/estimate/semidefinite.js';

/** Why a statistic cannot be computed, in words for a reader. */
export const REASONS = {
  no_earnings: 'nobody in the area has earnings that count',
  no_disadvantaged: 'nobody with earnings that count was eligible for free school meals',
  no_circumstances: 'nobody with earnings that count has an index of family circumstances',
  one_fifth_empty: 'nobody with earnings that count is in the top fifth, or in the bottom one',
  no_qualification:
    'nobody with earnings that count and a known qualification is in the top fifth, or in the bottom one',
  one_record: 'there is no standard error from one person',
  two_records: 'there is no standard error from a line through two people',
  no_spread: 'everyone has the same family circumstances, so there is no line',
  substituted_share:
    'too many of the bottom fifth have a qualification that nobody in the area’s top fifth has',
  no_counterpart: 'the bottom fifth has a qualification that nobody in the whole top fifth has',
} as const;
export type Reason = keyof typeof REASONS;

/** A statistic with its precision, unrounded. */
export interface Precise {
  readonly value: number;
  /** Standard error from sampling, in the unit of the value. */
  readonly standard_error: number;
  /**
   * The standard error by which the value is shrunk, between the own one and that of all areas; left out
   * where it is the same.
   */
  readonly smoothed_error?: number;
}

/** The people that a statistic is computed from. */
export interface People {
  readonly n: number;
  /**
   * The largest earnings or loss of one person as a share of the group's total, without sign: 0 to 1, more
   * where losses are kept; 1 where the total is zero.
   */
  readonly largest_share: number;
  /** Whether there are several people who all earn exactly the same; not where it is left out. */
  readonly all_same?: boolean;
}

/** What is estimated for each area, in annual pounds. */
export const MEASURES = [
  'earnings_mean',
  'earnings_median',
  'gap',
  'gap_slope',
  'explained',
  'unexplained',
] as const;
export type Measure = (typeof MEASURES)[number];

/** `area`: an area of the records; `region` and `country`: the larger areas that contain it. */
export type AreaLevel = 'area' | 'region' | 'country';

/** The estimates for one area, before rounding and disclosure control. Never published in this form. */
export interface AreaEstimate {
  readonly area_code: string;
  readonly area_name: string;
  readonly level: AreaLevel;
  /** The area that contains this one: its region, or else its country; null for a country. */
  readonly parent: string | null;
  /** People eligible for free school meals, with earnings that count. */
  readonly disadvantaged: People & {
    /** How many earn less and how many earn more than the median. */
    readonly below_median: number;
    readonly above_median: number;
  };
  /** People of the bottom and the top fifth with earnings that count, whatever is known of them. */
  readonly bottom: People;
  readonly top: People;
  /** Those of the two fifths whose qualification is known; everyone where it is left out. */
  readonly qualified?: { readonly bottom: People; readonly top: People };
  /** People in the regression of earnings on family circumstances. */
  readonly line: People;
  /**
   * Share of the bottom fifth's known qualifications that nobody in the area's top fifth has, 0 to 1.
   */
  readonly substituted_share: number;
  /** Null where it cannot be computed; `reasons` says why. */
  readonly measures: Readonly<Record<Measure, Precise | null>>;
  readonly reasons: Readonly<Partial<Record<Measure, string>>>;
  /** Correlations of the errors of the measures in `TOGETHER`; only of areas of the records. */
  readonly correlations?: Matrix;
}
