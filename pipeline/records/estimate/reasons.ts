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
