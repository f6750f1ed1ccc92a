import type { LockFile } from '../../schemas/source.js';
import { relock } from '../acquire/lock.js';
import { compare, type Difference } from './compare.js';
import { type Frozen, freeze } from './freeze.js';
import { withEdition } from './swap.js';

/**
 * Writes the frozen files of an edition, and new entries of the lock of official files with them.
 * @returns how the files differ from those that were there
 * @throws SmiError as `withEdition` and `swapIn`; nothing has changed then
 */
export const accept = (
  folder: string,
  frozen: Frozen,
  relocked: { readonly path: string; readonly lock: LockFile; readonly addresses: readonly string[] },
): Promise<Difference[]> =>
  withEdition(folder, async () => {
    const differences = await compare(folder, frozen);
    await freeze(folder, frozen, () => relock(relocked.path, relocked.lock, relocked.addresses));
    return differences;
  });
