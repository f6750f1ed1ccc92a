import { z } from 'zod';
import { count, number } from '../fields.js';
import { imputation, level } from '../method/level.js';
import { robustness } from '../method/robustness.js';
import { groupShare, rankDecimals, tolerance } from '../method/shared.js';
import { editionRow } from '../method/structure.js';
import { field } from '../table.js';
import { areaPart, editionPart } from './area-parts.js';

/*
 * `draws.json`: everything that the replicates of an index are computed from. With it a program, or a page,
 * makes the ranks and the intervals of the release again, and those with other weights.
 */

const position = z.int().min(0);
const figures = z.array(z.number().nullable());

const row = editionRow
  .pick({ code: true, name: true, parent: true, direction: true, weight: true, treatment: true, unit: true })
  .extend({
    level: field(z.int().min(1), {
      title: 'Level',
      description: '1 for indicators, one more for each level above.',
    }),
    type: field(z.enum(['Indicator', 'Aggregate']), {
      title: 'Type',
      description: 'Indicator: a figure; Aggregate: made of parts.',
    }),
  });

const sampling = z
  .strictObject({
    publisher: field(z.array(z.int().min(-1)), {
      title: 'Publisher',
      description: 'Of each area, whose figure it has: a position in `sd`; -1 for none.',
    }),
    sd: field(figures, {
      title: 'Standard error',
      description: 'Of the figure of each publishing authority; null where it is not known.',
      unit: 'unit of the indicator',
    }),
  })
  .nullable();

const joint = z
  .strictObject({
    units: field(z.array(position), {
      title: 'Areas',
      description: 'The areas that have such a figure, as positions in `areas`.',
    }),
    lower: field(z.array(z.array(z.number())), {
      title: 'Lower triangle',
      description: 'L, row by row: L times its transpose is the covariance of the errors of the indicators.',
    }),
    indicators: field(
      z.array(
        z.strictObject({
          column: field(position, { title: 'Indicator', description: 'Its position in `figures`.' }),
          groups: field(
            z.array(
              z.strictObject({
                members: field(z.array(position), {
                  title: 'Members',
                  description: 'Areas with the figure of one larger area, as positions in `units`.',
                }),
                shares: field(z.array(z.number()), {
                  title: 'Shares',
                  description: 'Weights of the members, which add up to 1.',
                }),
                scale: number('Scale', 'By what a draw is multiplied.'),
              }),
            ),
            { title: 'Groups', description: 'Areas whose errors add up to nothing.' },
          ),
        }),
      ),
      { title: 'Indicators', description: 'Those with modelled or inherited figures.' },
    ),
  })
  .nullable();

export const drawsFile = z.strictObject({
  edition: editionPart,
  seed: count('Seed', 'Of all random draws.'),
  areas: field(
    z.array(
      z.strictObject({
        code: areaPart.shape.code,
        name: areaPart.shape.name,
        region: field(z.string().min(1).nullable(), {
          title: 'Region',
          description: 'Name of its region, by which missing figures are imputed where the method says so.',
        }),
      }),
    ),
    { title: 'Areas', description: 'In the order of their codes, as in every list by area.' },
  ),
  structure: field(z.array(row), {
    title: 'Structure',
    description: 'Every indicator and aggregate, with parent, direction and weight; the index last.',
  }),
  steps: z.strictObject({
    impute: imputation,
    levels: field(z.array(level).min(1), {
      title: 'Levels',
      description: 'What is done at each level, from the indicators up.',
    }),
    tolerance,
    rank_decimals: rankDecimals,
    group_share: groupShare,
  }),
  robustness: field(robustness, { title: 'Robustness', description: 'What is drawn.' }),
  figures: field(z.array(figures), {
    title: 'Figures',
    description:
      'Of each indicator in the order of the structure, the figure of each area before imputation; null where missing.',
  }),
  earlier: field(z.array(z.array(figures)), {
    title: 'Earlier periods',
    description: 'Of each indicator, the figures of earlier periods that the edition has, latest first.',
  }),
  sampling: field(z.array(sampling), {
    title: 'Sampling error',
    description:
      'Of each indicator, what the figure of its publishing authority may be off by: sampling error, or the noise of one year; null where nothing is known.',
  }),
  joint: field(joint, {
    title: 'Joint errors',
    description: 'The errors of modelled and inherited figures, drawn together; null without a model.',
  }),
  inherited: field(z.array(z.array(z.union([z.literal(0), z.literal(1)])).nullable()), {
    title: 'Inherited',
    description:
      'Of each indicator, 1 for the areas that have the figure of a larger area and are not in `joint`; null where none has.',
  }),
});
export type DrawsFile = z.infer<typeof drawsFile>;
