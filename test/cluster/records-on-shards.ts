import { createRequire } from 'node:module';
import type { Shards } from './shards.js';

const load = createRequire(import.meta.url);

/** Types of the records that `smi synthesise` writes, as a table of a cluster would have them. */
export const COLUMNS = `person String, area LowCardinality(Nullable(String)), cohort Int32,
  sex LowCardinality(String), fsm Nullable(Bool), circumstances Nullable(Float64),
  qualification LowCardinality(Nullable(String)), earnings Nullable(Float64), weight Float64`;

export const DATABASE = 'census';

/** A table on each shard, empty. */
export async function makeTables(shards: Shards, table: string, columns = COLUMNS): Promise<void> {
  await shards.run(`CREATE DATABASE IF NOT EXISTS ${DATABASE}`);
  await shards.run(`CREATE TABLE ${DATABASE}.${table} (${columns}) ENGINE = MergeTree ORDER BY tuple()`);
}

/** Loads one file of records into the table of each shard. */
export async function loadFiles(shards: Shards, table: string, files: readonly string[]): Promise<void> {
  await Promise.all(
    shards.all.map((shard, i) =>
      shards.run(`INSERT INTO ${DATABASE}.${table} SELECT * FROM file('${files[i]}', Parquet)`, [shard]),
    ),
  );
}

/** Whether the packages of these tests are there. */
export const installed = (): boolean => {
  try {
    load.resolve('chdb/libchdb');
    return true;
  } catch {
    return false;
  }
};
