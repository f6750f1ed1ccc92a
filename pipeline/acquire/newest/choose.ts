import { SmiError } from '../../../errors/smi-error.js';
import { type LockFile, type SourceDeclaration, VERSION_PLACE } from '../../../schemas/source.js';
import { type NewVersion, withOthers } from '../acquire-file.js';
import type { Asker } from './ask.js';
import { type Finding, findNewest, type Watched } from './find-newest.js';

/** The files of sources, each with how newer versions of it are found. */
export const watchedFiles = (sources: readonly SourceDeclaration[]): Watched[] =>
  sources.flatMap(({ name, files, newest }) =>
    // An interface makes its answer anew each time, so that its headers say nothing.
    files.map((file) => ({
      source: name,
      file,
      newest: newest ?? { by: file.interface === undefined ? 'headers' : 'bytes' },
    })),
  );

/** Versions to take in place of the locked ones, by declared address. Throws the errors of what failed. */
export function versionsOf(findings: readonly Finding[]): Map<string, NewVersion> {
  const errors = findings.flatMap(({ error }): SmiError[] => (error === undefined ? [] : [error]));
  const first = withOthers(errors);
  if (first !== undefined) throw first;
  return new Map(
    findings.flatMap(({ file, newest }) => (newest === undefined ? [] : [[file.address, newest] as const])),
  );
}

/** Which versions a refresh takes. */
export interface Choice {
  readonly lock: LockFile;
  readonly relock: boolean;
  /** Takes the newest versions. */
  readonly latest: boolean;
  /** Names of the sources whose newest versions are taken; all where not given. */
  readonly only?: readonly string[];
}

/**
 * The versions that a refresh takes in place of the locked ones: none, unless it is to take the newest, or a
 * file that the lock does not name has a place for its version. Throws as `findNewest`, with the errors of
 * single files together.
 */
export async function chooseVersions(
  sources: readonly SourceDeclaration[],
  { lock, relock, latest, only }: Choice,
  ask: () => Promise<Asker>,
): Promise<Map<string, NewVersion>> {
  const wanted = watchedFiles(sources).filter(({ source, file }) =>
    latest && (only?.includes(source) ?? true)
      ? true
      : relock && lock[file.address] === undefined && file.address.includes(VERSION_PLACE),
  );
  return wanted.length === 0 ? new Map() : versionsOf(await findNewest(wanted, lock, await ask()));
}

/**
 * The same for sources that are wanted but not needed: one that cannot be asked about is passed over, unless
 * the lock has its files. Throws as `chooseVersions`, but for those that are passed over.
 */
export async function versionsWhereThere(
  sources: readonly SourceDeclaration[],
  choice: Choice,
  ask: () => Promise<Asker>,
): Promise<Map<string, NewVersion>> {
  const versions = new Map<string, NewVersion>();
  for (const source of sources) {
    try {
      for (const entry of await chooseVersions([source], choice, ask)) versions.set(...entry);
    } catch (error) {
      const isLocked = source.files.every(({ address }) => choice.lock[address] !== undefined);
      if (isLocked || !(error instanceof SmiError) || error.code === 'mirror-invalid') throw error;
    }
  }
  return versions;
}
