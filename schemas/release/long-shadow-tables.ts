import { z } from 'zod';
import { areaName, count, indicatorCode, number, numberOrNull, period, share, text } from '../fields.js';
import { publishedColdspotRow } from '../published-coldspot.js';
import { field, type Table } from '../table.js';
import {
  measureShape,
  moreProbabilities,
  outcome,
  placeShape,
  rankShape,
  statusShape,
} from './coldspot-fields.js';

const POINTS = 'per cent, or percentage points for gaps';

const mean = (of: string) =>
  numberOrNull(
    `${of}: three-year mean`,
    'Mean over the period and the two before it; empty where one of the three is missing.',
    POINTS,
  );

const standardError = (of: string) =>
  field(z.number().min(0).nullable(), {
    title: `${of}: standard error`,
    description:
      'Where the numbers of people are known, the binomial standard error. Elsewhere the standard deviation of the area’s yearly changes, less the median change of all areas in which both years are known, divided by the square root of two; where fewer than six years are known, the median over all areas.',
    unit: 'percentage points',
  });

const means = {
  level_three_year_mean: mean('Level'),
  gap_three_year_mean: mean('Gap'),
  unexplained_gap_three_year_mean: mean('Unexplained gap'),
};

const yearsKnown = field(z.int().min(0).nullable(), {
  title: 'Years known of the three',
  description:
    'For how many of the three years of the means the figures are the authority’s own, not carried over from an authority that no longer exists.',
  unit: 'years',
});

const common = { ...placeShape, outcome, ...measureShape(POINTS), ...rankShape };
const precision = {
  ...moreProbabilities,
  level_standard_error: standardError('Level'),
  gap_standard_error: standardError('Gap'),
};
const shrunken = (of: string) =>
  numberOrNull(
    `${of}: shrunken`,
    'Pulled towards the area’s own earlier years and the mean of all areas, by a local-level model: the mean of the draws. Empty where no standard error is known.',
    POINTS,
  );

const shrunkenError = (of: string) =>
  field(z.number().min(0).nullable(), {
    title: `${of}: standard error of the shrunken value`,
    description: 'Standard deviation of the draws.',
    unit: 'percentage points',
  });

/** What a row is made from, and what next year’s figures may say. */
const outlook = {
  level_shrunken: shrunken('Level'),
  gap_shrunken: shrunken('Gap'),
  level_shrunken_standard_error: shrunkenError('Level'),
  gap_shrunken_standard_error: shrunkenError('Gap'),
  coldspot_next_year: share(
    'Probability of being found a coldspot next year',
    'Share of the draws in which the figures of the next year make the area a coldspot: with a year of drift and the error of a year, from the years up to this one only. Empty with fewer than three years.',
  ),
  next_year_observed: share(
    'Next year, observed',
    'Of all earlier forecasts in the same tenth of probability, of all outcomes: the share that came true (calibration.csv).',
  ),
  next_year_observed_low: share('Next year, observed: lower limit', 'Lower 95% limit of that share.'),
  next_year_observed_high: share('Next year, observed: upper limit', 'Upper 95% limit of that share.'),
  source: field(z.string().nullable(), {
    title: 'Source',
    description:
      'The data sets that level and gap are from, separated by semicolons; empty for all outcomes.',
  }),
  level_cohort: numberOrNull(
    'Cohort',
    'How many young people the level is a share of, where the number is known; in a carried year those of the former authority.',
    'people',
  ),
  others_cohort: numberOrNull(
    'Cohort of all others',
    'How many the share of all others is of, where the number is known.',
    'people',
  ),
};

const when = field(period, {
  title: 'Period',
  description:
    'The period of the outcome, as the official file writes it; for all outcomes, the year in which it ends.',
});

/** Sorted by outcome, then by rank. New columns come at the end. */
export const coldspotsTable: Table = {
  name: 'coldspots',
  title: 'Coldspots',
  description:
    'Level, gap and unexplained gap of every authority and outcome, with ranks, coldspots, and intervals and probabilities for them. Rank 1 is the best.',
  key: ['area_code', 'outcome'],
  row: z.strictObject({
    ...common,
    period: when,
    ...statusShape,
    ...means,
    ...precision,
    three_years_known: yearsKnown,
    ...outlook,
  }),
};

