import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Engine, text } from '../../../pipeline/engine/engine.js';

let root: string;
let inside: string;
let outside: string;
let engine: Engine;
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'engine-')));
  [inside, outside] = [join(root, 'allowed'), join(root, 'allowed-not')];
  await mkdir(outside);
  await writeFile(join(outside, 'secret.csv'), 'a\nsecret\n');
  engine = await Engine.open({ threads: 1, folders: [inside] });
});
afterEach(async () => {
  engine.close();
  await rm(root, { recursive: true, force: true });
});

const denied = /permission|disabled|not allowed|locked/i;
const setting = async (name: string) =>
  (await engine.rows(`SELECT value FROM duckdb_settings() WHERE name = '${name}'`))[0]?.value;

describe('files', () => {
  test('of the allowed folder can be written and read, and the folder is made', async () => {
    const path = join(inside, 'a.csv');
    await engine.run(`COPY (SELECT 42 AS a) TO ${text(path)}`);
    expect(await engine.rows(`SELECT * FROM read_csv(${text(path)})`)).toEqual([{ a: 42 }]);
  });

  test('with a quotation mark in their name can be written', async () => {
    await engine.run(`COPY (SELECT 1 AS a) TO ${text(join(inside, "o'clock.csv"))}`);
    expect(await readdir(inside)).toEqual(["o'clock.csv"]);
  });

  test('of any other folder cannot be read, written or attached', async () => {
    const secret = join(outside, 'secret.csv');
    const statements = [
      `SELECT * FROM read_csv(${text(secret)})`,
      `SELECT * FROM read_text(${text(secret)})`,
      `SELECT * FROM ${text(secret)}`,
      `SELECT * FROM glob(${text(join(outside, '*'))})`,
      `COPY (SELECT 1) TO ${text(join(outside, 'new.csv'))}`,
      `COPY (SELECT 1) TO ${text(join(outside, 'new.parquet'))} (FORMAT parquet)`,
      `ATTACH ${text(join(outside, 'new.db'))} AS other`,
      `EXPORT DATABASE ${text(join(outside, 'export'))}`,
    ];
    for (const statement of statements)
      await expect(engine.run(statement), statement).rejects.toThrow(denied);
    expect(await readdir(outside)).toEqual(['secret.csv']);
  });

  test('cannot be reached from the allowed folder by going up', async () => {
    const path = join(root, 'allowed').concat('/../allowed-not/secret.csv');
    await expect(engine.run(`SELECT * FROM read_csv(${text(path)})`)).rejects.toThrow(denied);
    await expect(engine.run(`COPY (SELECT 1) TO ${text(`${inside}/../up.csv`)}`)).rejects.toThrow(denied);
    expect((await readdir(root)).sort()).toEqual(['allowed', 'allowed-not']);
  });

  test('cannot be reached through a link in the allowed folder', async () => {
    await symlink(outside, join(inside, 'way-out'));
    const read = `SELECT * FROM read_csv(${text(join(inside, 'way-out', 'secret.csv'))})`;
    await expect(engine.run(read)).rejects.toThrow(denied);
    const write = `COPY (SELECT 1) TO ${text(join(inside, 'way-out', 'new.csv'))}`;
    await expect(engine.run(write)).rejects.toThrow(denied);
  });

  test('of a folder that is named through a link can be written', async () => {
    const link = join(root, 'link');
    await mkdir(join(root, 'real'));
    await symlink(join(root, 'real'), link);
    const other = await Engine.open({ threads: 1, folders: [join(link, 'deep')] });
    try {
      await other.run(`COPY (SELECT 1 AS a) TO ${text(join(link, 'deep', 'a.csv'))}`);
    } finally {
      other.close();
    }
    expect(await readFile(join(root, 'real', 'deep', 'a.csv'), 'utf8')).toContain('1');
  });

  test('are all closed when no folder is named', async () => {
    const shut = await Engine.open({ threads: 1 });
    try {
      await expect(shut.run(`COPY (SELECT 1) TO ${text(join(inside, 'b.csv'))}`)).rejects.toThrow(denied);
      await expect(shut.run(`SELECT * FROM read_csv('a.csv')`)).rejects.toThrow(denied);
    } finally {
      shut.close();
    }
  });
});

describe('the network and extensions', () => {
  test.each([
    "SELECT * FROM read_csv('https://127.0.0.1:9/a.csv')",
    "SELECT * FROM read_parquet('s3://bucket/a.parquet')",
    "ATTACH 'https://127.0.0.1:9/a.db' AS other",
    'INSTALL httpfs',
    'LOAD httpfs',
  ])('are out of reach: %s', async (statement) => {
    await expect(engine.run(statement)).rejects.toThrow();
  });

  test('are not loaded automatically', async () => {
    expect(await setting('autoload_known_extensions')).toBe('false');
    expect(await setting('autoinstall_known_extensions')).toBe('false');
    expect(await setting('enable_external_access')).toBe('false');
  });
});

describe('settings', () => {
  test.each([
    'SET enable_external_access = true',
    "SET allowed_directories = ['/']",
    'SET threads = 2',
    'SET lock_configuration = false',
    'SET autoload_known_extensions = true',
    "SET temp_directory = '/tmp'",
    'RESET enable_external_access',
  ])('are locked: %s', async (statement) => {
    await expect(engine.run(statement)).rejects.toThrow(denied);
  });

  test('the number of threads is as requested', async () => {
    const three = await Engine.open({ threads: 3 });
    try {
      expect(await three.rows("SELECT current_setting('threads') AS threads")).toEqual([{ threads: 3 }]);
    } finally {
      three.close();
    }
  });
});
