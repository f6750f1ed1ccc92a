import { z } from 'zod';
import { field } from '../table.js';

const text = (title: string, description: string) => field(z.string().min(1), { title, description });
const whole = (title: string, description: string) => field(z.int().min(0), { title, description });

/** What a folder of replicates is: enough to put the parts of a sweep together, or to refuse to. */
export const robustnessFile = z.strictObject({
  edition: text('Edition', 'Name of the edition.'),
  program: text('Program', 'Name and version of the program.'),
  seed: whole('Seed', 'Seed of everything that is drawn.'),
  from: field(z.int().min(1), { title: 'From', description: 'First replicate.' }),
  to: field(z.int().min(1), { title: 'To', description: 'Last replicate.' }),
  areas: whole('Areas', 'How many areas there are.'),
  problem_sha256: field(z.string().regex(/^[0-9a-f]{64}$/), {
    title: 'Problem',
    description:
      'Hash of all that the ranks depend on: figures, limits, statuses, hierarchy, method and choices, seed and program.',
  }),
});

export type RobustnessFile = z.infer<typeof robustnessFile>;
