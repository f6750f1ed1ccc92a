import { z } from 'zod';
import { field } from '../table.js';

/** What an index is of, where that is not social mobility. */
export const SUBJECTS = ['social_mobility', 'local_conditions'] as const;
export type Subject = (typeof SUBJECTS)[number];

export const subject = field(z.enum(SUBJECTS).optional(), {
  title: 'Subject',
  description:
    'What the index is of, as pages and files call it: social_mobility (when not given), or local_conditions where it has no figure of what people who grew up there reach.',
});
