import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import type { SourceDeclaration, SourceFile } from '../../schemas/source.js';
import type { SuiteLayout } from '../../schemas/suite.js';
import { SOURCES } from '../../sources/registry.js';
import { addressAt } from '../../sources/versions.js';
import { type AcquireOptions, acquire } from '../acquire/acquire.js';
import { findObject, readRecord } from '../acquire/store.js';
import type { ReadSuite } from './suite.js';

/** Where official files come from. */
export type DataAccess = Pick<
  AcquireOptions,
  'store' | 'mirror' | 'offline' | 'lock' | 'fetch' | 'now' | 'log'
>;

/** A table of a suite that is there. */
export interface FoundTable {
  readonly name: string;
  readonly layout: SuiteLayout;
  readonly path: string;
}

/** A table that is not there, and why. */
export interface AbsentTable {
  readonly name: string;
  readonly why: string;
}

/** Errors that say that a file cannot be had; any other is one of a file that is there. */
const NOT_THERE: readonly string[] = [
  'lock-missing',
  'mirror-lacks',
  'network',
  'store-empty',
  'version-gone',
];

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;
const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** The file of a source. Throws `suite-invalid` where the project has no such source, or it no such file. */
function sourceFileOf({ file, source }: SuiteLayout, suite: string): SourceFile | undefined {
  if (source === undefined) return undefined;
  const declared: SourceDeclaration | undefined = SOURCES.find(({ name }) => name === source);
  const found = declared?.files.find(({ name }) => name === file);
  if (found !== undefined) return found;
  const problem =
    declared === undefined
      ? `there is no source ${quoteFound(source)}`
      : `the source ${source} has no file ${quoteFound(file)}`;
  throw new SmiError('suite-invalid', `${suite}: ${problem}`, { next: 'see `smi list sources`' });
}

/**
 * The path in the store of a file that the lock does not name, where it was fetched before: there is no hash
 * to check it against but its own.
 */
async function fetchedBefore(address: string, { store }: DataAccess): Promise<string | undefined> {
  const record = await readRecord(store, address);
  if (record === undefined) return undefined;
  const found = await findObject(store, record.sha256, new AbortController().signal);
  return found?.intact === true ? found.path : undefined;
}

/** Brings an official file into the store: of the lock, or else of the version that the suite names. */
async function official(file: SourceFile, version: string | undefined, access: DataAccess): Promise<string> {
  const { address } = file;
  const newest = new Map<string, { address: string; version: string }>();
  if (access.lock[address] === undefined && version !== undefined) {
    const served = addressAt(address, version);
    const before = access.mirror === undefined ? await fetchedBefore(served, access) : undefined;
    if (before !== undefined) return before;
    if (access.offline) throw new SmiError('store-empty', `${served} is not in the store`);
    newest.set(address, { address: served, version });
  }
  const { files } = await acquire([file], { ...access, relock: false, newest });
  const stored = files.get(address);
  if (stored === undefined) throw new RangeError(`${address} was not acquired`);
  return stored.path;
}

/**
 * Finds the tables of a suite: in the file or the folder that was given, then beside the declaration, then at
 * their official addresses. Where data were given, the network is not asked.
 */
export class DataFinder {
  readonly #read: ReadSuite;
  readonly #given: string | undefined;
  readonly #access: DataAccess;

  /** @param given a file, which is that of the first table, or a folder; absolute */
  constructor(read: ReadSuite, given: string | undefined, access: DataAccess) {
    this.#read = read;
    this.#given = given;
    this.#access = access;
    if (given === undefined || isFile(given) || isFolder(given)) return;
    throw new SmiError('suite-data-missing', `${quoteFound(given, 200)} does not exist`, {
      next: 'correct --file',
    });
  }

  /**
   * The table with this name, in the first layout that is there. Throws `suite-invalid`, and the errors of
   * official files that are there but differ.
   */
  async find(name: string): Promise<FoundTable | AbsentTable> {
    const { tables } = this.#read.suite;
    const { layouts } = tables[name]!;
    const given = this.#given;
    const isMain = Object.keys(tables)[0] === name;
    if (given === undefined || !isMain || !isFile(given)) return this.findLayouts(name, layouts);
    const layout = layouts.find(({ file }) => file === basename(given)) ?? layouts[0]!;
    return { name, layout, path: given };
  }

  /** The same for a file that is no table, such as boundaries. */
  async findLayouts(name: string, layouts: readonly SuiteLayout[]): Promise<FoundTable | AbsentTable> {
    const { suite, folder } = this.#read;
    const given = this.#given;
    const places = [...(given === undefined ? [] : [isFile(given) ? dirname(given) : given]), folder];
    for (const place of places)
      for (const layout of layouts) {
        const path = join(place, layout.file);
        if (isFile(path)) return { name, layout, path };
      }
    const looked = given === undefined ? '' : ` in ${places[0]}`;
    let why = `${layouts.map(({ file }) => file).join(' or ')} is not there${looked}`;
    if (given !== undefined) return { name, why };
    for (const layout of layouts) {
      const file = sourceFileOf(layout, suite.suite);
      if (file === undefined) continue;
      try {
        return { name, layout, path: await official(file, layout.version, this.#access) };
      } catch (error) {
        if (!(error instanceof SmiError) || !NOT_THERE.includes(error.code)) throw error;
        why = `${file.name} is not there: ${error.message}`;
      }
    }
    return { name, why };
  }
}
