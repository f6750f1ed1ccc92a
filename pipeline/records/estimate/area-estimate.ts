/** Why a statistic cannot be formed, in words for a reader. */
export const REASONS = {
  no_earnings: 'nobody in the area has earnings that count',
  no_disadvantaged: 'nobody with earnings that count was eligible for free school meals',
  no_circumstances: 'nobody with earnings that count has an index of family circumstances',
  one_fifth_empty:
    'nobody with earnings that count and a known qualification is in the top fifth, or in the bottom one',
  one_record: 'one person alone has no standard error',
  two_records: 'a line through two people has no standard error',
  no_spread: 'all have the same family circumstances, so that there is no line',
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
}

/** People behind a statistic. */
export interface People {
  readonly n: number;
  /** Share of the group's total earnings that the person who earns most has, 0 to 1; 1 for a total of nothing. */
  readonly largest_share: number;
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

/** `area`: the code of the records; `region` and `country`: what they lie in. */
export type AreaLevel = 'area' | 'region' | 'country';

/** Everything that the records say of one area, before rounding and disclosure control. Never published as it is. */
export interface AreaEstimate {
  readonly area_code: string;
  readonly area_name: string;
  readonly level: AreaLevel;
  /** The area that this one lies in: its region, or its country; null for a country. */
  readonly parent: string | null;
  /** Those eligible for free school meals, with earnings that count. */
  readonly disadvantaged: People & {
    /** How many earn less, and how many more, than the median. */
    readonly below_median: number;
    readonly above_median: number;
  };
  readonly bottom: People;
  readonly top: People;
  /** People on the line of earnings on family circumstances. */
  readonly line: People;
  /** Share of the bottom fifth with a qualification that nobody in the area's top fifth has, 0 to 1. */
  readonly substituted_share: number;
  /** Null where it cannot be formed; `reasons` says why. */
  readonly measures: Readonly<Record<Measure, Precise | null>>;
  readonly reasons: Readonly<Partial<Record<Measure, string>>>;
}
