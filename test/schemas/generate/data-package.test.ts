import { describe, expect, test } from 'vitest';
import { toCsv } from '../../../outputs/formats/csv.js';
import {
  dataPackage,
  fileResource,
  tableResource,
  tableSchema,
} from '../../../schemas/generate/data-package.js';
import type { JsonObject } from '../../../schemas/generate/json-schema.js';
import { ODD, TABLES } from './tables.js';

const CSV = { path: 'odd.csv', format: 'csv', mediatype: 'text/csv' };
const fieldsOf = (schema: JsonObject) => schema.fields as JsonObject[];
const fieldOf = (name: string) => fieldsOf(tableSchema(ODD)).find((found) => found.name === name);

describe('the schema of a table in a data package', () => {
  test('does not require a cell that may be an empty text, since an empty cell is a missing value', () => {
    expect(tableSchema(ODD).missingValues).toEqual(['']);
    expect(fieldOf('say "when"')).not.toHaveProperty('constraints');
    expect(fieldOf('code')).toMatchObject({ constraints: { required: true, pattern: '^[A-Z]+$' } });
  });

  test('gives every member of a field', () => {
    expect(fieldOf('share')).toEqual({
      name: 'share',
      type: 'number',
      title: 'Share',
      description: 'What share is.',
      unit: 'share, 0 to 1',
      constraints: { minimum: 0, maximum: 1 },
    });
    expect(fieldOf('kind')).toMatchObject({ constraints: { enum: ['plain', "it's", 'a.b'] } });
    expect(fieldOf('sure')).toMatchObject({ type: 'boolean', constraints: { required: true } });
  });

  test('calls a column unique only when it is the whole key', () => {
    expect(fieldOf('id')).toMatchObject({
      type: 'integer',
      constraints: { required: true, unique: true, minimum: 1 },
    });
    const two = tableSchema({ ...ODD, key: ['id', 'code'] });
    expect(JSON.stringify(two)).not.toContain('unique');
    expect(two.primaryKey).toEqual(['id', 'code']);
  });

  test.each(TABLES.map((table) => [table.name, table] as const))(
    'has the columns of %s in the order of its CSV',
    (_, table) => {
      const header = toCsv(table, []).trimEnd().split(',');
      expect(fieldsOf(tableSchema(table)).map(({ name }) => name)).toEqual(header);
      for (const name of table.key) expect(header).toContain(name);
    },
  );
});

describe('a resource', () => {
  test('without a size and a hash has neither', () => {
    const resource = tableResource(ODD, CSV);
    expect(resource).not.toHaveProperty('bytes');
    expect(resource).not.toHaveProperty('hash');
  });

  test('has size, hash and, for a CSV, encoding and dialect', () => {
    expect(tableResource(ODD, { ...CSV, bytes: 12, sha256: 'ab' })).toMatchObject({
      name: 'odd-csv',
      type: 'table',
      path: 'odd.csv',
      encoding: 'utf-8',
      bytes: 12,
      hash: 'sha256:ab',
      dialect: { delimiter: ',', lineTerminator: '\n', header: true },
    });
  });

  test('in a binary format has no encoding and no dialect', () => {
    const resource = tableResource(ODD, { path: 'odd.arrow', format: 'arrow', mediatype: 'x/y' });
    expect(resource).not.toHaveProperty('encoding');
    expect(resource).not.toHaveProperty('dialect');
    expect(resource.schema).toEqual(tableSchema(ODD));
  });

  test('has a name with characters that the standard allows', () => {
    const { name } = fileResource('A', { path: 'Över (1).CSV', format: 'csv', mediatype: 'text/csv' });
    expect(name).toMatch(/^[-a-z0-9._/]+$/);
  });
});

describe('a data package', () => {
  const details = {
    name: 'odd',
    title: 'Odd',
    description: 'Odd.',
    version: '1.0.0',
    sources: [{ title: 'A', path: 'https://a.example/', citation: 'A (2026).' }],
    resources: [tableResource(ODD, CSV)],
  };

  test('never contains the time of creation', () => {
    expect(dataPackage(details)).not.toHaveProperty('created');
  });

  test('has an id and a homepage only when given', () => {
    expect(Object.keys(dataPackage(details))).toEqual(
      '$schema name title description version licenses sources resources'.split(' '),
    );
    expect(Object.keys(dataPackage({ ...details, id: 'x', homepage: 'https://h.example/' }))).toEqual(
      '$schema name id title description homepage version licenses sources resources'.split(' '),
    );
  });

  test('has no list of sources where there are none: the standard wants at least one in it', () => {
    expect(dataPackage({ ...details, sources: [] })).not.toHaveProperty('sources');
  });

  test('is under the Open Government Licence and names its sources', () => {
    expect(dataPackage(details)).toMatchObject({
      licenses: [{ name: 'OGL-UK-3.0' }],
      sources: [{ title: 'A', path: 'https://a.example/', citation: 'A (2026).' }],
    });
  });
});
