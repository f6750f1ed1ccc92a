import { join } from 'node:path';
import { SmiError } from '../../errors/smi-error.js';
import { readEditionFile } from '../tables/read-shipped-table.js';
import { editionNames, readMethod } from './edition.js';
import { EDITION_FILES } from './files.js';

/** As a method says it at the top; the same key of anything else is indented. */
const NOT_BY_DEFAULT = /^default: false$/m;

/**
 * Whether an edition is a default one. A method that says that it is not is read no further: to check eight
 * of them takes as long as a stage, and their mistakes are not those of the editions that are meant.
 */
async function isByDefault(folder: string, name: string): Promise<boolean> {
  const text = await readEditionFile(join(folder, name, EDITION_FILES.method));
  return !NOT_BY_DEFAULT.test(text) && (await readMethod(folder, name)).method.default;
}

/**
 * The editions to work on: those named, or else those whose method says `default: true`, in order of their
 * names, so that an index comes before its long shadow. Throws `edition-unknown` where there are none.
 */
export async function chooseEditions(folder: string, named: readonly string[]): Promise<string[]> {
  if (named.length > 0) return [...new Set(named)];
  const chosen = [];
  for (const name of await editionNames(folder)) {
    if (await isByDefault(folder, name)) chosen.push(name);
  }
  if (chosen.length === 0)
    throw new SmiError('edition-unknown', `no edition in ${folder} is marked as a default one`);
  return chosen;
}

/** The first default edition that is an index; undefined where there is none. */
export async function defaultIndex(folder: string): Promise<string | undefined> {
  for (const name of await chooseEditions(folder, [])) {
    if ((await readMethod(folder, name)).method.kind === 'index') return name;
  }
  return undefined;
}

/**
 * The edition of an index that shows the classes of an edition of the long shadow, a default one first;
 * undefined where none in the folder does. One whose method is refused has no release, and is passed over.
 */
export async function indexShowing(folder: string, longShadow: string): Promise<string | undefined> {
  const showing: { readonly name: string; readonly isDefault: boolean }[] = [];
  for (const name of await editionNames(folder)) {
    const method = await readMethod(folder, name).then(
      (read) => read.method,
      (error: unknown) => {
        if (error instanceof SmiError) return undefined;
        throw error;
      },
    );
    if (method?.kind === 'index' && method.coldspots === longShadow)
      showing.push({ name, isDefault: method.default });
  }
  return (showing.find(({ isDefault }) => isDefault) ?? showing[0])?.name;
}

/** The named edition, or else the first default edition that is an index. Throws `edition-unknown`. */
export async function chooseIndex(folder: string, named: readonly string[]): Promise<string> {
  const [first] = named;
  // Read here too, so that an unknown edition is refused before anything else.
  if (first !== undefined) await readMethod(folder, first);
  const chosen = first ?? (await defaultIndex(folder));
  if (chosen !== undefined) return chosen;
  throw new SmiError('edition-unknown', 'no edition of an index has default: true');
}
