import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { constrainedColumns } from '../../../schemas/generate/constraints.js';
import { field } from '../../../schemas/table.js';
import { ODD, TABLES } from './tables.js';

const byName = new Map(constrainedColumns(ODD).map((column) => [column.name, column]));

describe('the constraints of a schema', () => {
  test('a text without a minimum length may be empty although it is never null', () => {
    expect(byName.get('say "when"')).toMatchObject({ nullable: false, neverEmpty: false });
  });

  test('a text whose pattern, choices or minimum length exclude the empty text is never empty', () => {
    const meta = { title: 'T', description: 'D.' };
    const row = z.strictObject({
      pattern: field(z.string().regex(/^x+$/), meta),
      loose: field(z.string().regex(/^x*$/), meta),
      length: field(z.string().min(1), meta),
      choice: field(z.enum(['a']), meta),
      nothing: field(z.enum(['', 'a']), meta),
    });
    const empty = constrainedColumns({ ...ODD, row }).map(({ name, neverEmpty }) => [name, neverEmpty]);
    expect(empty).toEqual([
      ['pattern', true],
      ['loose', false],
      ['length', true],
      ['choice', true],
      ['nothing', false],
    ]);
  });

  test('limits are found in a column that may be null', () => {
    expect(byName.get('share')).toMatchObject({ minimum: 0, maximum: 1, nullable: true, neverEmpty: false });
    expect(byName.get('remark')).toMatchObject({ minLength: 1, nullable: true, neverEmpty: false });
  });

  test('an integer has only the declared limits', () => {
    expect(byName.get('count')).not.toHaveProperty('minimum');
    expect(byName.get('count')).not.toHaveProperty('maximum');
    expect(byName.get('id')).toMatchObject({ minimum: 1 });
    expect(byName.get('id')).not.toHaveProperty('maximum');
  });
});

describe.each(TABLES.map((table) => [table.name, table] as const))('the table %s', (_, table) => {
  test('has a description', () => {
    expect(table.title).toMatch(/^[A-Z]/);
    expect(table.description).toMatch(/^[A-Z].*\.$/s);
  });

  test('has a description for each column', () => {
    for (const { name, title, description } of constrainedColumns(table)) {
      expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(title, name).toMatch(/\S/);
      expect(description, name).toMatch(/\S.*\.$/s);
    }
  });

  test('has a key of columns that are never null', () => {
    const found = new Map(constrainedColumns(table).map((column) => [column.name, column]));
    expect(table.key.length).toBeGreaterThan(0);
    for (const name of table.key) expect(found.get(name), name).toMatchObject({ neverEmpty: true });
  });
});
