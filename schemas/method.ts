import { z } from 'zod';
import { CODE, GSS_CODE } from './fields.js';
import { field } from './table.js';

const weight = field(z.number(), {
  title: 'Weight',
  description: 'Weight among its siblings, zero or more; only the proportions matter.',
});

const methodIndicator = z.strictObject({
  code: field(z.string().regex(CODE), { title: 'Code', description: 'An indicator that a source offers.' }),
  direction: field(z.union([z.literal(1), z.literal(-1)]), {
    title: 'Direction',
    description: '1: a higher value is better for mobility; -1: a lower value is better.',
  }),
  weight,
  period: field(z.string().min(1), {
    title: 'Period',
    description: 'The period, exactly as the official file writes it.',
  }),
  note: field(z.string().optional(), {
    title: 'Note',
    description: 'What a reader should know of the choice.',
  }),
});

const methodDomain = z.strictObject({
  code: field(z.string().regex(CODE), { title: 'Code', description: 'Short name of the domain.' }),
  name: field(z.string().min(1), { title: 'Name', description: 'Name of the domain, for people.' }),
  weight,
  indicators: field(z.array(methodIndicator).min(1), {
    title: 'Indicators',
    description: 'The indicators of the domain.',
  }),
});

/** How one level of the index is made from the level below. */
const aggregation = z.strictObject({
  aggregate: field(z.literal('weighted_mean'), {
    title: 'Aggregate',
    description: 'How parts become a whole.',
  }),
  minimum_weight_share: field(z.number().min(0).max(1), {
    title: 'Least weight present',
    description: 'Share of the weight of the parts that must have a value; with less, the whole has none.',
  }),
  standardise: field(z.literal('z_score'), {
    title: 'Standardise',
    description: 'How the whole is put on one scale.',
  }),
});

/** Optional context beside the index: shown, never scored. */
const contextIndicator = methodIndicator.pick({ code: true, period: true, note: true });

const leftOut = z.strictObject({
  code: field(z.string().regex(GSS_CODE), { title: 'Code', description: 'GSS code of the area.' }),
  name: field(z.string().min(1), { title: 'Name', description: 'Name of the area.' }),
  reason: field(z.string().min(1), { title: 'Reason', description: 'Why it is not ranked.' }),
});

export const methodFile = z.strictObject({
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
  areas: z.strictObject({
    country: field(z.literal('E'), { title: 'Country', description: 'First letter of the area codes.' }),
    level: field(z.literal('lower_tier'), {
      title: 'Level',
      description: 'The tier of local government that is ranked.',
    }),
    year: field(z.int().min(2016).max(2100), {
      title: 'Year',
      description: 'The list of local authorities of April of that year.',
    }),
    exclude: field(z.array(leftOut), {
      title: 'Left out',
      description: 'Areas of the country that are not ranked, with the reason.',
    }),
  }),
  domains: field(z.array(methodDomain).min(1), {
    title: 'Domains',
    description: 'The domains of the index.',
  }),
  context: field(z.array(contextIndicator).default([]), {
    title: 'Context',
    description: 'Figures shown beside the index.',
  }),
  steps: z.strictObject({
    treatment: field(z.literal('none'), {
      title: 'Outlier treatment',
      description: 'What is done to outliers.',
    }),
    normalise: field(z.literal('z_score'), {
      title: 'Normalise',
      description: 'z_score: distance from the mean over the areas, in sample standard deviations.',
    }),
    domain: aggregation,
    index: aggregation,
    tolerance: field(z.number().min(0).max(1e-6), {
      title: 'Tolerance',
      description: 'Scores closer than this tie; shares of weight closer than this are equal.',
    }),
    group_share: field(z.number().gt(0).max(0.5), {
      title: 'Share of a group',
      description: 'The best and the worst share of areas that are hotspots and coldspots.',
    }),
  }),
});

export type Method = z.infer<typeof methodFile>;
export type MethodDomain = Method['domains'][number];
