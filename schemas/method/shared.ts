import { z } from 'zod';
import { CODE } from '../fields.js';
import { field } from '../table.js';
import { areas } from './areas.js';

export const code = (description: string) => field(z.string().regex(CODE), { title: 'Code', description });

export const period = field(z.string().min(1), {
  title: 'Period',
  description: 'The period, exactly as the official file writes it.',
});

export const note = field(z.string().optional(), {
  title: 'Note',
  description: 'What a reader should know of the choice.',
});

/** Figures that are frozen for the steps and not scored by themselves. */
const input = z.strictObject({
  code: code('An indicator that a source offers.'),
  periods: field(z.array(period).min(1), {
    title: 'Periods',
    description: 'The periods, exactly as the official file writes them.',
  }),
  note,
});

const derived = {
  code: code('Short name of the figure that is derived.'),
  title: field(z.string().min(1), { title: 'Title', description: 'Long name, for people.' }),
  description: field(z.string().min(1), { title: 'Description', description: 'What the figure says.' }),
  unit: field(z.string().min(1), { title: 'Unit', description: 'Unit of the value, in plain words.' }),
};

const gap = z.strictObject({
  ...derived,
  step: field(z.literal('gap'), { title: 'Step', description: 'gap: one figure less another.' }),
  of: code('The figure that the other is taken from.'),
  less: code('The figure that is taken away, of the same area and period.'),
});

const residual = z.strictObject({
  ...derived,
  step: field(z.literal('residual'), {
    title: 'Step',
    description:
      'residual: what is left of a figure above an unweighted least-squares line on another, over all areas with both.',
  }),
  of: code('The figure that is explained.'),
  on: code('The figure that explains it.'),
  years_before: field(z.int().min(0).default(0), {
    title: 'Years before',
    description: 'How many years the explaining figure is before the other, by the end of the periods.',
    unit: 'years',
  }),
});

/** What every kind of method has. */
export const shared = {
  edition: field(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), {
    title: 'Edition',
    description: 'Name of the edition.',
  }),
  title: field(z.string().min(1), { title: 'Title', description: 'Title of the edition.' }),
  summary: field(z.string().min(1), {
    title: 'Summary',
    description: 'What the edition is, in a few plain sentences.',
  }),
  method_version: field(z.string().regex(/^\d+\.\d+\.\d+$/), {
    title: 'Method version',
    description: 'Version of the method.',
  }),
  default: field(z.boolean(), {
    title: 'Default',
    description: 'Whether `smi build` without a name builds it.',
  }),
  areas,
  inputs: field(z.array(input).default([]), {
    title: 'Inputs',
    description: 'Figures that the derived ones are made of.',
  }),
  derive: field(z.array(z.discriminatedUnion('step', [gap, residual])).default([]), {
    title: 'Derive',
    description: 'Figures made from others, in this order; they stand beside the official ones.',
  }),
  context: field(
    z.array(z.strictObject({ code: code('An indicator that a source offers.'), period, note })).default([]),
    {
      title: 'Context',
      description: 'Figures shown beside the ranking, never scored.',
    },
  ),
};

export const tolerance = field(z.number().min(0).max(1e-6), {
  title: 'Tolerance',
  description: 'Scores closer than this tie; shares of weight closer than this are equal.',
});

export const groupShare = field(z.number().gt(0).max(0.5), {
  title: 'Share of a group',
  description: 'The best and the worst share of areas that are hotspots and coldspots.',
});

export type Derived = z.infer<typeof gap> | z.infer<typeof residual>;
