import { z } from 'zod';
import { CODE, filledText } from '../fields.js';
import { field } from '../table.js';
import { areas, namedCountries } from './areas.js';

export const code = (description: string) => field(z.string().regex(CODE), { title: 'Code', description });

export const period = filledText('Period', 'The period, exactly as the official file writes it.');

export const note = field(z.string().optional(), {
  title: 'Note',
  description: 'What a reader should know about the choice.',
});

/** What an indicator says that has no later period than the last edition had. */
export const age = {
  carried: field(z.boolean().optional(), {
    title: 'Carried',
    description:
      'True where no later period was published than the last edition has: the figure is carried and marked with its age.',
  }),
  max_age: field(z.int().min(0).max(100).optional(), {
    title: 'Largest age',
    description:
      'How old a carried figure may be, from the end of its period to the year of the edition; 5 by default.',
    unit: 'years',
  }),
};

/** Figures of the same measure that come before those of an indicator, in this order. */
export const prefer = field(
  z
    .array(
      z.strictObject({
        code: code('An indicator of the same measure and unit, such as one published for districts.'),
        period,
      }),
    )
    .min(1)
    .optional(),
  {
    title: 'Prefer',
    description:
      'Figures that come before those of the indicator itself, the best first: an area has the first that its official file has a value in. A file that is not in the lock yet is passed over, and the refresh says so.',
  },
);

export type Preferred = NonNullable<z.output<typeof prefer>>[number];

/** Figures that are frozen for the steps and not scored themselves. */
const input = z.strictObject({
  code: code('An indicator that a source provides.'),
  periods: field(z.array(period).min(1), {
    title: 'Periods',
    description: 'The periods, exactly as the official file writes them.',
  }),
  note,
});

const derived = {
  code: code('Short name of the derived figure.'),
  title: filledText('Title', 'Long name, for display.'),
  description: filledText('Description', 'What the figure measures.'),
  unit: filledText('Unit', 'Unit of the value, in plain words.'),
};

const gap = z.strictObject({
  ...derived,
  step: field(z.literal('gap'), { title: 'Step', description: 'gap: one figure minus another.' }),
  of: code('The figure to subtract from.'),
  less: code('The figure to subtract, of the same area and period.'),
});

const shareOf = z.strictObject({
  ...derived,
  step: field(z.literal('share'), {
    title: 'Step',
    description: 'share: one count as a share of another, in per cent.',
  }),
  of: code('The count.'),
  among: code('The count that it is a part of, of the same area and period.'),
});

const first = z.strictObject({
  ...derived,
  step: field(z.literal('first'), {
    title: 'Step',
    description: 'first: the first of two figures that an area has for a period.',
  }),
  of: code('The figure that comes first.'),
  else: code('The figure of the same area and period where the first is missing.'),
});

const residual = z.strictObject({
  ...derived,
  step: field(z.literal('residual'), {
    title: 'Step',
    description:
      'residual: the residual of a figure from its unweighted least-squares regression on another, over all areas with both.',
  }),
  of: code('The figure that is explained.'),
  against: code('The figure that explains it; `on` in former files.'),
  years_before: field(z.int().min(0).default(0), {
    title: 'Years before',
    description: 'By how many years the explanatory figure precedes the other, by the ends of their periods.',
    unit: 'years',
  }),
});

/** The fields that every method of an edition has. */
export const shared = {
  edition: field(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), {
    title: 'Edition',
    description: 'Name of the edition.',
  }),
  follows: field(z.string().optional(), {
    title: 'Follows',
    description: 'The last edition, which this one is compared with.',
  }),
  title: filledText(
    'Title',
    'Title of the edition. `{areas}`, `{indicators}` and `{domains}` are counted, here and in the summary.',
  ),
  summary: filledText('Summary', 'A description of the edition in a few plain sentences.'),
  method_version: field(z.string().regex(/^\d+\.\d+\.\d+$/), {
    title: 'Method version',
    description: 'Version of the method.',
  }),
  default: field(z.boolean(), {
    title: 'Default',
    description: 'Whether `smi build` without a name builds this edition.',
  }),
  areas,
  inputs: field(z.array(input).default([]), {
    title: 'Inputs',
    description: 'Figures from which others are derived.',
  }),
  derive: field(z.array(z.discriminatedUnion('step', [gap, shareOf, first, residual])).default([]), {
    title: 'Derive',
    description: 'Figures made from others, in this order; they can be used as the official ones are.',
  }),
  context: field(
    z
      .array(
        z.strictObject({
          code: code('An indicator that a source provides.'),
          period,
          country: field(namedCountries.optional(), {
            title: 'Country',
            description:
              'The countries of the edition that the figure is of, such as one that publishes it for itself alone; all of them when not given.',
          }),
          note,
        }),
      )
      .default([]),
    {
      title: 'Context',
      description: 'Figures shown with the ranking and never scored.',
    },
  ),
};

export const tolerance = field(z.number().min(0).max(1e-6), {
  title: 'Tolerance',
  description:
    'Scores that differ by no more than this tie; shares of weight that differ by no more are equal.',
});

export const rankDecimals = field(z.int().min(0).max(9), {
  title: 'Decimals of ranked scores',
  description:
    'Scores are rounded to so many decimals before they are ranked, and equal ones tie; by default they are ranked on all digits.',
}).optional();

export const groupShare = field(z.number().gt(0).max(0.5), {
  title: 'Share of a group',
  description: 'Share of areas that are hotspots (the best) and share that are coldspots (the worst).',
});

export type Derived =
  | z.infer<typeof gap>
  | z.infer<typeof shareOf>
  | z.infer<typeof first>
  | z.infer<typeof residual>;
