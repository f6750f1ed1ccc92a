import { z } from 'zod';
import {
  CODE,
  count,
  filledText,
  flags,
  numberOrNull,
  period,
  rawText,
  share,
  sourceName,
  status,
  text,
} from '../fields.js';
import { PERIOD_COLUMNS } from '../period-columns.js';
import { field } from '../table.js';
import {
  absence,
  areaPart,
  comparator,
  difference,
  editionPart,
  fifth,
  interval,
  linksPart,
  namedArea,
  neighboursPart,
  notes,
  probabilityFields,
  rankOf,
  sourcePart,
} from './area-parts.js';
import { persistencePart } from './authority-profile.js';
import { COLDSPOT_KINDS } from './coldspot-fields.js';
import { GROUPS } from './index-table.js';

const code = (title: string, description: string) => field(z.string().regex(CODE), { title, description });

const score = numberOrNull(
  'Score',
  'On the scale of the method (z_score: mean 0 and standard deviation 1 over the areas); higher is better. null where too few indicators have a figure.',
  'points of the score',
);

/** Where an area is on the index or a part of it. */
export const profileStanding = z.strictObject({
  code: code('Code', 'Code of the index, face or domain.'),
  name: filledText('Name', 'Its name.'),
  part: field(z.enum(['index', 'face', 'domain', 'group']), {
    title: 'Part',
    description:
      'The index itself, one of its two faces, one of its domains (which have indicators), or any other aggregate.',
  }),
  parent: field(z.string().regex(CODE).nullable(), {
    title: 'Parent',
    description: 'Code of what it is part of; null for the index.',
  }),
  score,
  ...rankOf('the unrounded score'),
  fifth,
  figures: field(interval.nullable(), {
    title: 'Interval, figures alone',
    description:
      'Holds nine in ten of the ranks with each figure drawn within its error and the method as it is. null without replicates, and for domains.',
  }),
  choices: field(interval.nullable(), {
    title: 'Interval, figures and choices',
    description:
      'Holds nine in ten of the ranks with choices of method drawn too. null without replicates, and for domains.',
  }),
  rank_median: rankOf('the median over the replicates, with figures and choices drawn').rank,
  ...probabilityFields,
});
export type Standing = z.infer<typeof profileStanding>;

/** An indicator of an area, next to those of the larger areas around it. */
export const profileIndicator = z.strictObject({
  code: code('Code', 'Code of the indicator.'),
  title: filledText('Title', 'Its title.'),
  description: filledText('Description', 'What it measures, for whom.'),
  note: text('Note', 'What the method says of its use; empty where nothing.'),
  domain: code('Domain', 'The domain that it belongs to.'),
  unit: filledText('Unit', 'Unit of its values.'),
  direction: field(z.union([z.literal(1), z.literal(-1)]), {
    title: 'Direction',
    description: '1: a higher value is better; −1: a lower value is better.',
  }),
  period,
  ...PERIOD_COLUMNS,
  value: numberOrNull('Value', 'The figure; null when it is missing.', 'unit of the indicator'),
  lower: numberOrNull('Lower limit', 'Lower 95% limit, where known.', 'unit of the indicator'),
  upper: numberOrNull('Upper limit', 'Upper 95% limit, where known.', 'unit of the indicator'),
  standard_error: numberOrNull(
    'Standard error',
    'Of a modelled or inherited figure: how far the area’s own may be from it.',
    'unit of the indicator',
  ),
  status,
  missing: absence,
  reason: text('Reason', 'Why it is missing, or by which rule it came to the area.'),
  flags,
  ...rankOf('the figure'),
  normalised: numberOrNull(
    'Normalised value',
    'On the common scale, signed so that higher is better.',
    'common scale of the indicators',
  ),
  weight: share('Weight', 'Share of the weight of the index when nothing is missing.'),
  contribution: numberOrNull(
    'Contribution',
    'What it adds to the score; null where the index is not a sum of its parts.',
    'points of the score',
  ),
  least: numberOrNull('Smallest', 'The smallest value of any area.', 'unit of the indicator'),
  most: numberOrNull('Largest', 'The largest value of any area.', 'unit of the indicator'),
  county: field(comparator.nullable(), {
    title: 'County',
    description: 'The figure of the county that it is in; null for an area that is in none.',
  }),
  region: field(comparator.nullable(), { title: 'Region', description: 'The figure of its region.' }),
  country: field(comparator.nullable(), { title: 'Country', description: 'The figure of its country.' }),
  source: sourceName,
  from_codes: text('From codes', 'The codes under which the publisher gave the figure.'),
  cells: text('Cells', 'Every official cell behind the value, as file#row:column.'),
  raw_text: rawText,
});
export type ProfileIndicator = z.infer<typeof profileIndicator>;

const people = (title: string, description: string) => count(title, description, 'people');
const flow = z.strictObject({ ...namedArea.shape, people: people('People', 'Who moved.') });

