import { z } from 'zod';
import { field } from '../table.js';
import { imputation, level } from './level.js';
import { robustness } from './robustness.js';
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

/** The levels of an edition, from the indicators up. */
export const LEVELS = ['indicator', 'domain', 'index'] as const;

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
    impute: imputation.default('none'),
    levels: field(z.array(level).length(LEVELS.length), {
      title: 'Levels',
      description: 'What is done at each level: indicator, domain and index, in this order.',
    }),
    tolerance,
    group_share: groupShare,
  }),
  robustness: robustness.prefault({}),
});

export type IndexMethod = z.infer<typeof indexMethod>;
export type MethodDomain = IndexMethod['domains'][number];
