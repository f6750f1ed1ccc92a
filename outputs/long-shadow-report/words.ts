import { within } from '../report/words.js';

/**
 * The name of an outcome within a sentence: `higher education by 19`, but `Level 3 by 19`, which is a name.
 */
export const told = ({ name }: { readonly name: string }): string =>
  /^\p{Lu}\p{Ll}+ \d/u.test(name) ? name : within(name);
