import type { Engine } from '../pipeline/engine/engine.js';
import type { Release } from './release.js';

/** Text or bytes, whole or in pieces: a large file is never held in memory as a whole. */
export type Content = string | Uint8Array | Iterable<Uint8Array | string>;

/** A file of a release as a writer gives it. */
export interface OutputFile {
  /** Relative to the release, with forward slashes. */
  readonly path: string;
  /** What it holds, or how it is written to a full path that does not exist yet. */
  readonly content: Content | ((fullPath: string) => Promise<void>);
}

/** A file of a release as it was written. */
export interface WrittenFile {
  /** Relative to the release, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What a writer may use in addition to the release. */
export interface WriteContext {
  /** May write to the folder of the release. */
  readonly engine: Engine;
  /** Every file written so far, by path, with the writer that made it. */
  readonly files: readonly (WrittenFile & { readonly writer: FileDescription })[];
  /** How many rows each table had when its CSV was written. */
  readonly rowCounts: Map<string, number>;
}

/** What lists of files and the data package say of a file. */
export interface FileDescription {
  /**
   * Where it is, relative to the release; of many files, with what differs in angle brackets:
   * `areas/<code>.csv`.
   */
  readonly path: string;
  readonly mediaType: string;
  readonly title: string;
  /**
   * One line for lists of files. Neighbours in the list of writers that share it are one line of a list of
   * files.
   */
  readonly description: string;
  /** Whether a data package lists it: tables and boundaries, but not pages and descriptions. */
  readonly data?: boolean;
  /** The table that it holds. */
  readonly table?: string;
  /**
   * The file of the release that has size and hash of each of many files: the receipt then names that file
   * and not each of them.
   */
  readonly listedIn?: string;
}

/**
 * One entry of a list of writers. It gives one file, many, or none where the release does not call for any.
 * They are written one after another, so that many need not be held at once.
 */
export interface Writer<R extends Release = Release> extends FileDescription {
  /** Whether a release has the file, where only some have it. */
  readonly when?: (release: R) => boolean;
  /** The stage of publishing under which its time is counted. */
  readonly stage: 'tables' | 'areas' | 'maps' | 'checks' | 'report' | 'descriptions';
  readonly files: (
    release: R,
    context: WriteContext,
  ) => Iterable<OutputFile> | AsyncIterable<OutputFile> | Promise<Iterable<OutputFile>>;
}

type About<R extends Release> = Pick<FileDescription, 'title' | 'description' | 'data'> &
  Pick<Writer<R>, 'when'>;

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  arrow: 'application/vnd.apache.arrow.file',
  css: 'text/css',
  csv: 'text/csv',
  geojson: 'application/geo+json',
  html: 'text/html',
  js: 'text/javascript',
  json: 'application/json',
  jsonld: 'application/ld+json',
  md: 'text/markdown',
  parquet: 'application/vnd.apache.parquet',
  png: 'image/png',
  svg: 'image/svg+xml',
  topojson: 'application/json',
  txt: 'text/plain',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  yaml: 'application/yaml',
};

/** The media type of a file by the end of its name. Throws `RangeError` for an unknown one. */
export function mediaTypeOf(path: string): string {
  const found = MEDIA_TYPES[path.slice(path.lastIndexOf('.') + 1)];
  if (found === undefined) throw new RangeError(`${path} has no known media type`);
  return found;
}

/** A writer of one file whose name is fixed. */
export const oneFile = <R extends Release>(
  path: string,
  stage: Writer['stage'],
  about: About<R>,
  content: (release: R, context: WriteContext) => Content | Promise<Content>,
): Writer<R> => ({
  path,
  mediaType: mediaTypeOf(path),
  stage,
  ...about,
  files: async (release, context) => [{ path, content: await content(release, context) }],
});

/** Files that one description covers, for lists of files on pages and in the README. */
export interface FileGroup {
  readonly files: readonly string[];
  readonly what: string;
}

/**
 * The files of a list of writers, grouped by description. Metadata about a file are not listed separately.
 */
export function fileGroups(writers: readonly FileDescription[]): FileGroup[] {
  const listed = writers.filter(({ path }) => !path.endsWith('-metadata.json'));
  const groups = groupAdjacent(listed);
  return groups.map((group) => ({
    files: group.map(({ path }) => path),
    what: group[0]?.description ?? '',
  }));
}

/** Runs of writers that share a description. */
function groupAdjacent<K extends FileDescription>(writers: readonly K[]): K[][] {
  const groups: K[][] = [];
  for (const writer of writers) {
    const last = groups.at(-1);
    if (last?.[0]?.description === writer.description) last.push(writer);
    else groups.push([writer]);
  }
  return groups;
}

/** Whether a release has the file of a writer: for a table, whether it is published in that format. */
function has<R extends Release>({ when, table, path }: Writer<R>, release: R): boolean {
  if (when?.(release) === false) return false;
  const found = release.tables.find((candidate) => candidate.table.name === table);
  return table === undefined || found?.formats.some((format) => path.endsWith(`.${format}`)) === true;
}

const isEmpty = (rows: Iterable<unknown>): boolean => rows[Symbol.iterator]().next().done === true;

/** The writers whose files a release has. */
export const writersOf = <R extends Release>(writers: readonly Writer<R>[], release: R): Writer<R>[] =>
  writers.filter((writer) => has(writer, release));

/** The files of a release for the list on its page; a table without rows is marked as empty. */
export function releaseFiles<R extends Release>(writers: readonly Writer<R>[], release: R): FileGroup[] {
  const empty = new Set(
    release.tables
      .filter(({ rows, formats }) => formats.includes('csv') && isEmpty(rows))
      .map(({ table }) => table.name),
  );
  const descriptions = writersOf(writers, release).map((writer) =>
    empty.has(writer.table ?? '')
      ? { ...writer, description: `${writer.description} (no rows here)` }
      : writer,
  );
  return fileGroups(descriptions);
}
