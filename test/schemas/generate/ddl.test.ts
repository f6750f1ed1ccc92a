import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Engine, identifier } from '../../../pipeline/engine/engine.js';
import { tableDdl } from '../../../schemas/generate/ddl.js';
import { type Column, columns, type Row } from '../../../schemas/table.js';
import { ODD, TABLES } from './tables.js';

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ threads: 1 });
});
afterAll(() => engine.close());

const VALUES = { string: 'x', number: 0.5, integer: 1, boolean: true };
const sampleOf = ({ type, choices }: Column) => choices?.[0] ?? VALUES[type];

describe.each([...TABLES, ODD].map((table) => [table.name, table] as const))(
  'the table %s',
  (name, table) => {
    const found = columns(table);
    const row: Row = Object.fromEntries(found.map((column) => [column.name, sampleOf(column)]));
    const insert = async (values: Row) => {
      const names = Object.keys(values);
      const sql = `INSERT INTO ${identifier(name)} (${names.map(identifier).join(', ')}) VALUES (${names.map((_, i) => `$v${i}`).join(', ')})`;
      await engine.run(sql, Object.fromEntries(names.map((column, i) => [`v${i}`, values[column] ?? null])));
    };
    beforeEach(() => engine.run(tableDdl(table)));
    afterEach(() => engine.run(`DROP TABLE ${identifier(name)}`));

    test('is accepted by the engine with its columns in order', async () => {
      await insert(row);
      const [read] = await engine.rows(`SELECT * FROM ${identifier(name)}`);
      expect(Object.entries(read ?? {})).toEqual(Object.entries(row));
    });

    test('accepts a null where one is allowed', async () => {
      const nullable = found.filter((column) => column.nullable).map((column) => [column.name, null]);
      await insert({ ...row, ...Object.fromEntries(nullable) });
    });

    test('refuses a null anywhere else', async () => {
      for (const column of found.filter((each) => !each.nullable)) {
        await expect(insert({ ...row, [column.name]: null }), column.name).rejects.toThrow(/NOT NULL/);
      }
    });

    test('refuses a second row of the same key', async () => {
      await insert(row);
      await expect(insert(row)).rejects.toThrow(/primary key|unique/i);
    });

    test('refuses a value that is not among the choices', async () => {
      for (const column of found.filter((each) => each.choices)) {
        await expect(insert({ ...row, [column.name]: 'other' }), column.name).rejects.toThrow(/CHECK/);
      }
    });
  },
);

test('a table can be made under another name', async () => {
  await engine.run(tableDdl(ODD, 'it"s another'));
  expect(await engine.rows('SELECT * FROM "it""s another"')).toEqual([]);
});
