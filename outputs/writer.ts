import type { Engine } from '../pipeline/engine/engine.js';
import type { Release } from './release.js';

/** Text or bytes, whole or in pieces: what is large is never held as a whole. */
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

/** What a writer may use apart from the release. */
export interface WriteContext {
  /** May write to the folder of the release. */
  readonly engine: Engine;
  /** Every file so far, by path, with the writer that made it. */
  readonly files: readonly (WrittenFile & { readonly writer: FileKind })[];
  /** How many rows each table had when its CSV was written. */
  readonly rowCounts: Map<string, number>;
}

/** What a reader or a program is told of a file. */
export interface FileKind {
  /** Where it is, relative to the release; of many files, with what differs in angle brackets: `areas/<code>.csv`. */
  readonly path: string;
  readonly mediaType: string;
  readonly title: string;
  /** One line for lists of files. Writers that stand next to each other and share it are one line of such a list. */
  readonly description: string;
  /** Whether a data package lists it: tables and boundaries, but not pages and descriptions. */
  readonly data?: boolean;
  /** The table that it holds. */
  readonly table?: string;
}

/**
 * One entry of the list of writers. It gives one file or many, or none where the release does not call for any;
 * they are written in turn, so that many need not be held at once.
 */
export interface Writer<R extends Release = Release> extends FileKind {
  /** The stage of publishing under which its time is counted. */
  readonly stage: 'tables' | 'maps' | 'checks' | 'report' | 'descriptions';
  readonly files: (
    release: R,
    context: WriteContext,
  ) => Iterable<OutputFile> | AsyncIterable<OutputFile> | Promise<Iterable<OutputFile>>;
}

type About = Pick<FileKind, 'title' | 'description' | 'data'>;

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  arrow: 'application/vnd.apache.arrow.file',
  csv: 'text/csv',
  geojson: 'application/geo+json',
  html: 'text/html',
  json: 'application/json',
  md: 'text/markdown',
  parquet: 'application/vnd.apache.parquet',
  svg: 'image/svg+xml',
  topojson: 'application/json',
  txt: 'text/plain',
  yaml: 'application/yaml',
};

/** The media type of a file by the end of its name. Throws `RangeError` for one that is not known. */
export function mediaTypeOf(path: string): string {
  const found = MEDIA_TYPES[path.slice(path.lastIndexOf('.') + 1)];
  if (found === undefined) throw new RangeError(`${path} has no known media type`);
  return found;
}

/** A writer of one file whose name is fixed. `content` may give null where the release does not call for the file. */
export const oneFile = <R extends Release>(
  path: string,
  stage: Writer['stage'],
  about: About,
  content: (release: R, context: WriteContext) => Content | null | Promise<Content | null>,
): Writer<R> => ({
  path,
  mediaType: mediaTypeOf(path),
  stage,
  ...about,
  async files(release, context) {
    const found = await content(release, context);
    return found === null ? [] : [{ path, content: found }];
  },
});

/** Files that one description covers, for lists of files on pages and in the README. */
export interface FileGroup {
  readonly files: readonly string[];
  readonly what: string;
}

/** The files of a list of writers in groups of one description. Metadata about a file are not listed apart from it. */
export function fileGroups(writers: readonly FileKind[]): FileGroup[] {
  const groups: { files: string[]; what: string }[] = [];
  for (const { path, description } of writers) {
    if (path.endsWith('-metadata.json')) continue;
    const last = groups.at(-1);
    if (last?.what === description) last.files.push(path);
    else groups.push({ files: [path], what: description });
  }
  return groups;
}
