import { existsSync, rmSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { engineRefusal } from '../../../errors/engine-refusal.js';
import { onDisk } from '../../../errors/file-system.js';
import { SmiError } from '../../../errors/smi-error.js';
import { duckdb } from '../../engine/dialect.js';
import { type Engine, text } from '../../engine/engine.js';
import { onInterrupt } from '../../system/interrupt.js';
import type { Log } from '../../system/log.js';
import { syncFile } from '../../system/sync-path.js';
import { recordQuery } from './record-query.js';
import { makeAreaSlots, SLOTS } from './slots.js';
import type { AreaTruth } from './truth.js';

export interface SynthesiseOptions {
  /** May write to `folder`. */
  readonly engine: Engine;
  readonly rows: number;
  readonly seed: number;
  readonly truth: readonly AreaTruth[];
  /** Number of files that the rows are divided among. */
  readonly files: number;
  /** An existing folder. */
  readonly folder: string;
  readonly log: Log;
}

/** Rows in a row group of Parquet, given so that it does not depend on the engine’s default. */
const ROW_GROUP_SIZE = 122_880;
/** A person's number has nine digits. */
const MAX_ROWS = 999_999_999;

const whole = (name: string, value: number, min: number, max: number) => {
  if (!Number.isSafeInteger(value) || value < min || value > max)
    throw new SmiError('setting-invalid', `${name} is ${value}: give a whole number from ${min} to ${max}`);
};

/** Writes rows from `first` up to but not including `end`, under another name until the file is complete. */
async function writeFile(options: SynthesiseOptions, path: string, first: number, end: number) {
  const { engine, seed } = options;
  const partial = `${path}.partial`;
  // A table, not range(): the engine reads a table with all its threads.
  await engine.run('CREATE OR REPLACE TEMP TABLE made_rows AS SELECT range AS row FROM range($first, $end)', {
    first,
    end,
  });
  const query = recordQuery(duckdb, 'made_rows', 'made_areas');
  const format = `FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${ROW_GROUP_SIZE}`;
  const forget = onInterrupt(() => rmSync(partial, { force: true }));
  try {
    // Sorted by person, which is by row: a join on several threads does not keep the order.
    await engine.run(`COPY (${query} ORDER BY person) TO ${text(partial)} (${format})`, {
      seed: String(seed),
    });
    await onDisk(`writing ${path}`, async () => {
      await syncFile(partial);
      await rename(partial, path);
    });
  } catch (error) {
    throw engineRefusal(error, `writing ${path}`);
  } finally {
    rmSync(partial, { force: true });
    forget();
  }
}

/**
 * Writes made-up records as Parquet, `records-1.parquet` and so on, and returns their paths. The same rows,
 * seed, truth and number of files give the same bytes on any number of threads; the records themselves do not
 * depend on the number of files. Throws `setting-invalid`, `target-foreign` when such a file is already
 * there, `disk-full`, `no-permission` or `file-system`.
 */
export async function synthesise(options: SynthesiseOptions): Promise<string[]> {
  const { engine, rows, seed, truth, files, folder, log } = options;
  whole('the number of rows', rows, 1, MAX_ROWS);
  whole('the seed', seed, 0, Number.MAX_SAFE_INTEGER);
  whole('the number of files', files, 1, Math.min(rows, 10_000));
  whole('the number of areas', truth.length, 1, SLOTS);
  const paths = Array.from({ length: files }, (_, i) => join(folder, `records-${i + 1}.parquet`));
  const existing = paths.find((path) => existsSync(path));
  if (existing !== undefined) throw new SmiError('target-foreign', `${existing} is already there`);
  await makeAreaSlots(engine, truth);
  const edge = (i: number) => 1 + Math.floor((i * rows) / files);
  for (const [i, path] of paths.entries()) {
    log.progress('synthesise', i, files);
    await writeFile(options, path, edge(i), edge(i + 1));
  }
  await engine.run('DROP TABLE made_rows');
  await engine.run('DROP TABLE made_areas');
  log.progress('synthesise', files, files);
  return paths;
}
