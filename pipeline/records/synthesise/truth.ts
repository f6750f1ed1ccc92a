/**
 * The model that the made-up records of an area follow. Family circumstances are uniform on 0 to 1
 * everywhere, so the fifths of the country and of an area agree; the number of steps of qualification, 0 to
 * 3, is binomial; earnings are a mean by area, fifth and qualification, times noise of mean 1.
 */
export interface AreaTruth {
  readonly area_code: string;
  /** Size of the area relative to the others: 2 means twice as many people as 1. */
  readonly people: number;
  /** Mean annual earnings of sons in the lowest fifth without a qualification, in pounds. */
  readonly base_pay: number;
  /** What each step of qualification adds, in pounds. */
  readonly qualification_pay: number;
  /** What each fifth adds, as a share: 0.03 is 3 per cent. */
  readonly fifth_pay: number;
  /** Probability of each of the three steps of qualification, in the lowest and in the highest fifth. */
  readonly education_bottom: number;
  readonly education_top: number;
  /** Probability that earnings are missing and, where they are not, that they are zero. */
  readonly missing_share: number;
  readonly zero_share: number;
}

export const TRUTH_COLUMNS = [
  'area_code',
  'people',
  'base_pay',
  'qualification_pay',
  'fifth_pay',
  'education_bottom',
  'education_top',
  'missing_share',
  'zero_share',
] as const satisfies readonly (keyof AreaTruth)[];

export const QUALIFICATIONS = ['none', 'level_2', 'level_3', 'degree'] as const;
export const COHORTS = [1986, 1987, 1988] as const;
/** Probability of free school meals in each fifth, the lowest first. */
export const MEALS = [0.45, 0.2, 0.08, 0.03, 0.01] as const;
/** Earnings of daughters as a share of those of sons. */
export const DAUGHTERS_PAY = 0.8;
/** Spread of the logarithm of earnings around their mean. */
export const NOISE = 0.5;
