import { z } from 'zod';
import { share, text } from '../fields.js';
import { field, type Table } from '../table.js';
import { correlation, cronbachAlpha, nodeNames, nominalWeight } from './checks-file.js';

export const checksRow = z.strictObject({
  ...nodeNames,
  parent: field(z.string().nullable(), {
    title: 'Parent',
    description: 'Code of the aggregate that it is part of; empty for the index.',
  }),
  nominal_weight: nominalWeight,
  effective_weight: share(
    'Effective weight',
    'Squared correlation with the index as a share of those of all codes on its level, for comparison with the nominal weight.',
  ),
  effective_weight_on_parent: share(
    'Effective weight in the parent',
    'Squared correlation with the parent as a share of those of all parts of the parent.',
  ),
  correlation_with_index: correlation(
    'Correlation with the index',
    'Pearson’s correlation of normalised values, on which higher is better; below zero it runs against the index.',
  ),
  squared_correlation_with_index: share(
    'Squared correlation with the index',
    'Share of the variance of the index that it accounts for.',
  ),
  correlation_with_parent: correlation(
    'Correlation with the parent',
    'Pearson’s correlation of normalised values; below zero it runs against the aggregate that it is part of.',
  ),
  loading: correlation(
    'Loading',
    'Correlation with the first principal component of all parts of its parent.',
  ),
  parts: field(z.int().min(1).nullable(), {
    title: 'Parts',
    description: 'Number of its parts; empty for an indicator.',
  }),
  cronbach_alpha: cronbachAlpha,
  first_component_share: share(
    'Share of the first component',
    'Share of the variance of its parts that their first principal component accounts for.',
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
    'The effective weight of each indicator and aggregate, its correlations with its parent and with the index, how far the parts of an aggregate measure the same thing, and warnings.',
  key: ['code'],
  row: checksRow,
};
