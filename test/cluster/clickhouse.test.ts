import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Engine } from '../../pipeline/engine/engine.js';
import { Connection } from '../../pipeline/records/estimate/clickhouse/connection.js';
import { ClickhouseStore } from '../../pipeline/records/estimate/clickhouse/store.js';
import { wantedColumns } from '../../pipeline/records/estimate/column-map.js';
import { silentLog } from '../../pipeline/system/log.js';
import { errorOf, objectOf, smi } from '../pipeline/cli/setup.js';
import { conformance } from '../pipeline/records/estimate/dialects/conformance.js';
import { writePeople } from '../pipeline/records/estimate/people.js';
import { cases } from '../project/checkout.js';
import { DATABASE, loadFiles, makeTables } from './records-on-shards.js';
import { ANALYST, CLUSTER, Shards } from './shards.js';

/** Records of people who do not exist: five million with SMI_LONG=1. */
const ROWS = cases(60_000, 5_000_000);
const AREAS = cases(20, 300);

let shards: Shards;
let folder = '';
let files: string[] = [];
const ENVIRONMENT = { SMI_CLICKHOUSE_USER: ANALYST.user, SMI_CLICKHOUSE_PASSWORD: ANALYST.password };

const onCluster = (table = 'records') => [
  ...['--engine', 'clickhouse', '--url', shards.all[0]?.url ?? '', '--cluster', CLUSTER],
  ...['--database', DATABASE, '--table', table],
];

/** Runs `smi estimate` as the analyst, into a folder of this name. */
const estimate = (name: string, args: readonly string[], environment = ENVIRONMENT) =>
  smi(['estimate', ...args, '--out', join(folder, name), '--out-private', join(folder, `${name}-private`)], {
    environment,
  });

