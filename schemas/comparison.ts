import { z } from 'zod';
import { areaCode, areaName } from './fields.js';
import { field, type Table } from './table.js';

const score = (when: string) =>
  field(z.number().nullable(), { title: `Score ${when}`, description: `Score ${when}; empty without one.` });
const rank = (when: string) =>
  field(z.int().min(1).nullable(), {
    title: `Rank ${when}`,
    description: `Rank ${when}; 1 is the best.`,
    unit: 'rank',
  });
const group = (when: string) =>
  field(z.enum(['hotspot', 'middle', 'coldspot']).nullable(), {
    title: `Group ${when}`,
    description: `The group ${when}.`,
  });

/** An area in an edition and in the one that it follows. */
export const comparisonRow = z.strictObject({
  area_code: areaCode,
  area_name: areaName,
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
    'Score, rank and group of each area in an edition and in the one that it follows, both computed from their frozen figures. Written by `smi refresh --new`; other areas, figures, periods or weights all move ranks.',
  key: ['area_code'],
  row: comparisonRow,
};
