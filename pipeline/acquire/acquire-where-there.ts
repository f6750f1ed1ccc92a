import { SmiError } from '../../errors/smi-error.js';
import type { SourceFile } from '../../schemas/source.js';
import { type Acquired, type AcquireOptions, acquire } from './acquire.js';

/** The files of one data set that is wanted but not needed. */
export interface WantedFiles {
  readonly name: string;
  readonly files: readonly SourceFile[];
}

export interface AcquiredWhereThere {
  readonly acquired: Acquired;
  /** The data sets that are not there, and why. */
  readonly absent: readonly { readonly name: string; readonly why: SmiError }[];
}

/** Errors that say that a file cannot be had; any other is one of a file that is there. */
const NOT_THERE: readonly string[] = [
  'lock-missing',
  'mirror-lacks',
  'network',
  'store-empty',
  'version-gone',
];

/**
 * Acquires data sets that are wanted but not needed. One whose files are all in the lock is needed as any
 * other: without it, figures would change in silence. The others are tried when relocking, and passed over
 * where they cannot be had. Throws as `acquire`, but for those that are passed over.
 * @param before what was acquired already; the result has it too
 */
export async function acquireWhereThere(
  wanted: readonly WantedFiles[],
  before: Acquired,
  options: AcquireOptions,
): Promise<AcquiredWhereThere> {
  let acquired = before;
  const absent: { name: string; why: SmiError }[] = [];
  for (const { name, files } of wanted) {
    const { lock } = acquired;
    const isLocked = files.every(({ address }) => lock[address] !== undefined);
    const isChosen = files.every(({ address }) => options.newest?.has(address));
    if (!isLocked && !options.relock && !isChosen) {
      absent.push({ name, why: new SmiError('lock-missing', `${name} has no entry in the lock`) });
      continue;
    }
    try {
      const more = await acquire(files, { ...options, lock });
      acquired = {
        files: new Map([...acquired.files, ...more.files]),
        lock: more.lock,
        unhashed: [...acquired.unhashed, ...more.unhashed],
      };
    } catch (error) {
      if (isLocked || !(error instanceof SmiError) || !NOT_THERE.includes(error.code)) throw error;
      absent.push({ name, why: error });
    }
  }
  return { acquired, absent };
}
