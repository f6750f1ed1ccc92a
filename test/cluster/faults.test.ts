import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, errorOf, smi } from '../pipeline/cli/setup.js';
import { COLUMNS, DATABASE, loadFiles, makeTables } from './records-on-shards.js';
import { ANALYST, CLUSTER, type Shard, Shards } from './shards.js';

let shards: Shards;
let folder = '';
const shard = (i: number): Shard => shards.all[i]!;
let outputs = 0;

interface How {
  readonly table?: string;
  readonly password?: string;
  readonly user?: string;
  readonly more?: readonly string[];
  readonly url?: string;
}

/** Runs `smi estimate`, and holds that nothing is written where it fails. */
async function estimate({ table = 'records', user, password, more = [], url }: How = {}): Promise<Answer> {
  outputs += 1;
  const out = join(folder, `out-${outputs}`);
  const where = [
    '--url',
    url ?? shard(0).url,
    '--cluster',
    CLUSTER,
    '--database',
    DATABASE,
    '--table',
    table,
  ];
  const args = ['estimate', '--engine', 'clickhouse', ...where, '--out', out, '--json', ...more];
  const answer = await smi(args, {
    environment: {
      SMI_CLICKHOUSE_USER: user ?? ANALYST.user,
      SMI_CLICKHOUSE_PASSWORD: password ?? ANALYST.password,
    },
  });
  if (answer.code !== 0) expect(existsSync(out) ? readdirSync(out) : []).toEqual([]);
  // A password is nowhere in what is printed, whatever happens.
  expect(answer.out + answer.err).not.toContain(password ?? ANALYST.password);
  return answer;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'smi-faults-'));
  shards = await Shards.start();
  const made = ['synthesise', '--rows', '6000', '--areas', '6', '--files', '3', '--seed', '7'];
  await smi([...made, '--out', join(folder, 'made-up')]);
  const files = readdirSync(join(folder, 'made-up'))
    .filter((name) => name.endsWith('.parquet'))
    .map((name) => join(folder, 'made-up', name));
  await makeTables(shards, 'records');
  await loadFiles(shards, 'records', files);
});
afterAll(() => {
  shards.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A view over the records of a shard in which every block of rows takes its time. */
const slowView = (name: string, seconds: number) =>
  `CREATE VIEW ${DATABASE}.${name} AS SELECT * FROM ${DATABASE}.records WHERE sleepEachRow(${seconds}) = 0
SETTINGS max_block_size = 100, function_sleep_max_microseconds_per_block = 0`;

describe('a fault of the cluster ends in one clear error and nothing written, never in part of the data', () => {
  test('a wrong password, and a user who is not there', async () => {
    for (const how of [{ password: 'wrong-password-1' }, { user: 'nobody', password: 'wrong-password-2' }]) {
      const error = errorOf(await estimate(how));
      expect(error).toMatchObject({ code: 'cluster-refused', exit: 5 });
      expect(error.message).toContain(shard(0).url);
    }
  });

  test('a table, a database or a cluster that is not there', async () => {
    expect(errorOf(await estimate({ table: 'absent' }))).toMatchObject({
      code: 'records-unreadable',
      exit: 2,
    });
    const { code, message } = errorOf(await estimate({ more: ['--cluster', 'absent'] }));
    expect([code, message.includes('cluster')]).toEqual(['usage', true]);
  });

  test('a table with a missing column, and one shard with an older schema', async () => {
    await makeTables(shards, 'narrow', COLUMNS.replace('earnings Nullable(Float64),', ''));
    const missing = errorOf(await estimate({ table: 'narrow' }));
    expect(missing).toMatchObject({ code: 'records-columns', exit: 2 });
    expect(missing.message).toContain('"earnings"');

    await makeTables(shards, 'mixed');
    await shards.run(`ALTER TABLE ${DATABASE}.mixed DROP COLUMN circumstances`, [shard(2)]);
    const older = errorOf(await estimate({ table: 'mixed' }));
    expect(older).toMatchObject({ code: 'records-columns', exit: 2 });
    expect(older.message).toMatch(/on shard 3.*"circumstances"/);

    await makeTables(shards, 'typed');
    await shards.run(`ALTER TABLE ${DATABASE}.typed MODIFY COLUMN cohort String`, [shard(1)]);
    expect(errorOf(await estimate({ table: 'typed' })).message).toMatch(/shard 2.*"cohort"/);
  });

  test('a table that one shard does not have, and one that every shard would read whole', async () => {
    await makeTables(shards, 'partly');
    await shards.run(`DROP TABLE ${DATABASE}.partly SYNC`, [shard(1)]);
    const error = errorOf(await estimate({ table: 'partly' }));
    expect(error).toMatchObject({ code: 'records-unreadable', exit: 2 });
    expect(error.message).toMatch(/1 shard of 3: 2$/);
    await shards.run(
      `CREATE TABLE ${DATABASE}.spread AS ${DATABASE}.records ENGINE = Distributed(${CLUSTER}, ${DATABASE}, records)`,
    );
    expect(errorOf(await estimate({ table: 'spread' }))).toMatchObject({ code: 'usage', exit: 2 });
  });

  test('a shard that is slow past the time limit', async () => {
    await shards.run(slowView('slow', 0), [shard(0), shard(1)]);
    await shards.run(slowView('slow', 0.05), [shard(2)]);
    const start = performance.now();
    const error = errorOf(await estimate({ table: 'slow', more: ['--time-limit', '3'] }));
    expect(error).toMatchObject({ code: 'cluster-slow', exit: 5 });
    expect((performance.now() - start) / 1000).toBeLessThan(30);
  });

  test('records that somebody adds while it runs', async () => {
    await shards.run(slowView('growing', 0.0002));
    const running = estimate({ table: 'growing' });
    const grow = setInterval(
      () =>
        void shards.run(`INSERT INTO ${DATABASE}.records SELECT * FROM ${DATABASE}.records LIMIT 1`, [
          shard(2),
        ]),
      200,
    );
    const answer = await running;
    clearInterval(grow);
    expect(errorOf(answer)).toMatchObject({
      code: expect.stringMatching(/cluster-incomplete|records-invalid/),
    });
    await shards.run(`TRUNCATE TABLE ${DATABASE}.records`);
    const files = [1, 2, 3].map((i) => join(folder, 'made-up', `records-${i}.parquet`));
    await loadFiles(shards, 'records', files);
  });

  test('a shard killed during a query, and the same shard still gone: an error; with it back, the same run works', async () => {
    await shards.run(slowView('dying', 0.0005));
    const running = estimate({ table: 'dying' });
    await new Promise((later) => setTimeout(later, 1500));
    await shards.kill(shard(2));
    const error = errorOf(await running);
    expect(error).toMatchObject({ code: 'cluster-lost', exit: 5 });
    expect(errorOf(await estimate())).toMatchObject({ code: 'cluster-lost', exit: 5 });
    await shards.heal(`${DATABASE}.records`);
    const again = await estimate();
    expect(again.code, again.err).toBe(0);
  });

  test('the coordinator restarted during a query: an error, and the same run works', async () => {
    const running = estimate({ table: 'dying' });
    await new Promise((later) => setTimeout(later, 1500));
    await shards.kill(shard(0));
    const error = errorOf(await running);
    expect(error).toMatchObject({ code: 'cluster-lost', exit: 5 });
    await shards.heal(`${DATABASE}.records`);
    const again = await estimate();
    expect(again.code, again.err).toBe(0);
  });

  test('shards that may be skipped in silence by the profile of the user are not skipped', async () => {
    // The profile of the user cannot switch it on: the program sets it off for each of its queries.
    await shards.kill(shard(1));
    const url = `${shard(0).url}/?skip_unavailable_shards=1`;
    const part = await fetch(
      `${url}&query=${encodeURIComponent(`SELECT count() FROM cluster('${CLUSTER}', ${DATABASE}.records)`)}`,
    );
    expect(Number(await part.text())).toBe(4000);
    expect(errorOf(await estimate())).toMatchObject({ code: 'cluster-lost', exit: 5 });
    await shards.heal(`${DATABASE}.records`);
  });
});