const moves = z.strictObject({
  stayers: people('Stayers', 'Who lived in the area a year before and on Census Day.'),
  arrivals: people('Arrivals', 'Who came from another area of the edition.'),
  departures: people('Departures', 'Who left for another area of the edition.'),
  net: field(z.int(), { title: 'Net arrivals', description: 'Arrivals less departures.', unit: 'people' }),
  departure_rate: share('Departure rate', 'Share of those who lived there that had left.'),
  by: field(
    z.array(
      z.strictObject({
        code: code('Code', 'index, or the code of a face.'),
        better: share('Better', 'Share of the departures that went to a better fifth.'),
        similar: share('Same', 'Share of the departures that went to the same fifth.'),
        worse: share('Worse', 'Share of the departures that went to a worse fifth.'),
      }),
    ),
    { title: 'Where to', description: 'By the index and by each face.' },
  ),
  destinations: field(z.array(flow), {
    title: 'Destinations',
    description: 'The ten areas to which most people left, the largest first.',
  }),
  origins: field(z.array(flow), {
    title: 'Origins',
    description: 'The ten areas from which most people came, the largest first.',
  }),
});

const longShadow = z.strictObject({
  outcome: code('Outcome', 'Code of the outcome.'),
  name: filledText('Name', 'The outcome in words.'),
  kind: field(z.enum(COLDSPOT_KINDS).nullable(), {
    title: 'Class',
    description:
      'coldspot: among the worst fifth on level and on gap; cold_on_level, cold_on_gap; hotspot; none; null where it has no figure.',
  }),
  status,
  authority: field(namedArea, { title: 'Authority', description: 'The upper tier whose class it is.' }),
  persistence: field(persistencePart.nullable(), {
    title: 'Persistence',
    description: 'How long it was cold; null where it was not computed.',
  }),
});

const member = z.strictObject({
  ...namedArea.shape,
  score,
  ...rankOf('the index'),
  fifth,
  kind_of_place: field(z.string().nullable(), {
    title: 'Kind of place',
    description: 'Which of the two faces is low; null where the index has no faces or the area no rank.',
  }),
});

const ownFigure = z.strictObject({
  ...profileIndicator.pick({
    code: true,
    title: true,
    description: true,
    note: true,
    unit: true,
    period: true,
    period_start: true,
    period_end: true,
    value: true,
    lower: true,
    upper: true,
    status: true,
    missing: true,
    reason: true,
    flags: true,
    source: true,
    from_codes: true,
    cells: true,
    raw_text: true,
  }).shape,
});

/** What the file of an area of an index holds: `areas/<code>.json`. */
export const areaProfile = z.strictObject({
  area: areaPart,
  edition: editionPart,
  links: linksPart.optional(),
  standing: field(z.array(profileStanding), {
    title: 'Standing',
    description:
      'The index, its faces and its domains, in the order of the method. Empty for areas that the index does not rank: counties, regions and combined authorities.',
  }),
  group: field(z.enum(GROUPS).nullable(), {
    title: 'Group',
    description:
      'hotspot: among the best fifth of the index; coldspot: among the worst; middle; null: no rank.',
  }),
  kind_of_place: member.shape.kind_of_place,
  own_level_share: share(
    'Share at own level',
    'Share of the weight that rests on figures of the area itself.',
  ),
  modelled_share: share('Share modelled', 'Share of the weight that rests on modelled figures.'),
  replicates: count('Replicates', 'How many replicates the intervals rest on; 0: none were made.'),
  holds_back: field(z.array(z.string().regex(CODE)), {
    title: 'Holds back',
    description: 'Codes of the indicators that hold the area back most, the strongest first.',
  }),
  helps: field(z.array(z.string().regex(CODE)), {
    title: 'Helps',
    description: 'Codes of the indicators that help the area most, the strongest first.',
  }),
  indicators: field(z.array(profileIndicator), {
    title: 'Indicators',
    description:
      'In the order of the method. Of a region or a combined authority: what the official files print for it; of a county, what they have for the county.',
  }),
  neighbours: field(neighboursPart.optional(), {
    title: 'Neighbours',
    description: 'Areas that are like it by context outside the index.',
  }),
  better_than_neighbours: field(z.array(difference).optional(), {
    title: 'Better than places like it',
    description: 'Indicators on which it is furthest ahead of its statistical neighbours.',
  }),
  worse_than_neighbours: field(z.array(difference).optional(), {
    title: 'Worse than places like it',
    description: 'Indicators on which it is furthest behind its statistical neighbours.',
  }),
  long_shadow: field(z.array(longShadow), {
    title: 'Long shadow',
    description: 'Its class on each outcome; empty where the index shows none.',
  }),
  moves: field(moves.nullable(), {
    title: 'Moves',
    description: 'Who moved in the year before the census; null where the edition has no moves.',
  }),
  upper_tier_chances: field(
    z.strictObject({ score, ...rankOf('the score over the upper tiers'), fifth }).nullable(),
    {
      title: 'Chances among upper tiers',
      description:
        'The face of disadvantaged children among counties and single-tier authorities, from published figures alone; null for other areas, and where the method has no such aggregate.',
    },
  ),
  own_figures: field(z.array(ownFigure).optional(), {
    title: 'Figures of its nation alone',
    description:
      'Figures that are published for the nation of the area and not alike in the others: shown with the index, never scored and never ranked. Absent where the edition has none.',
  }),
  districts: field(z.array(member), {
    title: 'Areas in it',
    description: 'Those of a county, region or combined authority, the best rank first; else empty.',
  }),
  sources: field(z.array(sourcePart), {
    title: 'Sources',
    description: 'The data sets behind the figures of the area.',
  }),
  notes,
});
export type AreaProfile = z.infer<typeof areaProfile>;
