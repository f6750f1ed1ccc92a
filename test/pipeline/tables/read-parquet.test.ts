import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SmiError } from '../../../errors/smi-error.js';
import { Engine } from '../../../pipeline/engine/engine.js';
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
});
