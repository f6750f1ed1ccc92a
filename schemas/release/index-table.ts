import { z } from 'zod';
import { areaShape, combinedAuthorityShape } from '../area.js';
import { rank, STATUSES } from '../fields.js';
import { field, type Table } from '../table.js';
import { COLDSPOT_KINDS } from './coldspot-fields.js';
import { robustnessFields } from './robustness.js';

/** A code with its name; the code itself where there is none. */
export interface NamedCode {
  readonly code: string;
  readonly name?: string | undefined;
}

export const GROUPS = ['hotspot', 'middle', 'coldspot'] as const;

const score = (of: string) =>
  field(z.number().nullable(), {
    title: `${of}: score`,
    description: `Score of ${of === 'Index' ? 'the index' : `the domain “${of}”`}, on the scale of the method (z_score: mean 0 and standard deviation 1 over the areas); higher is better. Empty when too few indicators have a figure.`,
    unit: 'points of the score',
  });

const rankOf = (of: string) =>
  rank(
    `${of}: rank`,
    'Rank on the full precision of the score; 1 is best. Areas that tie share the better rank.',
  );

const indexShape = {
  score: score('Index'),
  rank: rankOf('Index'),
  fifth: field(z.int().min(1).max(5).nullable(), {
    title: 'Fifth',
    description: '1 holds the best fifth of areas (the hotspots), 5 the worst (the coldspots).',
  }),
  group: field(z.enum(GROUPS).nullable(), {
    title: 'Group',
    description: 'hotspot: among the best fifth; coldspot: among the worst fifth; middle: neither.',
  }),
  own_level_share: field(z.number().min(0).max(1), {
    title: 'Share at own level',
    description:
      'Share of the weight of the index that rests on figures of the area itself (observed, recoded, of the same footprint or merged), and not on those of its county or of an area it was split from.',
    unit: 'share, 0 to 1',
  }),
};

const countOf = (what: string, description: string) =>
  field(z.int().min(0), { title: `Indicators ${what}`, description, unit: 'indicators' });

const statusShape = {
  indicators_observed: countOf('observed', 'How many indicators are the area’s own figures.'),
  indicators_mapped: countOf('mapped', 'How many were carried from another code.'),
  indicators_inherited: countOf('inherited', 'How many are the figures of the county.'),
  indicators_estimated: countOf('estimated', 'How many were worked out from the figures of others.'),
  indicators_missing: countOf('missing', 'How many have no figure.'),
};

const coldspotShape = ({ code, name = code }: NamedCode) => ({
  [`coldspot_${code}`]: field(z.enum(COLDSPOT_KINDS).nullable(), {
    title: `Coldspot: ${name}`,
    description: `What the upper-tier authority of the area is on the long shadow of deprivation, outcome “${name}”: coldspot, cold_on_level, cold_on_gap, hotspot or none; empty when it has no figure.`,
  }),
  [`coldspot_${code}_status`]: field(z.enum(STATUSES), {
    title: `Coldspot status: ${name}`,
    description:
      'observed: the area is its own upper-tier authority; inherited: it lies in one; estimated or mapped: the figures of the authority came from others; missing: there are none.',
  }),
});

/**
 * The published index: one row per area, sorted by rank. New columns come at the end.
 * @param aggregates those below the index, in the order of their columns
 * @param outcomes those of the long shadow whose coldspots are shown with the index
 */
export function indexTable(aggregates: readonly NamedCode[], outcomes: readonly NamedCode[] = []): Table {
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
      'Score, rank, fifth and group of every area, with the score and rank of each domain. Rank 1 is best.',
    key: ['area_code'],
    row: z.strictObject({
      ...areaShape,
      ...indexShape,
      ...aggregateShape,
      ...combinedAuthorityShape,
      ...statusShape,
      ...Object.assign({}, ...outcomes.map(coldspotShape)),
      ...robustnessFields,
    }),
  };
}
