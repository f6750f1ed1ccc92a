import { SmiError } from '../../errors/smi-error.js';
import { editionNames, readMethod } from './edition.js';

/**
 * The editions to work on: those named, or else those whose method says `default: true`, in order of their
 * names, so that an index comes before its long shadow. Throws `edition-unknown` where there are none.
 */
export async function chooseEditions(folder: string, named: readonly string[]): Promise<string[]> {
  if (named.length > 0) return [...new Set(named)];
  const chosen = [];
  for (const name of await editionNames(folder)) {
    if ((await readMethod(folder, name)).method.default) chosen.push(name);
  }
  if (chosen.length === 0)
    throw new SmiError('edition-unknown', `no edition in ${folder} is marked as a default one`);
  return chosen;
}

/** The named edition, or else the first default edition that is an index. Throws `edition-unknown`. */
export async function chooseIndex(folder: string, named: readonly string[]): Promise<string> {
  for (const name of await chooseEditions(folder, named)) {
    const { method } = await readMethod(folder, name);
    if (named.length > 0 || method.kind === 'index') return name;
  }
  throw new SmiError('edition-unknown', 'no edition of an index has default: true');
}
