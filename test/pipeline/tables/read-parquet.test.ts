import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SmiError } from '../../../errors/smi-error.js';
import { Engine } from '../../../pipeline/engine/engine.js';
import { readNotation } from '../../../pipeline/tables/notation.js';
import { openTable } from '../../../pipeline/tables/open-table.js';
import { refusal } from '../../fixtures/refusal.js';
import { readAll, tableFolder, writeRows } from './setup.js';

const root = tableFolder();
const put = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(root, name), content);
  return join(root, name);
};
async function refused(path: string): Promise<SmiError> {
  const error = await refusal(() => readAll(path));
  expect([error.code, error.exit]).toEqual(['table-unreadable', 2]);
  return error;
}

const HEADER = ['Area', 'E', 'G', 'U'];
const LEEDS = ['Leeds', '1', '2', '3'];
const HALTON = ['Halton', '4', '5', '6'];

describe('a Parquet file', () => {
  test('that is damaged anywhere is refused by name', async () => {
    const path = await writeRows(root, 'whole.parquet', [HEADER, ...Array(500).fill(LEEDS), HALTON]);
    const bytes = readFileSync(path);
    const damaged = (from: number, to: number) => {
      const copy = Buffer.from(bytes);
      copy.fill(0xff, from, to);
      return copy;
    };
    for (const content of [
      bytes.subarray(0, bytes.length - 20),
      bytes.subarray(0, 100),
      damaged(bytes.length - 200, bytes.length - 60),
      damaged(8, 60),
    ])
      expect((await refused(put('damaged.parquet', content))).message).toMatch(/^damaged.parquet .*Parquet/);
  });

  test('may have names that differ in capitals only', async () => {
    const engine = await Engine.open({ threads: 1, folders: [root] });
    const path = join(root, 'names.parquet');
    await engine.run(
      `COPY (SELECT 'A' AS "ID", 'a' AS "id ", 1 AS "x") TO '${path.replaceAll("'", "''")}' (FORMAT parquet)`,
    );
    engine.close();
    expect((await readAll(path)).rows[0]?.cells).toEqual(['A', 'a', '1']);
  });

  /** The cells and the figures of a Parquet file of one row with these columns. */
  async function figures(select: string) {
    const engine = await Engine.open({ threads: 1, folders: [root] });
    const path = join(root, 'types.parquet');
    await engine.run(`COPY (SELECT ${select}) TO '${path.replaceAll("'", "''")}' (FORMAT parquet)`);
    engine.close();
    const table = await openTable({ path, threads: 1 });
    for await (const { cells } of table.rows()) return cells;
    return [];
  }

  test('has numbers of 32 bits as the shortest decimals that they stand for, as CSV has them', async () => {
    const cells = await figures(
      "0.1::FLOAT AS a, 16777217::FLOAT AS b, 3.4e38::FLOAT AS c, 'inf'::FLOAT AS d, NULL::FLOAT AS e, -2.5::FLOAT AS f",
    );
    expect(cells).toEqual([0.1, 16777216, 3.4e38, Number.POSITIVE_INFINITY, null, -2.5]);
  });

  test.each([
    ['9007199254740993::BIGINT', 'too_long'],
    ['-9007199254740993::BIGINT', 'too_long'],
    ['18446744073709551615::UBIGINT', 'too_long'],
    ["'12345678901234567891'::DECIMAL(38,0)", 'too_long'],
    ["'9007199254740993.00'::DECIMAL(20,2)", 'too_long'],
    ['9007199254740992::BIGINT', 9007199254740992],
    ['-42::BIGINT', -42],
    ['0.30::DECIMAL(18,2)', 0.3],
    ['1234.567::DECIMAL(10,3)', 1234.567],
    ['7::UTINYINT', 7],
  ])('has no digit less than was written, or is refused: %s', async (value, expected) => {
    const [cell] = await figures(`${value} AS a`);
    const found = readNotation(cell, '.');
    expect(typeof found === 'string' ? found : found.value).toBe(expected);
  });
});
