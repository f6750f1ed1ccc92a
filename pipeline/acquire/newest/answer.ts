import { z } from 'zod';
import { SmiError } from '../../../errors/smi-error.js';
import type { NewestVersion, SourceFile } from '../../../schemas/source.js';
import type { NewVersion } from '../acquire-file.js';

/* What the readers of publishers’ answers have in common. No answer of any of them was ever seen live from
   here: they are read as their documentation describes them. */

/** A version, `same` where it is the locked one, undefined where a mirror does not say. */
export type Answer = NewVersion | 'same' | undefined;

export type Kind<By extends NewestVersion['by']> = Extract<NewestVersion, { by: By }>;

export const day = (time: string): string => time.slice(0, 10);

/** A day, or a time on it. */
export const TIME = z.string().regex(/^\d{4}-\d{2}-\d{2}/, 'not a date');

export const gone = (file: SourceFile, where: string) =>
  new SmiError('version-gone', `${where} no longer has ${file.name}`, {
    next: 'see where the publisher moved it, then correct the address in the source',
  });

/** Compares versions such as 1.9 and 1.10 number by number. */
export function laterVersion(a: string, b: string): number {
  const [as, bs] = [a.split('.').map(Number), b.split('.').map(Number)];
  const i = as.findIndex((number, at) => number !== (bs[at] ?? 0));
  return i < 0 ? as.length - bs.length : (as[i] ?? 0) - (bs[i] ?? 0);
}
