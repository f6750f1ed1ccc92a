import { z } from 'zod';
import { areaCode, areaName, CODE, count, filledText, numberOrNull, text } from '../fields.js';
import { field, type Table } from '../table.js';

const partShape = {
  code: field(z.string().regex(CODE), { title: 'Code', description: 'The index, or a face of it.' }),
  name: filledText('Name', 'Name of the index or the face.'),
};

const probability = (title: string, description: string) =>
  field(z.number().min(0).max(1).nullable(), { title, description });

export const spatialRow = z.strictObject({
  ...partShape,
  moran_i: numberOrNull(
    'Moran’s I',
    'How alike areas that share a border are: the product of each area’s score and the mean score of its neighbours (both less the mean of all), averaged and divided by the variance. Near 1: like beside like; 0: no pattern; below 0: unlike beside unlike. Empty where no two areas with a score share a border.',
  ),
  expected: numberOrNull(
    'Expected',
    'Mean of Moran’s I over the permutations. It is above zero where districts have their county’s figure: what they share for that reason alone.',
  ),
  sd: numberOrNull('Standard deviation', 'Standard deviation of Moran’s I over the permutations.'),
  p_value: probability(
    'p value',
    'Share of the permutations, the published index counted as one of them, whose Moran’s I is at least as high.',
  ),
  permutations: count(
    'Permutations',
    'How often the index was built again with every indicator’s figures in other places: those of districts in other districts, those of authorities in other authorities (seeded).',
    'permutations',
  ),
  areas: count('Areas', 'Areas that have a score and a neighbour with a score.', 'areas'),
  borders: count('Borders', 'Pairs of areas of the edition that share a border.', 'pairs'),
  cold: count('Cold', 'Areas in a cold cluster; see spatial_areas.csv.', 'areas'),
  hot: count('Hot', 'Areas in a hot cluster; see spatial_areas.csv.', 'areas'),
  without_neighbours: text(
    'Without neighbours',
    'GSS codes of the areas that share a border with no other area of the edition, such as islands, separated by semicolons: they do not count.',
  ),
});

export type SpatialRow = z.infer<typeof spatialRow>;

/** Whether places near each other are alike: a row for the index and each face. */
export const spatialTable: Table = {
  name: 'spatial',
  title: 'Near each other, alike?',
  description:
    'Whether areas that share a border have like scores, more than chance would have it: Moran’s I of the index and of its faces, held against indices built again from the same figures in random places.',
  key: ['code'],
  row: spatialRow,
};

export const CLUSTERS = ['cold', 'hot', 'cold_among_hot', 'hot_among_cold', 'none'] as const;
/** What an area is among its neighbours. */
export type Cluster = (typeof CLUSTERS)[number];

export const spatialAreaRow = z.strictObject({
  ...partShape,
  area_code: areaCode,
  area_name: areaName,
  score: numberOrNull('Score', 'Its score; higher is better.', 'standard deviations'),
  neighbours: count('Neighbours', 'Areas of the edition that share a border with it.', 'areas'),
  neighbours_score: numberOrNull(
    'Score of neighbours',
    'Mean score of these, of those that have one; empty for an area without a score or without such a neighbour, as an island.',
    'standard deviations',
  ),
  local_i: numberOrNull(
    'Local Moran’s I',
    'Its part of Moran’s I: the product of both scores, less the mean of all areas, divided by the variance. The mean over all areas is Moran’s I.',
  ),
  p_value: probability(
    'p value',
    'Two-sided: how often chance makes its neighbours as low, or as high; from the permutations.',
  ),
  q_value: probability(
    'Adjusted p value',
    'The same adjusted for looking at all areas at once (Benjamini and Hochberg): of the areas up to a value, no more than that share is expected to be there by chance.',
  ),
  cluster: field(z.enum(CLUSTERS).nullable(), {
    title: 'Cluster',
    description:
      'Where the adjusted p value is at most 0.05. cold: below the mean and so are its neighbours; hot: both above; cold_among_hot and hot_among_cold: it is unlike them. none: no more than chance. Empty for an area that does not count.',
  }),
});

export type SpatialAreaRow = z.infer<typeof spatialAreaRow>;

/** Local clusters: a row for each area, of the index and of each face. */
export const spatialAreasTable: Table = {
  name: 'spatial_areas',
  title: 'Local clusters',
  description:
    'Which areas are in a cluster of cold or of hot places: the score of each area next to the mean of the areas that share a border with it, and how often chance would make these as low or as high.',
  key: ['code', 'area_code'],
  row: spatialAreaRow,
};
