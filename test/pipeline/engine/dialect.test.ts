import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { duckdb } from '../../../pipeline/engine/dialect.js';
import { Engine, identifier, text } from '../../../pipeline/engine/engine.js';
import type { Column } from '../../../schemas/table.js';

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ threads: 1 });
});
afterAll(() => engine.close());

const HOSTILE = [
  'plain',
  '',
  "it's",
  "''",
  '"',
  '""; DROP TABLE t; --',
  "'; DROP TABLE t; --",
  'back\\slash\\',
  '$name ?1 {x}',
  'line\nbreak\ttab',
  'Ynys Môn – 한국 🏝',
  '\u202e right to left',
  'SELECT',
];

describe('a text in a statement', () => {
  test.each(HOSTILE)('comes back unchanged: %j', async (value) => {
    expect(await engine.rows(`SELECT ${text(value)} AS value`)).toEqual([{ value }]);
  });
  test('may not contain a NUL, which would end it', () => {
    expect(() => text('a\0b')).toThrow(TypeError);
  });
});

describe('a name in a statement', () => {
  test.each(HOSTILE.filter((name) => name !== ''))('names a column and nothing else: %j', async (name) => {
    const [row] = await engine.rows(`SELECT 7 AS ${identifier(name)}`);
    expect(row).toEqual({ [name]: 7 });
  });
  test('may not contain a NUL', () => {
    expect(() => identifier('a\0b')).toThrow(TypeError);
    expect(() => duckdb.identifier('\0')).toThrow(TypeError);
  });
});

describe('values', () => {
  test.each(HOSTILE)('bound to a name come back unchanged: %j', async (value) => {
    expect(await engine.rows('SELECT $value AS value', { value })).toEqual([{ value }]);
  });

  test('appended to a table come back unchanged, the largest and smallest doubles too', async () => {
    const column = (name: string, type: Column['type']): Column => ({
      name,
      type,
      nullable: true,
      title: name,
      description: name,
    });
    const columns = [
      column('s', 'string'),
      column('n', 'number'),
      column('i', 'integer'),
      column('b', 'boolean'),
    ];
    const rows = [
      { s: 'o\'"\n', n: 0.1 + 0.2, i: -(2 ** 31), b: true },
      { s: '', n: Number.MAX_VALUE, i: 2 ** 31 - 1, b: false },
      { s: 'é', n: Number.MIN_VALUE, i: 0, b: null },
      { s: null, n: null, i: null, b: null },
    ];
    await engine.run('CREATE TABLE kept (s VARCHAR, n DOUBLE, i INTEGER, b BOOLEAN)');
    await engine.append('kept', columns, rows);
    expect(await engine.rows('SELECT * FROM kept ORDER BY rowid')).toEqual(rows);
  });

  test('of an unsupported type are refused and not guessed', async () => {
    await expect(engine.rows('SELECT [1, 2] AS list')).rejects.toThrow(TypeError);
    await expect(engine.rows("SELECT DATE '2026-01-01' AS day")).rejects.toThrow(TypeError);
  });
});

describe('a sum in a fixed order', () => {
  test('is the sum in that order to the last digit, whatever the order of the rows', async () => {
    const values = Array.from({ length: 5000 }, (_, i) => Math.sin(i) * 10 ** (i % 9));
    const expected = values.reduce((sum, value) => sum + value, 0);
    const query = `SELECT ${duckdb.orderedSum('v', 'k')} AS total FROM (
      SELECT k, v FROM (SELECT unnest(range(5000)) AS k, unnest(from_json($values, '["DOUBLE"]')) AS v)
      ORDER BY hash(k))`;
    const [row] = await engine.rows(query, { values: JSON.stringify(values) });
    expect(row?.total).toBe(expected);
  });

  test('of no rows is null, not zero', async () => {
    const [row] = await engine.rows(
      `SELECT ${duckdb.orderedSum('v', 'v')} AS total FROM (SELECT 1.0 AS v) WHERE v > 1`,
    );
    expect(row?.total).toBeNull();
  });
});