/** The tables of a folder, by the path of their files. */
const tablesOf = (name: string) =>
  Object.fromEntries(
    readdirSync(join(folder, name), { recursive: true })
      .map(String)
      .filter(
        (path) => /\.(csv|json)$/.test(path) && !/receipt|disclosure|datapackage|metadata|checks/.test(path),
      )
      .sort()
      .map((path) => [path, readFileSync(join(folder, name, path), 'utf8')]),
  );

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'smi-cluster-'));
  shards = await Shards.start();
  const made = [
    'synthesise',
    '--rows',
    String(ROWS),
    '--areas',
    String(AREAS),
    '--files',
    '3',
    '--seed',
    '7',
  ];
  await smi([...made, '--out', join(folder, 'made-up')]);
  files = readdirSync(join(folder, 'made-up'))
    .filter((name) => name.endsWith('.parquet'))
    .map((name) => join(folder, 'made-up', name));
  await makeTables(shards, 'records');
  await loadFiles(shards, 'records', files);
});
afterAll(() => {
  shards.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('ClickHouse on three shards, as a place where the records of an estimate are', () => {
  let made = 0;
  const engines: Engine[] = [];
  afterAll(() => {
    for (const engine of engines) engine.close();
  });

  conformance(async (people) => {
    made += 1;
    const table = `people_${made}`;
    // Every third record on a shard of its own; a shard may have none.
    const parts: string[] = [];
    for (const i of shards.all.keys())
      parts.push(await writePeople(people.filter((_, j) => j % shards.all.length === i)));
    await makeTables(
      shards,
      table,
      `person Nullable(String), area LowCardinality(Nullable(String)), cohort Nullable(Int32),
  sex Nullable(String), fsm Nullable(Bool), circumstances Nullable(Float64), qualification Nullable(String),
  earnings Nullable(Float64), weight Nullable(Float64)`,
    );
    await loadFiles(shards, table, parts);
    const address = { url: shards.all[0]?.url ?? '', database: DATABASE, timeLimit: 60, ...ANALYST };
    const engine = await Engine.open({ threads: 1 });
    engines.push(engine);
    const target = { cluster: CLUSTER, database: DATABASE, table };
    return ClickhouseStore.open(engine, new Connection(address), target, wantedColumns({}), {
      log: silentLog,
    });
  });
});

describe('smi estimate on a cluster', () => {
  test.each([
    ['sons, ranked by the median', ['--measure', 'median']],
    ['everyone, zero earnings kept', ['--who', 'all', '--earners', 'kept']],
    ['high earnings read as missing', ['--max-earnings', '60000', '--out-of-range', 'missing']],
  ])('writes what it writes from files: %s', async (what, options) => {
    const name = what.replaceAll(/\W+/g, '-');
    const there = await estimate(`${name}-files`, [...files, ...options]);
    const here = await estimate(`${name}-cluster`, [...onCluster(), ...options]);
    expect([there.code, here.code], there.err + here.err).toEqual([0, 0]);
    for (const part of ['', '-private']) {
      const [expected, found] = [tablesOf(`${name}-files${part}`), tablesOf(`${name}-cluster${part}`)];
      expect(Object.keys(expected).length).toBeGreaterThan(2);
      if (options.includes('missing')) delete expected['private_out_of_range.csv'];
      expect(found).toEqual(expected);
    }
  });

  test('reads Parquet files that every shard can read', async () => {
    const pattern = join(folder, 'made-up', 'records-*.parquet');
    const there = await estimate('shared-files', files);
    const here = await estimate('shared-cluster', [
      ...['--engine', 'clickhouse', '--url', shards.all[1]?.url ?? '', '--cluster', CLUSTER],
      pattern,
    ]);
    expect([there.code, here.code], there.err + here.err).toEqual([0, 0]);
    expect(tablesOf('shared-cluster')).toEqual(tablesOf('shared-files'));
  });

  test('brings only sums and counts to the coordinator, and says so', async () => {
    const answer = await smi(['estimate', ...onCluster(), '--explain', '--json'], {
      environment: ENVIRONMENT,
    });
    const { passes } = objectOf(answer) as { passes: { name: string; plan: string; rowsReturned: number }[] };
    expect(passes.length).toBeGreaterThan(6);
    for (const { name, plan, rowsReturned } of passes) {
      // Each shard aggregates what it reads before anything is sent.
      expect(plan, name).toMatch(/ReadFromRemote[\s\S]*Aggregating[\s\S]*ReadFromMergeTree/);
      expect(plan, name).toContain('MergingAggregated');
      expect(rowsReturned, name).toBeLessThan(ROWS / 2);
    }
  });

  test('has the same identity of the records however they are spread over shards', async () => {
    await makeTables(shards, 'elsewhere');
    await loadFiles(shards, 'elsewhere', files.toReversed());
    const { code, err } = await estimate('elsewhere', onCluster('elsewhere'));
    expect(code, err).toBe(0);
    const first = await estimate('again', onCluster());
    expect(first.code, first.err).toBe(0);
    const inputsOf = (name: string) =>
      JSON.parse(readFileSync(join(folder, name, 'receipt.json'), 'utf8')).inputs[0];
    const [one, other] = [inputsOf('elsewhere'), inputsOf('again')];
    expect(one.sha256).toBe(other.sha256);
    expect(other.path).toBe(`${DATABASE}.records`);
  });

  test('finds a person who is on two shards', async () => {
    await makeTables(shards, 'twice');
    await loadFiles(shards, 'twice', files);
    await shards.run(
      `INSERT INTO ${DATABASE}.twice SELECT * FROM remote('127.0.0.1:${shards.all[0]?.tcp}', ${DATABASE}.records) LIMIT 3`,
      [shards.all[1]!],
    );
    const error = errorOf(await estimate('twice', [...onCluster('twice'), '--json']));
    expect(error).toMatchObject({ code: 'records-invalid', exit: 2 });
    expect(error.message).toContain('3 person identifiers');
  });
});
