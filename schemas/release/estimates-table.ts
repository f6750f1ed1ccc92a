import { z } from 'zod';
import { GSS_CODE, gssCode, numberOrNull, rank, share, text } from '../fields.js';
import { field, type Table } from '../table.js';
import { COLDSPOT_KINDS, rankShape } from './coldspot-fields.js';

const GBP = 'pounds a year';
const money = (title: string, description: string) => numberOrNull(title, description, GBP);
const people = (title: string, description: string) =>
  field(z.int().min(0).nullable(), { title, description, unit: 'people' });

const code = gssCode('Area code', 'GSS code of the area where people grew up, as the records have it.');
const name = text('Area name', 'Name of the area in the register of local authorities.');

/** Title and description of each measure, in the order of the table. */
const MEASURES = {
  earnings_mean: ['Mean earnings', 'Mean annual earnings of those eligible for free school meals.'],
  earnings_median: ['Median earnings', 'Median annual earnings of those eligible for free school meals.'],
  gap: [
    'Gap',
    'Mean earnings of the top fifth by family circumstances minus those of the bottom fifth, over everyone with earnings that count, whether or not their qualification is known.',
  ],
  gap_slope: [
    'Gap by slope',
    'Slope of earnings on family circumstances in the area, times the distance between the national 10th and 90th percentiles.',
  ],
  explained: [
    'Explained gap',
    'The part of the gap that qualifications explain, among people whose qualification is known: explained and unexplained add up to the gap of these.',
  ],
  unexplained: [
    'Unexplained gap',
    'The part of the gap that remains between people with the same qualifications, among people whose qualification is known.',
  ],
} as const;
type MeasureName = keyof typeof MEASURES;

const own = (measure: MeasureName) => money(MEASURES[measure][0], MEASURES[measure][1]);

/** A measure with its shrunken value and the weight of the area's own figures. */
const shrunken = (measure: MeasureName) => {
  const [title] = MEASURES[measure];
  return {
    [measure]: own(measure),
    [`${measure}_shrunken`]: money(
      `${title}: shrunken`,
      'The figure shrunk towards the mean of all areas, the more so the less precise it is. The three measures by which areas are ranked (mean earnings, or median with --measure median; gap; unexplained gap) are shrunk together, so that each tells something of the others.',
    ),
    [`${measure}_weight`]: share(
      `${title}: weight`,
      'How much the area’s own figures tell: 1 less the variance left around the shrunken value as a share of the variance between areas. 0: the shrunken value is the mean of all areas; 1: it is the own figure.',
    ),
  };
};

const standardError = (of: string) =>
  money(`${of}: standard error`, 'Standard error of the area’s own figure.');

const unknownShare = share(
  'Share without a known qualification',
  'Share of the people in the bottom and the top fifth whose qualification is not known, and whom the split therefore leaves out; empty where it would disclose something about few people.',
);

const withheld = text(
  'Withheld',
  'Figures that disclosure control withholds, separated by semicolons: earnings, median, gap, split; also listed in suppression.csv.',
);
const reason = text('Reason', 'Why a figure that is not withheld is missing.');

/**
 * Estimates by area from individual records, after disclosure control. Sorted by rank. New columns come at
 * the end.
 */
