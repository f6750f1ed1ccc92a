import { z } from 'zod';
import { share, text } from '../fields.js';
import { field, type Table } from '../table.js';
import { correlation, cronbachAlpha, nodeNames, nominalWeight } from './checks-file.js';

export const checksRow = z.strictObject({
  ...nodeNames,
  parent: field(z.string().nullable(), {
    title: 'Parent',
    description: 'Code of what it is part of; empty for the index.',
  }),
  nominal_weight: nominalWeight,
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
  cronbach_alpha: cronbachAlpha,
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
