import { z } from 'zod';
import { areaName, indicatorCode, period, share } from '../fields.js';
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
  field(z.number().nullable(), {
    title: `${of}: three-year mean`,
    description: 'Mean over the period and the two before it; empty where one of the three is missing.',
    unit: POINTS,
  });

const standardError = (of: string) =>
  field(z.number().min(0).nullable(), {
    title: `${of}: standard error`,
    description:
      'Standard deviation of the area’s yearly changes less the median change of all areas in which both years are known, over the square root of two; the median of all areas where fewer than six years are known.',
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
    'How many of the three years of the means are the authority’s own, and not only carried from one that is no more.',
  unit: 'years',
});

const common = { ...placeShape, outcome, ...measureShape(POINTS), ...rankShape };
const precision = {
  ...moreProbabilities,
  level_standard_error: standardError('Level'),
  gap_standard_error: standardError('Gap'),
};
const when = field(period, {
  title: 'Period',
  description:
    'The period of the outcome, as the official file writes it; for all outcomes the year in which it ends.',
});

/** Sorted by outcome, then by rank. New columns come at the end. */
export const coldspotsTable: Table = {
  name: 'coldspots',
  title: 'Coldspots',
  description:
    'Level, gap and unexplained gap of every authority and outcome, with ranks, coldspots and how sure they are. Rank 1 is best.',
  key: ['area_code', 'outcome'],
  row: z.strictObject({
    ...common,
    period: when,
    ...statusShape,
    ...means,
    ...precision,
    three_years_known: yearsKnown,
  }),
};

/** Sorted by outcome, period and rank. */
export const coldspotsByYearTable: Table = {
  name: 'coldspots_by_year',
  title: 'Coldspots by year',
  description: 'The same for every year of the outcomes, with who entered, stayed or left.',
  key: ['area_code', 'outcome', 'period'],
  row: z.strictObject({
    ...common,
    period: when,
    ...statusShape,
    known: field(z.boolean(), {
      title: 'Known',
      description:
        'Whether level and gap are the authority’s own for the year; false where they are missing, or only carried from an authority that is no more.',
    }),
    change: field(z.enum(['entered', 'stayed', 'left']).nullable(), {
      title: 'Change',
      description:
        'entered: a coldspot that was none the year before; stayed: one in both; left: one no more. Empty where it is none in either, or where a year is not known.',
    }),
    ...precision,
    ...means,
    three_years_known: yearsKnown,
  }),
};

export const MOVES = ['first_and_last', 'entered', 'left', 'passed', 'never', 'unknown'] as const;

const years = (title: string, description: string) =>
  field(z.int().min(0), { title, description, unit: 'years' });

/** How long authorities are coldspots. Sorted by outcome and years cold. */
export const persistenceTable: Table = {
  name: 'persistence',
  title: 'Persistence',
  description:
    'In how many of its known years each authority is a coldspot, and whether it stays, enters or leaves.',
  key: ['area_code', 'outcome'],
  row: z.strictObject({
    ...placeShape,
    outcome,
    years_known: years('Years known', 'Years with a level and a gap of the authority’s own.'),
    years_cold: years('Years cold', 'Known years in which it is a coldspot.'),
    persistence: share('Persistence', 'Years cold of years known; empty where no year is known.'),
    first_known: field(z.string().nullable(), {
      title: 'First known',
      description: 'The first known period.',
    }),
    last_known: field(z.string().nullable(), { title: 'Last known', description: 'The last known period.' }),
    move: field(z.enum(MOVES), {
      title: 'Move',
      description:
        'first_and_last: a coldspot in the first and the last known year; entered: in the last, not the first; left: in the first, not the last; passed: only between; never: in no known year; unknown: fewer than two years are known.',
    }),
    cold_periods: field(z.string(), {
      title: 'Cold periods',
      description: 'The known periods in which it is a coldspot, separated by semicolons.',
    }),
  }),
};

const { place, place_code, place_kind, area_code, whole } = publishedColdspotRow.shape;

/** The areas named in 2020 against what their authorities are here. */
export const agreementTable: Table = {
  name: 'agreement',
  title: 'Agreement with 2020',
  description:
    'The districts named in “The long shadow of deprivation” (2020) and what the authority that each lies in is here: other years, other outcomes and another level.',
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
    areas: field(z.int().min(0), { title: 'Areas ranked', description: 'Areas with a rank.', unit: 'areas' }),
    coldspot_probability: rankShape.coldspot_probability,
    hotspot_probability: share(
      'Probability of being a hotspot',
      'Share of the draws in which the authority is a hotspot.',
    ),
  }),
};

const number = (title: string, description: string, unit: string) =>
  field(z.number(), { title, description, unit });

/** The lines behind the unexplained gaps: with these anyone can redo them. */
export const linesTable: Table = {
  name: 'lines',
  title: 'Lines',
  description:
    'The least-squares lines that the unexplained gaps are measured from, one per figure and period.',
  key: ['code', 'period'],
  row: z.strictObject({
    code: indicatorCode,
    period,
    on_period: field(period, {
      title: 'Explaining period',
      description: 'The period of the figure that explains, as the official file writes it.',
    }),
    areas: field(z.int().min(0), { title: 'Areas', description: 'Areas with both figures.', unit: 'areas' }),
    slope: number(
      'Slope',
      'What one unit more of the explaining figure adds.',
      'percentage points per point',
    ),
    intercept: number('Intercept', 'The height of the line at nought.', 'percentage points'),
    r_squared: share('R²', 'Share of the variance that the line explains.'),
  }),
};
