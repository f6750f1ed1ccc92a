import { z } from 'zod';
import { areaShape, combinedAuthorityShape } from '../area.js';
import { count, numberOrNull, rank, STATUSES } from '../fields.js';
import { field, type Table } from '../table.js';
import { COLDSPOT_KINDS } from './coldspot-fields.js';
import { figureFields, partFields, robustnessFields } from './robustness.js';

/** A code with its name; the code itself where there is none. */
export interface NamedCode {
  readonly code: string;
  readonly name?: string | undefined;
}

export const GROUPS = ['hotspot', 'middle', 'coldspot'] as const;

const score = (of: string) =>
  numberOrNull(
    `${of}: score`,
    `Score of ${of === 'Index' ? 'the index' : `“${of}”`}, on the scale of the method (z_score: mean 0 and standard deviation 1 over the areas); higher is better. Empty where too few indicators have a figure.`,
    'points of the score',
  );

const rankOf = (of: string) =>
  rank(`${of}: rank`, 'Rank by the unrounded score; 1 is the best. Tied areas share the better rank.');

const indexShape = {
  score: score('Index'),
  rank: rankOf('Index'),
  fifth: field(z.int().min(1).max(5).nullable(), {
    title: 'Fifth',
    description: '1 is the best fifth of areas (the hotspots), 5 the worst (the coldspots).',
  }),
  group: field(z.enum(GROUPS).nullable(), {
    title: 'Group',
    description: 'hotspot: among the best fifth; coldspot: among the worst fifth; middle: neither.',
  }),
  own_level_share: field(z.number().min(0).max(1), {
    title: 'Share at own level',
    description:
      'Share of the weight of the index that comes from figures of the area itself (observed, recoded, of the same footprint or merged) and not from those of its county or of an area it was split from.',
    unit: 'share, 0 to 1',
  }),
};

const countOf = (what: string, description: string) => count(`Indicators ${what}`, description, 'indicators');

const statusShape = {
  indicators_observed: countOf('observed', 'Number of indicators with the area’s own figure.'),
  indicators_mapped: countOf('mapped', 'Number of indicators with a figure carried over from another code.'),
  indicators_inherited: countOf('inherited', 'Number of indicators with the figure of the county.'),
  indicators_estimated: countOf('estimated', 'Number of indicators with a figure computed from others.'),
  indicators_missing: countOf('missing', 'Number of indicators without a figure.'),
};

const modelShape = {
  modelled_share: field(z.number().min(0).max(1), {
    title: 'Share modelled',
    description:
      'Share of the weight of the index that comes from modelled figures: those of the county, spread over its districts by what is known of them. It is not in `own_level_share`.',
    unit: 'share, 0 to 1',
  }),
  indicators_modelled: countOf(
    'modelled',
    'Number of indicators with the figure of the county, spread over its districts.',
  ),
};

const coldspotShape = ({ code, name = code }: NamedCode) => ({
  [`coldspot_${code}`]: field(z.enum(COLDSPOT_KINDS).nullable(), {
    title: `Coldspot: ${name}`,
    description: `Class of the area’s upper-tier authority in the long shadow of deprivation, outcome “${name}”: coldspot, cold_on_level, cold_on_gap, hotspot or none; empty where it has no figure.`,
  }),
  [`coldspot_${code}_status`]: field(z.enum(STATUSES), {
    title: `Coldspot status: ${name}`,
    description:
      'observed: the area is itself the upper-tier authority; inherited: the area is a part of it; estimated or mapped: the figures of the authority came from other areas; missing: it has none.',
  }),
});

/** Kinds of place by two faces: whether each is in the worst two fifths of areas. */
export const placeKinds = (faces: readonly NamedCode[]): string[] => [
  'both_low',
  ...faces.map(({ code }) => `${code}_low`),
  'neither',
];

/** Columns of the faces beside their scores and ranks; none where the index has no two faces. */
function faceShape(faces: readonly NamedCode[]) {
  const [first, second] = faces.map(({ code, name = code }) => name);
  if (first === undefined || second === undefined) return {};
  return {
    ...Object.fromEntries(
      faces.map(({ code, name = code }) => [
        `${code}_fifth`,
        field(z.int().min(1).max(5).nullable(), {
          title: `${name}: fifth`,
          description: `1 is the best fifth of areas by the face “${name}”, 5 the worst.`,
        }),
      ]),
    ),
    kind_of_place: field(z.enum(placeKinds(faces)).nullable(), {
      title: 'Kind of place',
      description: `Which of the two faces is in the worst two fifths of areas (fifths 4 and 5): both_low; ${faces.map(({ code, name = code }) => `${code}_low (only “${name}”)`).join('; ')}; neither. The index is the mean of the two and says less.`,
    }),
  };
}

/**
 * The published index: one row per area, sorted by rank. New columns come at the end.
 * @param aggregates those below the index, in the order of their columns
 * @param outcomes those of the long shadow whose coldspots are shown with the index
 * @param faces the two parts of the index that tell kinds of place apart, where it has such
 */
export function indexTable(
  aggregates: readonly NamedCode[],
  outcomes: readonly NamedCode[] = [],
  faces: readonly NamedCode[] = [],
): Table {
  const aggregateShape = Object.fromEntries(
    aggregates.flatMap(({ code, name = code }) => [
      [`${code}_score`, score(name)],
      [`${code}_rank`, rankOf(name)],
    ]),
  );
  return {
    name: 'index',
    title: 'Index',
    description:
      'Score, rank, fifth and group of every area, with the score and rank of each of its parts. Rank 1 is the best.',
    key: ['area_code'],
    row: z.strictObject({
      ...areaShape,
      ...indexShape,
      ...aggregateShape,
      ...combinedAuthorityShape,
      ...statusShape,
      ...Object.assign({}, ...outcomes.map(coldspotShape)),
      ...robustnessFields,
      ...faceShape(faces),
      ...figureFields,
      ...partFields(faces),
      ...modelShape,
    }),
  };
}
