import { ascending } from 'd3-array';
import { SmiError } from '../../errors/smi-error.js';
import { countriesOf } from '../../schemas/method/areas.js';
import type { Method } from '../../schemas/method.js';
import { type MadeFrom, type Origin, originFile } from '../../schemas/origin.js';
import { parseJson } from '../../schemas/parse-json.js';
import type { LockFile } from '../../schemas/source.js';
import type { GivenFile } from '../../sources/source.js';
import type { StoredFile } from '../acquire/acquire.js';
import { sha256 } from '../system/hash.js';
import { REFRESHED_TABLES } from './files.js';

const areasOf = (areas: Method['areas']): MadeFrom['areas'] => ({
  country: countriesOf(areas).join(';'),
  level: areas.level,
  year: areas.year,
  exclude: areas.exclude.map(({ code }) => code).sort(),
});

/**
 * What a refresh makes its tables from; the lock has the version of each file and its dates.
 * @param given the YAML files of sources that a user gave and that the method uses
 */
export function originOf(
  method: Method,
  files: Iterable<StoredFile>,
  lock: LockFile,
  given: readonly GivenFile[] = [],
): MadeFrom {
  const official = [...files].map(({ file, address, bytes, sha256 }) => {
    const { version, published, version_date } = lock[file.address] ?? {};
    return {
      address,
      bytes,
      sha256,
      ...(version === undefined ? {} : { version }),
      ...(published === undefined ? {} : { published }),
      ...(version_date === undefined ? {} : { version_date }),
    };
  });
  return {
    areas: areasOf(method.areas),
    official_files: official.sort((a, b) => ascending(a.address, b.address)),
    ...sourceFiles(given.map(({ file, text }) => ({ file, sha256: sha256(text) }))),
  };
}

/** Nothing is written where there are none: most editions use only sources of the project. */
const sourceFiles = (files: MadeFrom['source_files'] = []): Pick<MadeFrom, 'source_files'> =>
  files.length === 0 ? {} : { source_files: files };

const textOf = (content: object): string => `${JSON.stringify(content, null, 2)}\n`;

/**
 * The origin of an edition with the hashes of its tables and of itself.
 * @param hashes of each table, by the name of its file
 */
export function sealedOrigin(
  { areas, official_files, source_files }: MadeFrom,
  hashes: ReadonlyMap<string, string>,
): Origin {
  const tables = [...hashes].map(([file, hash]) => ({ file, sha256: hash }));
  const madeFrom = { areas, official_files, ...sourceFiles(source_files) };
  const unsealed = { ...madeFrom, tables: tables.sort((a, b) => ascending(a.file, b.file)) };
  return { ...unsealed, own_sha256: sha256(textOf(unsealed)) };
}

export const originText = ({ areas, official_files, source_files, tables, own_sha256 }: Origin): string =>
  textOf({ areas, official_files, ...sourceFiles(source_files), tables, own_sha256 });

/**
 * Reads the origin of an edition. Throws `figures-invalid` when it does not match its schema, or when any
 * byte is not as a refresh wrote it.
 */
export function readOrigin(text: string, path: string): Origin {
  const refused = (problem: string, cause?: unknown) =>
    new SmiError('figures-invalid', `${path}${problem}`, { cause });
  const origin = parseJson(text, originFile, (problem, cause) => refused(`: ${problem}`, cause));
  const { own_sha256, ...unsealed } = origin;
  if (sha256(textOf(unsealed)) !== own_sha256 || originText(origin) !== text)
    throw refused(' was changed after it was written');
  const listed = origin.tables.map(({ file }) => file);
  const lacking = REFRESHED_TABLES.find((file) => !listed.includes(file));
  if (lacking !== undefined) throw refused(`: tables has no hash of ${lacking}`);
  return origin;
}

/**
 * Throws `figures-invalid` when the method names other areas than those of the frozen tables: only a refresh
 * can add or remove an area, not a build.
 */
export function checkAreas(origin: MadeFrom, path: string, method: Method): void {
  const then = origin.areas;
  const now = areasOf(method.areas);
  for (const name of ['country', 'level', 'year', 'exclude'] as const) {
    if (String(then[name]) !== String(now[name])) {
      throw new SmiError(
        'figures-invalid',
        `${path}: the figures are frozen for ${name} ${then[name]}, but the method names ${now[name]}`,
        { next: 'write them again with `smi refresh EDITION --accept`' },
      );
    }
  }
}
