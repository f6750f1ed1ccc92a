import { z } from 'zod';
import { CODE, filledText, gssCode, number, numberOrNull, rank, share, text } from '../fields.js';
import { field } from '../table.js';

/* Parts that the files of one area have in common: `areas/<code>.json` of an index and of the long shadow. */

/** What an area is: the files of each have other parts. */
export const AREA_LEVELS = ['district', 'single_tier', 'county', 'region', 'combined_authority'] as const;
export type AreaLevel = (typeof AREA_LEVELS)[number];

/** An area by code and name. */
export const namedArea = z.strictObject({
  code: gssCode('Code', 'Nine-character GSS code.'),
  name: filledText('Name', 'Name of the area.'),
});
export type NamedArea = z.infer<typeof namedArea>;

const larger = (title: string, description: string) =>
  field(namedArea.nullable(), { title, description: `${description} null where there is none.` });

/** The area that a file is about. */
export const areaPart = z.strictObject({
  ...namedArea.shape,
  level: field(z.enum(AREA_LEVELS), {
    title: 'Level',
    description:
      'district: in a county, with a council of its own; single_tier: its own upper tier (unitary authority, metropolitan or London borough); county: the upper tier of several districts; region; combined_authority: councils that act together.',
  }),
  other_names: field(z.array(z.string().min(1)), {
    title: 'Other names',
    description: 'Names under which official files have it, and those that it had.',
  }),
  upper_tier: larger('Upper tier', 'The county that it is in, or itself where it is its own upper tier.'),
  region: larger('Region', 'The region that it is in.'),
  combined_authority: larger('Combined authority', 'The combined authority that it is part of.'),
  download_name: field(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), {
    title: 'Download name',
    description:
      'What a downloaded file is called, without its ending: name of the area, subject and year. Where two areas have the same name, with the code.',
  }),
});

export type AreaPart = z.infer<typeof areaPart>;

/** The edition that a file is from. */
export const editionPart = z.strictObject({
  code: filledText('Edition', 'Short name of the edition, which is that of its folder.'),
  title: filledText('Title', 'Title of the edition.'),
  method_version: filledText(
    'Method version',
    'Raised when weights, directions, periods or steps of the method change.',
  ),
  schema_version: filledText(
    'Schema version',
    'Raised when a published field is removed or its meaning changes.',
  ),
});

export type EditionPart = z.infer<typeof editionPart>;

/** Where the files are that belong to a file: paths relative to it. */
export const linksPart = field(z.record(z.string().regex(CODE), z.string().min(1)), {
  title: 'Links',
  description:
    'Paths relative to this file: schema (what each field means), catalogue (every file of the release), index (every area), and the other files of the same area by their type.',
});

/** An interval of ranks. */
export const interval = z.strictObject({
  low: field(z.int().min(1), {
    title: 'Better end',
    description: 'The 5% point of the ranks.',
    unit: 'rank',
  }),
  high: field(z.int().min(1), {
    title: 'Worse end',
    description: 'The 95% point of the ranks.',
    unit: 'rank',
  }),
});
export type Interval = z.infer<typeof interval>;

/** Why there is no figure: told apart in every file of an area. */
export const ABSENCES = ['suppressed', 'not_published', 'not_applicable', 'not_yet_known'] as const;
export type Absence = (typeof ABSENCES)[number];

/**
 * Each reason in the words of files for people, in those of a page, and what it means. Whatever says why
 * there is no figure takes its words from here.
 */
export const ABSENCE_WORDS: Readonly<
  Record<Absence, { readonly words: string; readonly onPage: string; readonly meaning: string }>
> = {
  suppressed: {
    words: 'suppressed',
    onPage: 'withheld',
    meaning: 'withheld by the publisher, because it could disclose or is too uncertain',
  },
  not_published: {
    words: 'not published',
    onPage: 'not published',
    meaning: 'the publisher gives none, or too little is known to compute one',
  },
  not_applicable: {
    words: 'not applicable',
    onPage: 'not applicable',
    meaning: 'there can be none, such as a score from too few indicators',
  },
  not_yet_known: {
    words: 'not yet known',
    onPage: 'not yet known',
    meaning: 'the period is not over, or its figures are not out yet',
  },
};