export const estimatesTable: Table = {
  name: 'estimates',
  title: 'Estimates',
  description:
    'Earnings of the disadvantaged, gap and its parts by the area where people grew up, rounded, with shrunken values, ranks and coldspots. Rank 1 is the best.',
  key: ['area_code'],
  row: z.strictObject({
    area_code: code,
    area_name: name,
    n: people('People', 'People eligible for free school meals whose earnings count, rounded.'),
    ...shrunken('earnings_mean'),
    ...shrunken('earnings_median'),
    earnings_se: standardError('Mean earnings'),
    ...shrunken('gap'),
    ...shrunken('gap_slope'),
    ...shrunken('explained'),
    ...shrunken('unexplained'),
    rank: rankShape.rank,
    rank_low: rankShape.rank_low,
    rank_high: rankShape.rank_high,
    coldspot_probability: share(
      'Probability of being a coldspot',
      'Share of the draws in which the area is a coldspot.',
    ),
    kind: field(z.enum(COLDSPOT_KINDS).nullable(), {
      title: 'Class',
      description:
        'coldspot: among the worst fifth on earnings of the disadvantaged and on gap; cold_on_level or cold_on_gap: on only one of them; hotspot: among the best fifth on both; none: none of these; empty where one of them is missing.',
    }),
    withheld,
    reason,
    region_code: field(z.string().regex(GSS_CODE).nullable(), {
      title: 'Region code',
      description: 'GSS code of the region, or of the country where it has none.',
    }),
    region_name: field(z.string().nullable(), {
      title: 'Region name',
      description: 'Name of the region or country.',
    }),
    earnings_median_se: standardError('Median earnings'),
    gap_se: standardError('Gap'),
    gap_slope_se: standardError('Gap by slope'),
    explained_se: standardError('Explained gap'),
    unexplained_se: standardError('Unexplained gap'),
    n_bottom: people('People in the bottom fifth', 'Number of people in the bottom fifth, rounded.'),
    n_top: people('People in the top fifth', 'Number of people in the top fifth, rounded.'),
    substituted_share: share(
      'Substituted share',
      'Share of the bottom fifth whose qualification nobody in the area’s top fifth has, so that the national mean is used instead; empty where it would disclose something about few people.',
    ),
    score: numberOrNull(
      'Long-shadow score',
      'Mean of earnings, gap and unexplained gap, shrunken, standardised and signed so that lower is worse.',
      'standard deviations',
    ),
    level_rank: rankShape.level_rank,
    gap_rank: rankShape.gap_rank,
    unexplained_gap_rank: rankShape.unexplained_gap_rank,
    rank_median: rank('Rank, median', 'The median rank over the draws.'),
    hotspot_probability: share(
      'Probability of being a hotspot',
      'Share of the draws in which the area is a hotspot.',
    ),
    unknown_qualification_share: unknownShare,
    no_variance: text(
      'Measures without variance',
      'Measures that do not differ between areas by more than chance, separated by semicolons: earnings_mean or earnings_median, gap, unexplained. Their shrunken values are the same everywhere and count zero in score and rank.',
    ),
  }),
};

/** The same for regions and countries, without ranks. */
export const totalsTable: Table = {
  name: 'totals',
  title: 'Totals',
  description: 'The same figures for regions and countries, rounded; without ranks.',
  key: ['area_code'],
  row: z.strictObject({
    area_code: gssCode('Area code', 'GSS code of the region or country.'),
    area_name: text('Area name', 'Name of the region or country.'),
    level: field(z.enum(['region', 'country']), {
      title: 'Level',
      description: 'Whether the area is a region or a country.',
    }),
    n: people('People', 'People eligible for free school meals whose earnings count, rounded.'),
    earnings_mean: own('earnings_mean'),
    earnings_median: own('earnings_median'),
    earnings_se: standardError('Mean earnings'),
    gap: own('gap'),
    gap_slope: own('gap_slope'),
    explained: own('explained'),
    unexplained: own('unexplained'),
    withheld,
    reason,
    n_bottom: people('People in the bottom fifth', 'Number of people in the bottom fifth, rounded.'),
    n_top: people('People in the top fifth', 'Number of people in the top fifth, rounded.'),
    unknown_qualification_share: unknownShare,
  }),
};

/** What was withheld. Not by which rule: that would tell areas with fewer than ten people from the others. */
export const suppressionTable: Table = {
  name: 'suppression',
  title: 'Suppression',
  description:
    'Every figure that disclosure control withholds. Neither counts nor rules are given: a rule would tell where there are only a few people.',
  key: ['area_code', 'family'],
  row: z.strictObject({
    area_code: gssCode('Area code', 'GSS code of the area.'),
    area_name: text('Area name', 'Name of the area.'),
    level: field(z.enum(['area', 'region', 'country']), {
      title: 'Level',
      description: 'Whether it is an area of the records, or a region or country that contains some.',
    }),
    family: field(z.enum(['earnings', 'median', 'gap', 'split']), {
      title: 'Family',
      description:
        'earnings: number of people and mean; median: the median; gap: gap and slope; split: explained and unexplained gap.',
    }),
    rule: field(z.literal('withheld'), {
      title: 'Rule',
      description:
        'Always withheld: which rule withholds the figures must not leave (with --out-private it is in private_suppression.csv).',
    }),
    explanation: text('Explanation', 'The same sentence in every row.'),
  }),
};
