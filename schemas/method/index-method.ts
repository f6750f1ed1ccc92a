import { z } from 'zod';
import { field } from '../table.js';
import { code, groupShare, note, period, shared, tolerance } from './shared.js';

const weight = field(z.number(), {
  title: 'Weight',
  description: 'Weight among its siblings, zero or more; only the proportions matter.',
});

const methodIndicator = z.strictObject({
  code: code('An indicator that a source offers, or one that is derived.'),
  direction: field(z.union([z.literal(1), z.literal(-1)]), {
    title: 'Direction',
    description: '1: a higher value is better for mobility; -1: a lower value is better.',
  }),
  weight,
  period,
  note,
});

const methodDomain = z.strictObject({
  code: code('Short name of the domain.'),
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

/** The method of a composite index: indicators in domains, domains in the index. */
export const indexMethod = z.strictObject({
  kind: field(z.literal('index'), { title: 'Kind', description: 'index: a composite index.' }),
  ...shared,
  domains: field(z.array(methodDomain).min(1), {
    title: 'Domains',
    description: 'The domains of the index.',
  }),
  coldspots: field(z.string().optional(), {
    title: 'Coldspots',
    description: 'The edition of the long shadow whose coldspots stand beside the index.',
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
    tolerance,
    group_share: groupShare,
  }),
});

export type IndexMethod = z.infer<typeof indexMethod>;
export type MethodDomain = IndexMethod['domains'][number];
