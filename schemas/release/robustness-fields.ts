import { z } from 'zod';
import { field } from '../table.js';

const rank = (title: string, description: string) =>
  field(z.int().min(1).nullable(), { title, description, unit: 'rank' });

const probability = (group: string, end: string) =>
  field(z.number().min(0).max(1).nullable(), {
    title: `Probability of being a ${group}`,
    description: `Share of the replicates in which the unit is a ${group}, among the ${end} ranked.`,
    unit: 'share, 0 to 1',
  });

/** What the rank of a unit is worth: the columns that stand beside every score. Rank 1 is best. */
export const robustnessFields = {
  rank_median: rank('Median rank', 'The rank in the middle of those of all replicates; 1 is best.'),
  rank_low: rank(
    'Rank: lower end',
    'The better end of the ranks between which nine replicates of ten lie (the 5 % point, a rank that occurred).',
  ),
  rank_high: rank(
    'Rank: upper end',
    'The worse end of the ranks between which nine replicates of ten lie (the 95 % point).',
  ),
  coldspot_probability: probability('coldspot', 'worst'),
  hotspot_probability: probability('hotspot', 'best'),
};

/** Names of those columns, in their order. */
export const ROBUSTNESS_COLUMNS = Object.keys(robustnessFields) as (keyof typeof robustnessFields)[];
