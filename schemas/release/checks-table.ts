import { z } from 'zod';
import { field, type Table } from '../table.js';

const text = (title: string, description: string) => field(z.string(), { title, description });
const share = (title: string, description: string) =>
  field(z.number().min(0).max(1).nullable(), { title, description, unit: 'share, 0 to 1' });
const correlation = (title: string, description: string) =>
  field(z.number().min(-1).max(1).nullable(), { title, description });

export const checksRow = z.strictObject({
  code: field(z.string().min(1), { title: 'Code', description: 'Indicator, aggregate or index.' }),
  name: field(z.string().min(1), { title: 'Name', description: 'Its name.' }),
  level: field(z.int().min(1), {
    title: 'Level',
    description: '1 for indicators, one more for each level above.',
  }),
  parent: field(z.string().nullable(), {
    title: 'Parent',
    description: 'Code of what it is part of; empty for the index.',
  }),
  nominal_weight: field(z.number().min(0).max(1), {
    title: 'Nominal weight',
    description: 'Share of the weight of the whole index, when nothing is missing.',
    unit: 'share, 0 to 1',
  }),
  effective_weight: share(
    'Effective weight',
    'Squared correlation with the index as a share of the squares of all of its level, to stand beside the nominal weight.',
  ),
  effective_weight_on_parent: share(
    'Effective weight in the parent',
    'Squared correlation with the parent as a share of the squares of all parts of it.',
  ),
  correlation_with_index: correlation(
    'Correlation with the index',
    'Pearson’s, of normalised values, higher being better; below zero it runs against the index.',
  ),
  squared_correlation_with_index: share(
    'Squared correlation with the index',
    'Share of the variance of the index that goes with it.',
  ),
  correlation_with_parent: correlation(
    'Correlation with the parent',
    'Pearson’s, of normalised values; below zero it pulls against what it is part of.',
  ),
  loading: correlation(
    'Loading',
    'Correlation with the first principal component of all parts of its parent.',
  ),
  parts: field(z.int().min(1).nullable(), {
    title: 'Parts',
    description: 'How many it is made of; empty for an indicator.',
  }),
  cronbach_alpha: field(z.number().nullable(), {
    title: 'Cronbach’s alpha',
    description: 'How far its parts measure one thing: 1 at most; 0.7 is commonly asked for.',
  }),
  first_component_share: share(
    'Share of the first component',
    'Share of the variance of its parts that their first principal component has.',
  ),
  warnings: text(
    'Warnings',
    'against_index, against_domain, no_influence or collinear, as checks.json explains, separated by semicolons.',
  ),
  not_checked: text(
    'Not checked',
    'Every check that could not be made, as field: reason, separated by semicolons.',
  ),
});

export type ChecksRow = z.infer<typeof checksRow>;

/** Checks of an index: one row for each indicator and aggregate, in the order of the structure. */
export const checksTable: Table = {
  name: 'checks',
  title: 'Checks',
  description:
    'What each indicator and aggregate weighs in effect, how it goes with its parent and with the index, how far the parts of an aggregate measure one thing, and warnings.',
  key: ['code'],
  row: checksRow,
};
