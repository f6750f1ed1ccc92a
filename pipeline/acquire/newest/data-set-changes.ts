import { SmiError } from '../../../errors/smi-error.js';
import type { SourceDeclaration } from '../../../schemas/source.js';
import type { Asker } from './ask.js';
import { type DataSetChanges, versionChanges } from './explore-education-statistics.js';
import type { Finding } from './find-newest.js';

type Item = DataSetChanges['majorChanges'][string][number];

/** The single changes: options of a filter, and locations of a level, come in groups. */
const single = (item: Item): unknown[] => (Array.isArray(item.options) ? item.options : [item]);

const has = (item: unknown, state: string): boolean =>
  typeof item === 'object' && item !== null && state in item;

/** What became of something, by which of its two states there are. */
function fateOf(item: unknown): 'new' | 'gone' | 'changed' {
  if (!has(item, 'previousState')) return 'new';
  return has(item, 'currentState') ? 'changed' : 'gone';
}

/** `timePeriods` in words: `time periods`. */
const words = (kind: string): string => kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** What a version changes, in one line: `indicators: 1 gone; time periods: 1 new`. */
export function describeChanges({ majorChanges, minorChanges }: DataSetChanges): string {
  const kinds = [...new Set([...Object.keys(majorChanges), ...Object.keys(minorChanges)])];
  const lines = kinds.flatMap((kind) => {
    const all = [...(majorChanges[kind] ?? []), ...(minorChanges[kind] ?? [])].flatMap(single).map(fateOf);
    const counts = (['gone', 'changed', 'new'] as const).flatMap((fate) => {
      const count = all.filter((each) => each === fate).length;
      return count === 0 ? [] : [`${count} ${fate}`];
    });
    return counts.length === 0 ? [] : [`${words(kind)}: ${counts.join(', ')}`];
  });
  return lines.length === 0 ? 'no change listed' : lines.join('; ');
}

/** What a publisher lists as changed in its newest version. */
export interface ListedChanges {
  readonly text: string;
  /** The list itself; absent where it could not be had. */
  readonly changes?: DataSetChanges;
}

/**
 * What the publisher of a newer version lists as changed, where it does; undefined where it does not, or
 * where a mirror does not say. A list that cannot be had is said, and is not an error: the version is newer
 * all the same.
 */
export async function listedChanges(
  { newest: by }: SourceDeclaration,
  { state, newest }: Finding,
  ask: Asker,
): Promise<ListedChanges | undefined> {
  if (by?.by !== 'explore_education_statistics' || state !== 'newer' || newest?.version === undefined)
    return undefined;
  try {
    const changes = await versionChanges(by.data_set, newest.version, ask);
    return changes && { text: describeChanges(changes), changes };
  } catch (error) {
    if (!(error instanceof SmiError)) throw error;
    return { text: `its list of changes is not known: ${error.message}` };
  }
}
