import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SmiError } from '../../errors/smi-error.js';
import { AREA_FILES } from '../../outputs/areas/writers.js';
import type { WrittenFile } from '../../outputs/writer.js';
import type { Receipt } from '../../schemas/release/receipt.js';
import { RECEIPT_FILE, type Released, readRelease } from '../publish/read-release.js';
import { makeFolder } from '../system/make-folder.js';
import { withSpill } from '../system/spill-folder.js';
import { type Cause, causesOf } from './causes.js';
import { type CheckedFiles, checkFiles, type FileProblem } from './check-files.js';
import { type FileDifference, fileDifference } from './differences.js';
import { type RebuildOptions, rebuild } from './rebuild.js';

/**
 * What was found of a release: `identical`, every file has the same bytes; `same_tables`, with other versions
 * of the engine or of Node every table is the same, and only files that these write have other bytes;
 * `changed`, files are not those of the receipt, and a rebuild gives those; `differs`, a rebuild gives
 * others.
 */
export const VERDICTS = ['identical', 'same_tables', 'changed', 'differs'] as const;

export interface Verified {
  readonly receipt: Receipt;
  readonly verdict: (typeof VERDICTS)[number];
  /** How many files the receipt lists, and those that are not as it lists them. */
  readonly listed: number;
  readonly problems: readonly FileProblem[];
  /** What differs between the files that are there and those of the rebuild. */
  readonly differences: readonly FileDifference[];
  /** Tables whose logical hash in the receipt is not that of the rebuild. */
  readonly tables: readonly string[];
  readonly causes: readonly Cause[];
  /** The receipt of the rebuild; null where the release cannot be rebuilt here. */
  readonly rebuilt: Receipt | null;
  /** Why it was not rebuilt. */
  readonly not_rebuilt: string | null;
}

/**
 * Files that the engine or Node pack, and those with the size and the hash of such files: with another
 * version of these they have other bytes while every table is the same.
 */
const PACKED = /\.(?:parquet|arrow|xlsx)$/;
const LISTS = new Set<string>(['datapackage.json', AREA_FILES]);
const isPacked = (path: string): boolean => PACKED.test(path) || LISTS.has(path);

/** What differs between the files that are there and the rebuilt ones. */
async function differencesOf(
  folder: string,
  { found }: CheckedFiles,
  there: string,
  files: readonly WrittenFile[],
): Promise<FileDifference[]> {
  const rebuilt = new Map(files.map(({ path, sha256 }) => [path, sha256]));
  rebuilt.delete(RECEIPT_FILE);
  const all = [...new Set([...found.keys(), ...rebuilt.keys()])].sort();
  const differences: FileDifference[] = [];
  for (const path of all) {
    const [here, again] = [found.get(path), rebuilt.get(path)];
    if (here === again) continue;
    if (here === undefined) differences.push({ path, kind: 'missing' });
    else if (again === undefined) differences.push({ path, kind: 'extra' });
    else differences.push(await fileDifference(path, folder, there));
  }
  return differences;
}

const logical = ({ tables }: Receipt) =>
  new Map(tables.map(({ name, logical_sha256 }) => [name, logical_sha256]));

function otherTables(receipt: Receipt, rebuilt: Receipt): string[] {
  const [then, now] = [logical(receipt), logical(rebuilt)];
  return [...new Set([...then.keys(), ...now.keys()])].filter((name) => then.get(name) !== now.get(name));
}

function verdictOf(
  { problems, differences, tables, causes }: Pick<Verified, 'problems' | 'differences' | 'tables' | 'causes'>,
  sameFiles: boolean,
): Verified['verdict'] {
  if (problems.length > 0) return sameFiles ? 'changed' : 'differs';
  if (differences.length === 0) return 'identical';
  const otherVersions = causes.some(({ what }) => what === 'engine' || what === 'node');
  const onlyPacked = tables.length === 0 && differences.every(({ path }) => isPacked(path));
  return otherVersions && onlyPacked ? 'same_tables' : 'differs';
}

async function compareWith(
  release: Released,
  checked: CheckedFiles,
  there: string,
  files: readonly WrittenFile[],
): Promise<Verified> {
  const { receipt } = release;
  const { problems, listed } = checked;
  const { receipt: rebuilt } = await readRelease(there);
  const found = {
    problems,
    differences: await differencesOf(release.folder, checked, there, files),
    tables: otherTables(receipt, rebuilt),
    causes: causesOf(receipt, rebuilt),
  };
  const verdict = verdictOf(found, rebuilt.id === receipt.id);
  return { receipt, listed, ...found, verdict, rebuilt, not_rebuilt: null };
}

/**
 * Compares every file of a release with its receipt, builds it again into a temporary folder by that receipt,
 * and compares again. Throws as `readRelease` and `rebuild`; where files are not those of the receipt and it
 * cannot be rebuilt, the result says so.
 */
export async function verify(folder: string, options: RebuildOptions): Promise<Verified> {
  const release = await readRelease(folder);
  const checked = await checkFiles(release);
  const { receipt } = release;
  const { listed, problems } = checked;
  options.log.stage('files', `${listed} listed in the receipt, ${problems.length} not as they are listed`);
  return withSpill(tmpdir(), async (temporary) => {
    const there = join(temporary, 'release');
    makeFolder(there);
    let files: readonly WrittenFile[];
    try {
      files = await rebuild(release, there, options);
    } catch (error) {
      if (problems.length === 0 || !(error instanceof SmiError)) throw error;
      const unknown = { differences: [], tables: [], causes: [], rebuilt: null };
      return { receipt, listed, problems, ...unknown, verdict: 'changed', not_rebuilt: error.message };
    }
    return compareWith(release, checked, there, files);
  });
}
