import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { FILE_SCHEMAS } from '../../../schemas/generate/every.js';
import {
  fileJsonSchema,
  type JsonObject,
  jsonText,
  tableJsonSchema,
} from '../../../schemas/generate/json-schema.js';
import { columns } from '../../../schemas/table.js';
import { ODD, TABLES } from './tables.js';

const GOOD = {
  id: 1,
  'say "when"': '',
  code: 'A',
  remark: null,
  kind: "it's",
  share: 0.5,
  count: -3,
  sure: false,
};
/** The keywords of the schemas that are not in the standard: a strict reader has to be told of them. */
const keywords = ['x-unit'];
const strict = (schema: JsonObject) => {
  const reader = new Ajv2020({ strict: true, keywords });
  addFormats.default(reader);
  return reader.compile(schema);
};

const reader = z.fromJSONSchema(JSON.parse(jsonText(tableJsonSchema(ODD))));

describe('the JSON Schema of a table', () => {
  test('accepts no rows and a valid row', () => {
    expect(reader.safeParse([]).success).toBe(true);
    expect(reader.safeParse([GOOD, { ...GOOD, id: 2 }]).success).toBe(true);
  });

  test.each([
    ['one row outside a list', GOOD],
    ['a row with an extra column', [{ ...GOOD, more: 1 }]],
    ['a row with a missing column', [{ id: 1 }]],
    ['a null in a required column', [{ ...GOOD, sure: null }]],
    ['an empty text instead of null', [{ ...GOOD, remark: '' }]],
    ['a value that is not among the choices', [{ ...GOOD, kind: 'other' }]],
    ['a number beyond its limit', [{ ...GOOD, share: 1.01 }]],
    ['a fraction in an integer column', [{ ...GOOD, count: 0.5 }]],
    ['a number as a text', [{ ...GOOD, count: '3' }]],
    ['a text that does not match', [{ ...GOOD, code: 'a' }]],
  ])('rejects %s', (_, rows) => {
    expect(reader.safeParse(rows).success).toBe(false);
  });

  test.each(TABLES.map((table) => [table.name, table] as const))('of %s names every column', (_, table) => {
    const schema = tableJsonSchema(table);
    const names = columns(table).map(({ name }) => name);
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: table.title,
      description: table.description,
      type: 'array',
      items: { required: names, additionalProperties: false },
    });
    const { properties } = schema.items as { properties: object };
    expect(Object.keys(properties)).toEqual(names);
  });

  test('gives the unit', () => {
    expect(tableJsonSchema(ODD)).toMatchObject({
      items: { properties: { share: { title: 'Share', 'x-unit': 'share, 0 to 1' } } },
    });
  });
});

describe('the JSON Schema of a file', () => {
  test('makes a field with a default optional', () => {
    const method = FILE_SCHEMAS.find(({ name }) => name === 'index-method')!;
    const { required } = fileJsonSchema(method);
    expect(required).toContain('steps');
    expect(required).not.toContain('context');
  });

  test('has both forms of the structure of an edition, of which a file has one', () => {
    const method = FILE_SCHEMAS.find(({ name }) => name === 'index-method')!;
    const { properties, required } = fileJsonSchema(method);
    expect(Object.keys(properties as object)).toEqual(expect.arrayContaining(['domains', 'structure']));
    expect(required).not.toContain('domains');
    expect(required).not.toContain('structure');
  });

  test.each(FILE_SCHEMAS.map((file) => [file.name, file] as const))('of %s has a title', (_, file) => {
    expect(fileJsonSchema(file)).toMatchObject({ title: file.title, type: 'object' });
  });

  test('of the lock rejects an invalid hash', () => {
    const lock = FILE_SCHEMAS.find(({ name }) => name === 'lock')!;
    const held = z.fromJSONSchema(JSON.parse(jsonText(fileJsonSchema(lock))));
    const entry = { bytes: 1, sha256: 'a'.repeat(64), locked_on: '2026-01-31' };
    expect(held.safeParse({ 'https://data.example/a.csv': entry }).success).toBe(true);
    expect(held.safeParse({ 'https://data.example/a.csv': { ...entry, sha256: 'A' } }).success).toBe(false);
    expect(held.safeParse({ 'https://data.example/a.csv': { ...entry, bytes: 0 } }).success).toBe(false);
  });
});

describe('a reader that is not ours, in strict mode,', () => {
  test('compiles the schema of every table, and finds the same rows wrong', () => {
    for (const table of TABLES) expect(() => strict(tableJsonSchema(table)), table.name).not.toThrow();
    const holds = strict(tableJsonSchema(ODD));
    expect(holds([GOOD])).toBe(true);
    expect(holds([{ ...GOOD, share: 1.01 }])).toBe(false);
    expect(holds([{ ...GOOD, more: 1 }])).toBe(false);
  });

  test('compiles the schema of every file, each with its name as its id', () => {
    for (const file of FILE_SCHEMAS) {
      const schema = fileJsonSchema(file);
      expect(schema.$id).toBe(`${file.name}.schema.json`);
      expect(() => strict(schema), file.name).not.toThrow();
    }
  });
});
