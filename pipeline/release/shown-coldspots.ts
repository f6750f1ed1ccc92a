import { SmiError } from '../../errors/smi-error.js';
import { type AuthorityClasses, authorityClasses, NO_CLASSES } from '../coldspots/authority-classes.js';
import {
  type Edition,
  folderOfReferred,
  isIndex,
  isLongShadow,
  type LongShadowEdition,
  loadEdition,
} from '../editions/edition.js';
import { type EditionOrigin, originOfEdition } from './edition-parts.js';

/** What a release of an index takes from an edition of the long shadow; `origins` has none or one. */
export interface ShownColdspots {
  readonly classes: AuthorityClasses;
  readonly origins: readonly EditionOrigin[];
}

/** What editions that are built by one command have in common: it is found once. */
export interface KnownColdspots {
  /** Editions of the long shadow that were read, by name. */
  readonly editions: Map<string, LongShadowEdition>;
  /** What another thread is finding out about such an edition; undefined where it comes to nothing. */
  readonly promised: Map<string, Promise<ShownColdspots | undefined>>;
}

/** Loads an edition of the long shadow that an index shows. */
async function loadShown(
  index: string,
  name: string,
  folder: string,
  known: Map<string, LongShadowEdition>,
): Promise<LongShadowEdition> {
  const itsFolder = await folderOfReferred(folder, name);
  if (itsFolder === undefined) {
    throw new SmiError(
      'edition-unknown',
      `${index} shows the coldspots of ${name}, which is neither in ${folder} nor among those of the project`,
      { next: 'put that edition there too, or remove `coldspots` from the method' },
    );
  }
  const shown = known.get(name) ?? (await loadEdition(itsFolder, name));
  if (isLongShadow(shown)) {
    known.set(name, shown);
    return shown;
  }
  throw new SmiError(
    'method-invalid',
    `${index} shows the coldspots of ${shown.name}, which is not an edition of the long shadow`,
  );
}

/**
 * Reads the edition of the long shadow that an edition shows, if it shows one and no other thread has it.
 * @param folder the folder of the edition
 * @param years whether all years of it are wanted, as the files of areas show
 * @returns what the release takes from it, computed when asked for
 */
export async function shownBy(
  edition: Edition,
  folder: string,
  { editions, promised }: KnownColdspots,
  threads: number,
  years = false,
): Promise<() => Promise<ShownColdspots>> {
  const name = isIndex(edition) ? edition.method.coldspots : undefined;
  if (name === undefined) return async () => ({ classes: NO_CLASSES, origins: [] });
  const load = () => loadShown(edition.name, name, folder, editions);
  const computed = async (shown: LongShadowEdition) => ({
    classes: await authorityClasses(shown, threads, years),
    origins: [originOfEdition(shown)],
  });
  const elsewhere = promised.get(name);
  if (elsewhere !== undefined) return async () => (await elsewhere) ?? computed(await load());
  const shown = await load();
  return () => computed(shown);
}
