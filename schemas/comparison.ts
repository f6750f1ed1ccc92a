import { z } from 'zod';
import { areaCode, areaName, CODE } from './fields.js';
import { COLDSPOT_KINDS } from './release/coldspot-fields.js';
import { field, type Table } from './table.js';

/** The groups of an index, and the classes of the long shadow. */
const GROUPS = ['middle', ...COLDSPOT_KINDS] as const;

const score = (when: string) =>
  field(z.number().nullable(), { title: `Score ${when}`, description: `Score ${when}; empty without one.` });
const rank = (when: string) =>
  field(z.int().min(1).nullable(), {
    title: `Rank ${when}`,
    description: `Rank ${when}; 1 is the best.`,
    unit: 'rank',
  });
const group = (when: string) =>
  field(z.enum(GROUPS).nullable(), {
    title: `Group ${when}`,
    description: `The group ${when}, or, of an outcome of the long shadow, the class.`,
  });

/** An area in what is ranked by an edition and by the one that it follows. */
export const comparisonRow = z.strictObject({
  area_code: areaCode,
  area_name: areaName,
  ranked: field(z.string().regex(CODE), {
    title: 'Ranked',
    description: 'What the areas are ranked by: index, or the code of an outcome of the long shadow.',
  }),
  score_before: score('in the last edition'),
  score: score('in this edition'),
  rank_before: rank('in the last edition'),
  rank: rank('in this edition'),
  places: field(z.int().nullable(), {
    title: 'Places',
    description: 'By how many places the area rose, which is positive, or fell; empty without both ranks.',
    unit: 'ranks',
  }),
  group_before: group('in the last edition'),
  group: group('in this edition'),
});

export type Comparison = z.infer<typeof comparisonRow>;

export const comparisonTable: Table = {
  name: 'comparison',
  title: 'Comparison with the last edition',
  description:
    'Score, rank and group of each area in an edition and in the one that it follows. Other areas, figures, periods or weights all move ranks.',
  key: ['ranked', 'area_code'],
  row: comparisonRow,
};
