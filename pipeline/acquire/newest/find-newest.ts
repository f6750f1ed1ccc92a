import { z } from 'zod';
import { SmiError } from '../../../errors/smi-error.js';
import type { LockEntry, LockFile, NewestVersion, SourceFile } from '../../../schemas/source.js';
import { addressAt, lockedVersion, type Version } from '../../../sources/versions.js';
import { inParallel } from '../acquire.js';
import { concernsOneFile, type NewVersion } from '../acquire-file.js';
import type { Answer } from './answer.js';
import type { Asker } from './ask.js';
import { newestOfEducation } from './explore-education-statistics.js';
import { newestOnGovUk } from './gov-uk.js';
import { newestInFolder } from './in-mirror.js';
import { newestByBytes, newestByHeaders, newestItem, newestOnGitHub } from './publishers.js';

/**
 * - `same`: nothing newer than the locked version;
 * - `newer`: a newer version is served;
 * - `changed`: a mirror holds other bytes under the address of the locked version;
 * - `unlocked`: there is a version, and the lock has none;
 * - `unknown`: a mirror says nothing about the file;
 * - `failed`: the publisher could not be asked, or did not answer as it should.
 */
export type State = 'same' | 'newer' | 'changed' | 'unlocked' | 'unknown' | 'failed';

/** What is known of the newest version of a file. */
export interface Finding {
  /** The name of its source. */
  readonly source: string;
  readonly file: SourceFile;
  readonly state: State;
  readonly have?: Version;
  /** Where the state is newer, changed or unlocked. */
  readonly newest?: NewVersion;
  readonly error?: SmiError;
}

/** A file with its source and how newer versions of it are found. */
export interface Watched {
  readonly source: string;
  readonly file: SourceFile;
  readonly newest: NewestVersion;
}

function told({ file, newest }: Watched, locked: LockEntry | undefined, ask: Asker): Promise<Answer> {
  switch (newest.by) {
    case 'github':
      return newestOnGitHub(file, newest, locked, ask);
    case 'explore_education_statistics':
      return newestOfEducation(file, newest, locked, ask);
    case 'gov_uk':
      return newestOnGovUk(file, newest, locked, ask);
    case 'arcgis':
      return newestItem(file, newest, locked, ask);
    case 'headers':
      return newestByHeaders(file, locked, ask);
    case 'bytes':
      return newestByBytes(file, locked, ask);
  }
}

/** Every value of a field, wherever it is in a JSON file. */
function valuesOf(content: unknown, field: string): string[] {
  if (Array.isArray(content)) return content.flatMap((each) => valuesOf(each, field));
  if (typeof content !== 'object' || content === null) return [];
  return Object.entries(content).flatMap(([name, value]) =>
    name === field && typeof value === 'string' ? [value] : valuesOf(value, field),
  );
}

/** The last of the dates in a text such as `23/10/2025|30/10/2025`; undefined where there is none. */
export function lastDate(texts: readonly string[]): string | undefined {
  const dates = texts.flatMap((text) => [
    ...[...text.matchAll(/\b(\d{2})\/(\d{2})\/(\d{4})\b/g)].map(([, d, m, y]) => `${y}-${m}-${d}`),
    ...[...text.matchAll(/\b\d{4}-\d{2}-\d{2}\b/g)].map(([date]) => date),
  ]);
  return dates
    .filter((date) => !Number.isNaN(Date.parse(date)))
    .sort()
    .at(-1);
}

/** A version with the day on which its figures were published, where a file of the publisher says so. */
async function dated(file: SourceFile, found: NewVersion, ask: Asker): Promise<NewVersion> {
  const { dated_by } = file;
  if (dated_by === undefined || found.version === undefined) return found;
  const about = await ask.json(addressAt(dated_by.address, found.version), z.unknown());
  const published = about === undefined ? undefined : lastDate(valuesOf(about, dated_by.field));
  return published === undefined ? found : { ...found, published };
}

/** What is known of the newest version of one file. Throws what `Asker` throws, and `version-gone`. */
async function findingOf(watched: Watched, locked: LockEntry | undefined, ask: Asker): Promise<Finding> {
  const { source, file } = watched;
  const { mirror } = ask.context;
  const answer = await told(watched, locked, ask);
  const found =
    answer === undefined && mirror?.kind === 'folder'
      ? await newestInFolder(mirror.root, file, locked)
      : answer;
  if (locked === undefined) {
    if (found === undefined || found === 'same') return { source, file, state: 'unknown' };
    return { source, file, state: 'unlocked', newest: await dated(file, found, ask) };
  }
  const have = lockedVersion(file.address, locked);
  if (found !== undefined && found !== 'same')
    return { source, file, have, state: 'newer', newest: await dated(file, found, ask) };
  const held = await ask.measure(have.address);
  if (held !== undefined && held.sha256 !== locked.sha256)
    return { source, file, have, state: 'changed', newest: have };
  const isKnown = answer !== undefined || held !== undefined;
  return { source, file, have, state: isKnown ? 'same' : 'unknown' };
}

/** True for a publisher that does not answer: others may. */
const isNetwork = (error: unknown): error is SmiError =>
  error instanceof SmiError && error.code === 'network';

/** Files asked about at the same time. */
const CONCURRENCY = 4;

/**
 * What is known of the newest version of each file, in the order of the files. A failure that concerns one
 * file is its finding; any other, such as a mirror that cannot be read, is thrown.
 */
export async function findNewest(
  watched: readonly Watched[],
  lock: LockFile,
  ask: Asker,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  await inParallel(watched, CONCURRENCY, async (each, i) => {
    const { source, file } = each;
    const locked = lock[file.address];
    try {
      findings[i] = await findingOf(each, locked, ask);
    } catch (error) {
      const ofPublisher = concernsOneFile(error) || isNetwork(error);
      if (!ofPublisher) throw error;
      const have = locked && lockedVersion(file.address, locked);
      findings[i] = { source, file, state: 'failed', error, ...(have === undefined ? {} : { have }) };
    }
  });
  return findings;
}
