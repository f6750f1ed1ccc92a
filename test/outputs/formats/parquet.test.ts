import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeParquet } from '../../../outputs/formats/parquet.js';
import { Engine, text } from '../../../pipeline/engine/engine.js';
import { tableDdl } from '../../../schemas/generate/ddl.js';
import { columns, type Row } from '../../../schemas/table.js';
import { ODD } from '../../schemas/generate/tables.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parquet-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function withEngine<T>(threads: number, work: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await Engine.open({ threads, folders: [folder] });
  try {
    return await work(engine);
  } finally {
    engine.close();
  }
}

const ZSTD = { compression: 'zstd' } as const;
const ROW = { 'say "when"': '', code: 'A', remark: null, kind: null, share: null, count: null, sure: true };
const HARD: Row[] = [
  { id: 3, ...ROW, 'say "when"': 'Ynys Môn\n🏴', share: -0 },
  { id: 1, ...ROW, remark: 'x', kind: "it's", share: 0.1 + 0.2, count: -3, sure: false },
  { id: 2, ...ROW, share: Number.MIN_VALUE },
];

/** The bytes of a table of many rows, filled in the order `order`. */
const manyRows = (threads: number, order: string) =>
  withEngine(threads, async (engine) => {
    await engine.run(`CREATE TABLE many AS SELECT i AS id, 'area ' || (i % 300) AS name,
CASE WHEN i % 5 = 0 THEN NULL ELSE i / 7.0::DOUBLE END AS share FROM range(250000) AS t(i) ORDER BY ${order}`);
    const path = join(folder, `${threads}.parquet`);
    await writeParquet(engine, 'many', 'id', path, ZSTD);
    return readFile(path);
  });

describe('a Parquet file', () => {
  test('of no rows can be read', async () => {
    await withEngine(1, async (engine) => {
      await engine.run(tableDdl(ODD));
      const path = join(folder, 'none.parquet');
      await writeParquet(engine, ODD.name, 'id', path, ZSTD);
      expect(await engine.rows(`SELECT * FROM ${text(path)}`)).toEqual([]);
      const found = await engine.rows(`DESCRIBE SELECT * FROM ${text(path)}`);
      expect(found.map(({ column_name }) => column_name)).toEqual(columns(ODD).map(({ name }) => name));
    });
  });

  test('gives back the rows in the requested order, from a path with a quote in it', async () => {
    await withEngine(2, async (engine) => {
      await engine.run(tableDdl(ODD));
      await engine.append(ODD.name, columns(ODD), HARD);
      const path = join(folder, "it's here.parquet");
      await writeParquet(engine, ODD.name, 'id', path, ZSTD);
      const found = await engine.rows(`SELECT * FROM ${text(path)}`);
      expect(found).toEqual([...HARD].sort((a, b) => Number(a.id) - Number(b.id)));
      expect(Object.is(found[2]?.share, -0)).toBe(true);
    });
  });

  test('has the same bytes on one thread and on eight, twice, whatever order the rows came in', async () => {
    const first = await manyRows(1, 'id');
    for (const [threads, order] of [
      [8, 'id'],
      [8, 'id DESC'],
      [1, 'hash(id)'],
    ] as const) {
      expect(Buffer.compare(await manyRows(threads, order), first), `${threads} ${order}`).toBe(0);
    }
  });

  test('is compressed, in row groups of our size', async () => {
    await manyRows(4, 'id');
    await withEngine(1, async (engine) => {
      const found =
        await engine.rows(`SELECT DISTINCT row_group_id AS part, row_group_num_rows AS n, compression
FROM parquet_metadata(${text(join(folder, '4.parquet'))}) ORDER BY part`);
      expect(found.map(({ n }) => n)).toEqual([122_880, 122_880, 250_000 - 2 * 122_880]);
      expect(new Set(found.map(({ compression }) => compression))).toEqual(new Set(['ZSTD']));
    });
  });

  test('in a folder that does not exist is reported in one line', async () => {
    await withEngine(1, async (engine) => {
      await engine.run('CREATE TABLE one AS SELECT 1 AS id');
      await expect(
        writeParquet(engine, 'one', 'id', join(folder, 'no', 'a.parquet'), ZSTD),
      ).rejects.toMatchObject({
        name: 'SmiError',
        code: 'file-system',
      });
    });
  });

  test.skipIf(process.platform !== 'linux')('on a full disk is reported', async () => {
    const engine = await Engine.open({ threads: 1, folders: ['/dev'] });
    await engine.run('CREATE TABLE one AS SELECT 1 AS id');
    await expect(writeParquet(engine, 'one', 'id', '/dev/full', ZSTD)).rejects.toMatchObject({
      code: 'disk-full',
    });
    engine.close();
  });

  test('of a missing table is reported as a bug', async () => {
    await withEngine(1, async (engine) => {
      const path = join(folder, 'a.parquet');
      await expect(writeParquet(engine, 'none', 'id', path, ZSTD)).rejects.not.toMatchObject({
        name: 'SmiError',
      });
    });
  });
});
