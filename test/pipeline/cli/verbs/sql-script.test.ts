import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { literal, tableText, withLiterals } from '../../../../pipeline/cli/verbs/sql-script.js';
import { Engine } from '../../../../pipeline/engine/engine.js';
import { field } from '../../../../schemas/table.js';

describe('a value in a script', () => {
  test.each([1e-9, 0.1, -2.5, 1 / 3, 1e300, 5e-324, 12, -7, 0])('%s comes back unchanged', async (value) => {
    const engine = await Engine.open({ threads: 1 });
    try {
      const [row] = await engine.rows(`SELECT CAST(${literal(value)} AS DOUBLE) AS value`);
      expect(row?.value).toBe(value);
    } finally {
      engine.close();
    }
  });

  test('a fraction is a double, not a decimal that a sum would round', () => {
    expect(literal(0.1)).toBe('0.1e0');
  });

  test('a text keeps its quotation marks, and a missing value is null', () => {
    expect(literal("St Helen's")).toBe("'St Helen''s'");
    expect(literal(null)).toBe('null');
  });
});

describe('a query with its values as literals', () => {
  test('has them in place of parameters, and does not confuse longer names', () => {
    expect(withLiterals('$a + $a1 < $b', { a: 1, a1: 0.5, b: 'x' })).toBe("1 + 0.5e0 < 'x'");
  });

  test('does not change a text or a quoted name, and a value that looks like a placeholder', () => {
    expect(withLiterals(`'$a' || "$a" || 'it''s $a' || $a`, { a: '$b' })).toBe(
      `'$a' || "$a" || 'it''s $a' || '$b'`,
    );
  });

  test('refuses an unbound placeholder', () => {
    expect(() => withLiterals('$a + $b', { a: 1 })).toThrow('$b');
  });
});

test('a table in a script has its rows, including missing values', async () => {
  const of = <T extends z.ZodType>(type: T) => field(type, { title: 'x', description: 'x' });
  const row = z.strictObject({ code: of(z.string()), value: of(z.number().nullable()) });
  const table = { name: 't', title: 't', description: 't', key: ['code'], row };
  const rows = [
    { code: "o'clock", value: 0.1 },
    { code: 'b', value: null },
  ];
  const engine = await Engine.open({ threads: 1 });
  try {
    await engine.run(tableText(table, 'named', 'Two rows.', rows));
    expect(await engine.rows('SELECT * FROM named ORDER BY value')).toEqual(rows);
    await engine.run(tableText(table, 'named', 'None.', []));
    expect(await engine.rows('SELECT * FROM named')).toEqual([]);
  } finally {
    engine.close();
  }
});
