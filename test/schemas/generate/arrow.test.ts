import * as arrow from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { arrowSchema } from '../../../schemas/generate/arrow.js';
import { columns } from '../../../schemas/table.js';
import { ODD, TABLES } from './tables.js';

describe('the Arrow schema of a table', () => {
  const schema = arrowSchema(arrow, ODD);

  test('has plain texts, doubles, 32-bit integers and booleans', () => {
    expect(schema.fields.map(({ type }) => String(type))).toEqual(
      'Int32 Utf8 Utf8 Utf8 Utf8 Float64 Int32 Bool'.split(' '),
    );
    expect(schema.dictionaries.size).toBe(0);
  });

  test('knows which columns may be null: also those whose text may be empty', () => {
    expect(schema.fields.filter(({ nullable }) => nullable).map(({ name }) => name)).toEqual([
      'say "when"',
      ...'remark kind share count'.split(' '),
    ]);
  });

  test('gives title, meaning and unit of each field', () => {
    const share = schema.fields.find(({ name }) => name === 'share');
    expect([...(share?.metadata ?? [])]).toEqual([
      ['title', 'Share'],
      ['description', 'What share is.'],
      ['unit', 'share, 0 to 1'],
    ]);
    expect(schema.fields.find(({ name }) => name === 'code')?.metadata.has('unit')).toBe(false);
    expect(schema.metadata.get('title')).toBe('Odd');
    expect([...arrowSchema(arrow, ODD, new Map([['notice', 'Read this']])).metadata]).toEqual([
      ['notice', 'Read this'],
    ]);
  });

  test.each(TABLES.map((table) => [table.name, table] as const))(
    'of %s has its columns in order',
    (_, table) => {
      const { fields } = arrowSchema(arrow, table);
      expect(fields.map(({ name }) => name)).toEqual(columns(table).map(({ name }) => name));
    },
  );
});
