import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { ascending } from 'd3-array';
import { onDisk } from '../../errors/file-system.js';
import { SmiError } from '../../errors/smi-error.js';
import { AREA_FILES } from '../../outputs/areas/writers.js';
import { contentId } from '../../outputs/formats/content-id.js';
import { areaFilesTable } from '../../schemas/release/area-list-table.js';
import type { Receipt } from '../../schemas/release/receipt.js';
import { RECEIPT_FILE, type Released, readReleased } from '../publish/read-release.js';
import { hashFile } from '../system/hash.js';
import { parseTable } from '../tables/read-shipped-table.js';

/** A file of a release that is not as its receipt lists it. */
export interface FileProblem {
  readonly path: string;
  readonly problem: 'changed' | 'missing' | 'extra';
}

export interface CheckedFiles {
  /** The hash of every file that is there except the receipt, by its path with forward slashes. */
  readonly found: ReadonlyMap<string, string>;
  /** How many files the receipt lists, with those of its list of files of areas. */
  readonly listed: number;
  readonly problems: readonly FileProblem[];
}

/** Paths of everything below a folder that is no folder, relative to it, with forward slashes. */
async function pathsIn(folder: string): Promise<string[]> {
  const entries = await onDisk(`reading ${folder}`, () =>
    readdir(folder, { recursive: true, withFileTypes: true }),
  );
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

type Listed = Pick<Receipt['outputs'][number], 'path' | 'sha256'>;

/** The files of areas, which the receipt names by their list only; none where that list is not whole. */
async function filesOfAreas(release: Released): Promise<Listed[]> {
  if (!release.receipt.outputs.some(({ path }) => path === AREA_FILES)) return [];
  try {
    return parseTable(areaFilesTable, await readReleased(release, AREA_FILES), AREA_FILES) as Listed[];
  } catch (error) {
    // The list itself is then among the problems.
    if (error instanceof SmiError) return [];
    throw error;
  }
}

/** Whether the receipt agrees with itself: its id, and the logical hash of each table. */
function agreesWithItself({ id, outputs, tables }: Receipt, all: readonly Listed[]): boolean {
  const hashes = new Map(outputs.map(({ path, sha256 }) => [path, sha256]));
  const inOrder = all.toSorted((a, b) => ascending(a.path, b.path));
  return (
    contentId(inOrder) === id &&
    tables.every(({ name, logical_sha256 }) => hashes.get(`${name}.csv`) === logical_sha256)
  );
}

/** Compares every file of a release with its receipt: what was changed, is missing, or is extra. */
export async function checkFiles(release: Released): Promise<CheckedFiles> {
  const { folder, receipt } = release;
  const found = new Map<string, string>();
  for (const path of (await pathsIn(folder)).sort())
    if (path !== RECEIPT_FILE) found.set(path, (await hashFile(join(folder, path), path)).sha256);
  const areas = await filesOfAreas(release);
  const all = [...receipt.outputs, ...areas];
  const listed = new Map(all.map(({ path, sha256 }) => [path, sha256]));
  // Without the list of the files of areas nothing is known of them: they are neither changed nor extra.
  const areasKnown = areas.length > 0 || !listed.has(AREA_FILES);
  const isKnown = (path: string) => areasKnown || !path.startsWith('areas/');
  const problems = [
    ...[...listed].flatMap(([path, hash]): FileProblem[] => {
      const here = found.get(path);
      if (here === hash) return [];
      return [{ path, problem: here === undefined ? 'missing' : 'changed' }];
    }),
    ...[...found.keys()].flatMap((path): FileProblem[] =>
      listed.has(path) || !isKnown(path) ? [] : [{ path, problem: 'extra' }],
    ),
  ];
  if (areasKnown && !agreesWithItself(receipt, all))
    problems.push({ path: RECEIPT_FILE, problem: 'changed' });
  return { found, listed: listed.size, problems: problems.toSorted((a, b) => ascending(a.path, b.path)) };
}
