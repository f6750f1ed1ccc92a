import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { onDisk } from '../errors/file-system.js';
import { TOPOLOGY_FILE } from '../outputs/geometry/topology.js';
import type { ReleaseData } from '../outputs/release-data.js';
import { Stopwatch } from './clock.js';
import { type Edition, loadEdition } from './editions/edition.js';
import { duckdb } from './engine/dialect.js';
import { Engine } from './engine/engine.js';
import { sha256 } from './hash.js';
import type { Log } from './log.js';
import { shipped } from './package-root.js';
import type { WriteBytes, WrittenFile } from './publish/folder-writer.js';
import { publish } from './publish/publish.js';
import { releaseData } from './publish/release-data.js';
import { publishRelease } from './publish/release-folder.js';
import { releaseTables } from './publish/tables.js';
import { score } from './score/score.js';

export interface BuildOptions {
  readonly editions: string;
  readonly release: string;
  readonly threads: number;
  readonly log: Log;
  /** Scores, and writes nothing. */
  readonly dryRun?: boolean;
  /** How bytes are written, for tests. */
  readonly write?: WriteBytes;
}

export interface Built {
  readonly edition: string;
  /** Where the release stands; it is not there after a dry run. */
  readonly path: string;
  readonly data: ReleaseData;
  readonly files: readonly WrittenFile[];
  /** Milliseconds by stage. */
  readonly laps: Readonly<Record<string, number>>;
}

/** The files of ours that a release is made from, by their place in the project. */
function inputsOf(edition: Edition, topology: string): Map<string, string> {
  const files = [...edition.texts].map(([file, text]) => [`editions/${edition.name}/${file}`, text] as const);
  return new Map([...files, [TOPOLOGY_FILE, topology] as const].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Builds one edition from its frozen figures, offline, and publishes it. Throws `SmiError`. */
export async function buildEdition(name: string, options: BuildOptions): Promise<Built> {
  const { editions, release, threads, log } = options;
  const watch = new Stopwatch();
  const edition = await watch.time('load', () => loadEdition(editions, name));
  if (edition.unused.length > 0) {
    log.warn(`the method of ${name} does not name ${edition.unused.join(', ')}: these figures are left out`);
  }
  const topology = await onDisk(`reading ${TOPOLOGY_FILE}`, () => readFile(shipped(TOPOLOGY_FILE), 'utf8'));

  const open = (folders: readonly string[]) => watch.time('engine', () => Engine.open({ threads, folders }));
  const work = async (engine: Engine) => {
    await watch.time('score', () => score(engine, edition.method, edition.figures, duckdb, log));
    const tables = await watch.time('tables', () => releaseTables(engine, edition));
    return { tables, data: await watch.time('tables', () => releaseData(engine, edition, tables, topology)) };
  };

  if (options.dryRun) {
    const engine = await open([]);
    try {
      const { data } = await work(engine);
      return { edition: name, path: `${release}/${name}`, data, files: [], laps: watch.laps };
    } finally {
      engine.close();
    }
  }

  let result: { data: ReleaseData; files: WrittenFile[] } | undefined;
  const path = await publishRelease(release, name, async (folder) => {
    const engine = await open([folder]);
    try {
      const { tables, data } = await work(engine);
      const files = await publish(folder, {
        ...{ engine, tables: Object.values(tables), data, watch, inputs: inputsOf(edition, topology) },
        official: edition.origin.official_files,
        methodText: edition.texts.get('method.yaml') ?? '',
        ...(options.write === undefined ? {} : { write: options.write }),
      });
      result = { data, files };
      const receipt = files.find(({ path: file }) => basename(file) === 'receipt.json');
      return (receipt?.sha256 ?? sha256('')).slice(0, 16);
    } finally {
      engine.close();
    }
  });
  if (result === undefined) throw new Error('the release was published without being written');
  const bytes = result.files.reduce((sum, file) => sum + file.bytes, 0);
  log.stage('publish', `${result.files.length} files, ${(bytes / 1e6).toFixed(1)} MB, to ${path}`);
  return { edition: name, path, ...result, laps: watch.laps };
}
