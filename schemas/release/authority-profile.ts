import { z } from 'zod';
import { CODE, count, filledText, numberOrNull, period, share, text } from '../fields.js';
import { PERIOD_COLUMNS } from '../period-columns.js';
import { field } from '../table.js';
import {
  absence,
  areaPart,
  editionPart,
  interval,
  linksPart,
  namedArea,
  notes,
  probabilityFields,
  rankOf,
  sourcePart,
} from './area-parts.js';
import { measureShape, rankShape, statusShape } from './coldspot-fields.js';
import { MOVES } from './long-shadow-tables.js';

const POINTS = 'per cent, or percentage points for gaps';
const { level, gap, unexplained_gap } = measureShape(POINTS);
const { level_rank, gap_rank, unexplained_gap_rank, kind, score } = rankShape;

const year = z.strictObject({
  period,
  ...PERIOD_COLUMNS,
  level,
  gap,
  unexplained_gap,
  missing: absence,
  status: statusShape.status,
  reason: statusShape.reason,
  level_rank,
  gap_rank,
  unexplained_gap_rank,
  class: kind,
  score,
  ...rankOf('the score'),
  figures: field(interval.nullable(), {
    title: 'Interval, figures alone',
    description:
      'Holds nine in ten of the ranks of the draws, which are about shrunken values; null without a rank.',
  }),
  ...probabilityFields,
  change: field(z.enum(['entered', 'stayed', 'left']).nullable(), {
    title: 'Change',
    description:
      'Whether it became, stayed or ceased to be a coldspot; null where it is one in neither year.',
  }),
});
export type AuthorityYear = z.infer<typeof year>;

/** In how many years an authority is a coldspot. */
export const persistencePart = z.strictObject({
  years_known: count('Years known', 'In how many years the figures are its own.', 'years'),
  years_cold: count('Years cold', 'In how many of them it is a coldspot.', 'years'),
  first_known: field(z.string().nullable(), { title: 'First known', description: 'First period.' }),
  last_known: field(z.string().nullable(), { title: 'Last known', description: 'Last period.' }),
  move: field(z.enum(MOVES), {
    title: 'Move',
    description: 'first_and_last, entered, left, passed, never or unknown: see the table persistence.',
  }),
});
export type PersistencePart = z.infer<typeof persistencePart>;

const outcome = z.strictObject({
  code: field(z.string().regex(CODE), {
    title: 'Outcome',
    description: 'Code of the outcome; all: all outcomes together, by the mean of their scores.',
  }),
  name: filledText('Name', 'The outcome in words.'),
  ...year.omit({ change: true }).shape,
  level_standard_error: numberOrNull('Level: standard error', 'Of the level.', 'percentage points'),
  gap_standard_error: numberOrNull('Gap: standard error', 'Of the gap.', 'percentage points'),
  source: text('Source', 'Data sets of level and gap, separated by semicolons; empty for all outcomes.'),
  persistence: field(persistencePart.nullable(), {
    title: 'Persistence',
    description: 'How long it was cold; null for all outcomes together.',
  }),
  cold_periods: field(z.array(z.string().min(1)), {
    title: 'Cold periods',
    description: 'The known periods in which it is a coldspot.',
  }),
  next_year: field(
    z
      .strictObject({
        coldspot_probability: share(
          'Probability of being found a coldspot next year',
          'Share of the draws in which the figures of the next year make it a coldspot.',
        ),
        observed: share('Observed', 'What came true of earlier forecasts in the same tenth of probability.'),
        observed_low: share('Observed: lower limit', 'Lower 95% limit of that share.'),
        observed_high: share('Observed: upper limit', 'Upper 95% limit of that share.'),
      })
      .nullable(),
    { title: 'Next year', description: 'What may be found; null with fewer than three years.' },
  ),
  years: field(z.array(year), { title: 'Years', description: 'Every year, the latest first.' }),
});
export type AuthorityOutcome = z.infer<typeof outcome>;

/** What the file of an authority of the long shadow holds: `areas/<code>.json`. */
export const authorityProfile = z.strictObject({
  area: areaPart,
  edition: editionPart,
  links: linksPart.optional(),
  outcomes: field(z.array(outcome), {
    title: 'Outcomes',
    description: 'In the order of the method, all outcomes together last; each with its latest period.',
  }),
  districts: field(z.array(namedArea), {
    title: 'Districts in it',
    description: 'The districts of a county, by name; empty for an authority that is its own district.',
  }),
  shown_by: field(z.string().min(1).nullable(), {
    title: 'Shown by',
    description:
      'The edition of an index that shows the classes of this one: its release, in a folder next to this one, has files of the districts and of the authority. null where none does.',
  }),
  sources: field(z.array(sourcePart), {
    title: 'Sources',
    description: 'The data sets behind the figures.',
  }),
  notes,
});
export type AuthorityProfile = z.infer<typeof authorityProfile>;