/** The reasons with what each means, for the description of a field. */
export const absencesMean = (nameOf: (absence: Absence) => string): string =>
  ABSENCES.map((each) => `${nameOf(each)}: ${ABSENCE_WORDS[each].meaning}`).join('; ');

export const absence = field(z.enum(ABSENCES).nullable(), {
  title: 'Why there is no figure',
  description: `${absencesMean((each) => each)}. null where there is a figure.`,
});

/** The figure of a larger area, to compare with. */
export const comparator = z.strictObject({
  ...namedArea.shape,
  value: numberOrNull(
    'Value',
    'What the official file prints for the larger area; null where it prints nothing. Nothing is computed.',
    'unit of the indicator',
  ),
  missing: absence,
  cells: text('Cells', 'The official cells of the figure, as file#row:column; empty where it has no row.'),
});
export type Comparator = z.infer<typeof comparator>;

/** A data set behind the figures. */
export const sourcePart = z.strictObject({
  name: filledText('Source', 'Short name of the data set.'),
  title: filledText('Title', 'Title of the data set.'),
  publisher: filledText('Publisher', 'Who is responsible for the figures.'),
  citation: filledText('Citation', 'How to cite it, with the dates of the version that was read.'),
  landing_page: field(z.url(), { title: 'Landing page', description: 'Page that describes the data set.' }),
  licence: filledText('Licence', 'Licence of the figures.'),
  licence_address: field(z.url(), {
    title: 'Licence address',
    description: 'Where the licence can be read.',
  }),
});
export type SourcePart = z.infer<typeof sourcePart>;

const neighbour = z.strictObject({
  ...namedArea.shape,
  distance: field(z.number().min(0).nullable(), {
    title: 'Distance',
    description: 'How far apart the two areas are by their context; null where only the order is published.',
    unit: 'standard deviations',
  }),
  closeness: field(z.string().min(1).nullable(), {
    title: 'Closeness',
    description:
      'How close the publisher says that they are, such as “Very close”; null where there is a distance.',
  }),
});

/** Areas that are like it by context outside the index. */
export const neighboursPart = z.strictObject({
  nearest: field(z.array(neighbour), {
    title: 'Statistical neighbours',
    description: 'The nearest first, by context outside the index.',
  }),
  education: field(z.array(neighbour).nullable(), {
    title: 'Neighbours of the Department for Education',
    description:
      'The statistical neighbours that the Department for Education publishes for the upper tier, the closest first; null where it publishes none.',
  }),
});
export type NeighboursPart = z.infer<typeof neighboursPart>;

/** An indicator on which an area differs from its statistical neighbours. */
export const difference = z.strictObject({
  indicator: field(z.string().regex(CODE), { title: 'Indicator', description: 'Code of the indicator.' }),
  value: number('Value', 'Of the area.', 'unit of the indicator'),
  neighbours: number('Median', 'Median of its statistical neighbours.', 'unit of the indicator'),
  difference: number(
    'Difference',
    'On the common scale of the indicators, the area less the median; higher is better.',
    'common scale of the indicators',
  ),
});

/** The probabilities of being in an end, from figures alone. */
export const probabilityFields = {
  coldspot_probability: share(
    'Probability of the worst fifth',
    'Share of the replicates in which it is among the worst fifth, with figures alone drawn; null without replicates.',
  ),
  hotspot_probability: share(
    'Probability of the best fifth',
    'Share of the replicates in which it is among the best fifth, with figures alone drawn; null without replicates.',
  ),
};

/** Rank, and of how many. */
export const rankOf = (of: string) => ({
  rank: rank('Rank', `Rank by ${of}; 1 is the best. null where it has none.`),
  of: field(z.int().min(0), { title: 'Of', description: 'How many have a rank.', unit: 'areas' }),
});

/** 1 to 5. */
export const fifth = field(z.int().min(1).max(5).nullable(), {
  title: 'Fifth',
  description: '1 is the best fifth, 5 the worst; null without a rank.',
});

export const notes = field(z.array(z.string().min(1)), {
  title: 'Notes',
  description: 'What a reader must know of these figures, in sentences.',
});
