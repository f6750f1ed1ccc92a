import { editionNames, readMethod } from './edition.js';

/** The editions to work on: those named, or else those that their method marks `default: true`. */
export async function chooseEditions(folder: string, named: readonly string[]): Promise<string[]> {
  if (named.length > 0) return [...new Set(named)];
  const chosen = [];
  for (const name of await editionNames(folder)) {
    if ((await readMethod(folder, name)).method.default) chosen.push(name);
  }
  return chosen;
}
