import type { Release } from '../../outputs/release.js';
import type { WriteContext, Writer, WrittenFile } from '../../outputs/writer.js';
import type { Engine } from '../engine/engine.js';
import { Stopwatch } from '../system/clock.js';
import { FolderWriter, type WriteBytes } from './folder-writer.js';
import { type KeptRelease, keptFile } from './kept-release.js';

export interface PublishOptions {
  /** An engine that may write to the folder; writers that need one throw without it. */
  readonly engine?: Engine;
  readonly watch?: Stopwatch;
  /** A release whose tables and maps are taken as they are. */
  readonly kept?: KeptRelease;
  /** Writes the bytes of a file; a parameter for tests. */
  readonly write?: WriteBytes;
}

/**
 * Writes every file of a release into an empty folder, in the order of the list of writers.
 * @returns the files, sorted by path; all are on the disk then
 * @throws SmiError `disk-full`, `no-permission` or `file-system`
 */
export async function publish<R extends Release>(
  folder: string,
  writers: readonly Writer<R>[],
  release: R,
  { engine, watch = new Stopwatch(), kept, write }: PublishOptions = {},
): Promise<WrittenFile[]> {
  const target = new FolderWriter(folder, write);
  const context: WriteContext = {
    get engine() {
      if (engine === undefined) throw new TypeError('this list of writers needs the engine');
      return engine;
    },
    get files() {
      return target.files;
    },
    // Those of tables that are written here follow.
    rowCounts: new Map(kept?.receipt.tables.map(({ name, rows }) => [name, rows])),
  };
  for (const writer of writers) {
    if (writer.when?.(release) === false) continue;
    await watch.time(`publish: ${writer.stage}`, async () => {
      const there = kept && keptFile(kept, writer);
      const files = there === undefined ? await writer.files(release, context) : [there];
      for await (const file of files) await target.write(file, writer);
    });
  }
  await watch.time('publish: disk', () => target.end());
  return target.files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 }));
}
