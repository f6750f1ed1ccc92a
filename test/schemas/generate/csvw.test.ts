import { describe, expect, test } from 'vitest';
import { toCsv } from '../../../outputs/formats/csv.js';
import { csvwMetadata } from '../../../schemas/generate/csvw.js';
import type { JsonObject } from '../../../schemas/generate/json-schema.js';
import { ODD, TABLES } from './tables.js';

const plain = csvwMetadata(ODD, { url: 'odd.csv', rights: 'Free.' });
const columnsOf = ({ tableSchema }: JsonObject) => (tableSchema as { columns: JsonObject[] }).columns;
const column = (name: string) => columnsOf(plain).find((found) => found.name === name);

describe('CSVW metadata', () => {
  test('begins with the context that the recommendation requires', () => {
    expect(Object.keys(plain)[0]).toBe('@context');
    expect(plain['@context']).toEqual(['http://www.w3.org/ns/csvw', { '@language': 'en' }]);
  });

  test('does not require a cell that may be an empty text, since CSV has no empty text', () => {
    expect(column('say "when"')).toMatchObject({ required: false, null: '' });
    expect(column('id')).toMatchObject({ required: true });
  });

  test('gives choices as a format in which a dot is a dot', () => {
    const { format } = column('kind')!.datatype as { format: string };
    const matches = (text: string) => new RegExp(format).test(text);
    expect(["it's", 'plain', 'a.b'].map(matches)).toEqual([true, true, true]);
    expect(['axb', 'plain!', ''].map(matches)).toEqual([false, false, false]);
  });

  test('gives a column of each type its datatype and limits', () => {
    expect(column('id')?.datatype).toEqual({ base: 'integer', minimum: 1 });
    expect(column('code')?.datatype).toEqual({ base: 'string', format: '^[A-Z]+$' });
    expect(column('share')?.datatype).toEqual({ base: 'double', minimum: 0, maximum: 1 });
    expect(column('sure')?.datatype).toBe('boolean');
    expect(column('remark')?.datatype).toBe('string');
  });

  test('gives title, meaning and unit', () => {
    expect(column('share')).toMatchObject({
      titles: ['Share', 'share'],
      'dc:description': 'What share is.',
      'schema:unitText': 'share, 0 to 1',
    });
    expect(column('code')).not.toHaveProperty('schema:unitText');
  });

  test('has only the given properties', () => {
    expect(plain).not.toHaveProperty('dc:publisher');
    expect(plain).not.toHaveProperty('dc:license');
    expect(column('id')).not.toHaveProperty('propertyUrl');
  });

  test('gives publisher, licence, remark and properties when given', () => {
    const full = csvwMetadata(ODD, {
      url: 'odd.csv',
      rights: 'Free.',
      license: 'https://licence.example/',
      publisher: { name: 'Someone', homepage: 'https://someone.example/' },
      comment: 'Mind the gap.',
      propertyBase: 'https://someone.example/def#',
    });
    expect(full).toMatchObject({
      'dc:license': { '@id': 'https://licence.example/' },
      'dc:publisher': { 'schema:name': 'Someone', 'schema:url': { '@id': 'https://someone.example/' } },
      'rdfs:comment': 'Mind the gap.',
    });
    expect(columnsOf(full)[0]).toMatchObject({ propertyUrl: 'https://someone.example/def#id' });
  });

  test.each(TABLES.map((table) => [table.name, table] as const))(
    'of %s has the columns of the CSV in its order, each with its header in the titles',
    (_, table) => {
      const metadata = csvwMetadata(table, { url: `${table.name}.csv`, rights: 'Free.' });
      const header = toCsv(table, []).trimEnd().split(',');
      expect(columnsOf(metadata).map(({ name }) => name)).toEqual(header);
      for (const { name, titles } of columnsOf(metadata)) expect(titles).toContain(name);
      expect(metadata.tableSchema).toMatchObject({ primaryKey: table.key });
    },
  );
});