/** Sorted by outcome, period and rank. */
export const coldspotsByYearTable: Table = {
  name: 'coldspots_by_year',
  title: 'Coldspots by year',
  description:
    'The same for every year of the outcomes, and whether an authority became, stayed or ceased to be a coldspot.',
  key: ['area_code', 'outcome', 'period'],
  row: z.strictObject({
    ...common,
    period: when,
    ...statusShape,
    known: field(z.boolean(), {
      title: 'Known',
      description:
        'Whether level and gap are the authority’s own for the year; false where they are missing or carried over from an authority that no longer exists.',
    }),
    change: field(z.enum(['entered', 'stayed', 'left']).nullable(), {
      title: 'Change',
      description:
        'entered: a coldspot this year but not the year before; stayed: in both years; left: the year before but not this year. Empty where it is a coldspot in neither, or where one of the years is not known.',
    }),
    ...precision,
    ...means,
    three_years_known: yearsKnown,
    ...outlook,
  }),
};

export const MOVES = ['first_and_last', 'entered', 'left', 'passed', 'never', 'unknown'] as const;

const years = (title: string, description: string) => count(title, description, 'years');

/** How long authorities have been coldspots. Sorted by outcome and years cold. */
export const persistenceTable: Table = {
  name: 'persistence',
  title: 'Persistence',
  description:
    'In how many of its known years each authority is a coldspot, and whether it became, stayed or ceased to be one.',
  key: ['area_code', 'outcome'],
  row: z.strictObject({
    ...placeShape,
    outcome,
    years_known: years('Years known', 'Number of years in which level and gap are the authority’s own.'),
    years_cold: years('Years cold', 'Number of known years in which it is a coldspot.'),
    persistence: share('Persistence', 'Years cold as a share of years known; empty where no year is known.'),
    first_known: field(z.string().nullable(), {
      title: 'First known',
      description: 'The first known period.',
    }),
    last_known: field(z.string().nullable(), { title: 'Last known', description: 'The last known period.' }),
    move: field(z.enum(MOVES), {
      title: 'Move',
      description:
        'first_and_last: a coldspot in the first and the last known year; entered: in the last but not the first; left: in the first but not the last; passed: only in years between; never: in no known year; unknown: fewer than two years are known.',
    }),
    cold_periods: text(
      'Cold periods',
      'The known periods in which it is a coldspot, separated by semicolons.',
    ),
  }),
};

const { place, place_code, place_kind, area_code, whole } = publishedColdspotRow.shape;

/** The areas named in 2020 and the classes of their authorities here. */
export const agreementTable: Table = {
  name: 'agreement',
  title: 'Agreement with 2020',
  description:
    'The districts named in “The long shadow of deprivation” (2020) with the class here of the authority that contains each: for other years, other outcomes and another level of area.',
  key: ['place_code', 'outcome'],
  row: z.strictObject({
    place,
    place_code,
    place_kind,
    area_code,
    area_name: areaName,
    whole,
    outcome,
    kind: rankShape.kind,
    level_rank: rankShape.level_rank,
    gap_rank: rankShape.gap_rank,
    rank: rankShape.rank,
    areas: count('Areas ranked', 'Number of areas with a rank.', 'areas'),
    coldspot_probability: rankShape.coldspot_probability,
    hotspot_probability: share(
      'Probability of being a hotspot',
      'Share of the draws in which the authority is a hotspot.',
    ),
    district_code: publishedColdspotRow.shape.district_code,
    level: numberOrNull(
      'Level',
      'The outcome of the disadvantaged in the authority; higher is better.',
      POINTS,
    ),
    local_figure: numberOrNull(
      'Local figure',
      'The figure of the district of today that the method holds against the names of 2020, such as weekly pay.',
      'unit of the indicator',
    ),
  }),
};

/** The lines from which the unexplained gaps are measured: enough to redo the calculation. */
export const linesTable: Table = {
  name: 'lines',
  title: 'Lines',
  description:
    'The least-squares lines from which the unexplained gaps are measured: one per figure and period.',
  key: ['code', 'period'],
  row: z.strictObject({
    code: indicatorCode,
    period,
    on_period: field(period, {
      title: 'Explaining period',
      description: 'The period of the explanatory figure, as the official file writes it.',
    }),
    areas: count('Areas', 'Number of areas with both figures.', 'areas'),
    slope: number(
      'Slope',
      'Change for one more unit of the explanatory figure.',
      'percentage points per point',
    ),
    intercept: number(
      'Intercept',
      'Value of the line where the explanatory figure is zero.',
      'percentage points',
    ),
    r_squared: share('R²', 'Share of the variance that the line explains.'),
  }),
};
