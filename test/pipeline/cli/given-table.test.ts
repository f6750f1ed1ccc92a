import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { DATA, methodText, testFolder } from '../custom/index/setup.js';
import { writeRows } from '../tables/setup.js';
import { errorOf, objectOf, smi } from './setup.js';

const folder = testFolder();
writeFileSync(join(folder, 'method.yaml'), methodText());
/** Bytes as a pipe delivers them, in pieces. */
async function* pipe(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += 7) yield bytes.subarray(i, i + 7);
}
const piped = (args: readonly string[], bytes: Uint8Array | string) =>
  smi(args, { folder, input: pipe(typeof bytes === 'string' ? Buffer.from(bytes) : bytes) });
const temporary = join(folder, 'temporary');
mkdirSync(temporary);
for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, temporary);
afterAll(() => vi.unstubAllEnvs());
const left = () => readdirSync(temporary);

const SCORE = ['score', '--method', 'method.yaml', '--data', '-', '--dry-run', '--json'];

describe('a table from standard input', () => {
  test.each(['csv', 'xlsx', 'ods', 'parquet'])(
    'is recognised by its content and scored: %s',
    async (format) => {
      const rows = DATA.trim()
        .split('\n')
        .map((line) => line.split(',').map((cell) => (/^\d/.test(cell) ? Number(cell) : cell)));
      const path = await writeRows(folder, `data.${format}`, rows);
      const before = left();
      const { units } = objectOf(await piped(SCORE, readFileSync(path)));
      expect(units).toHaveLength(3);
      expect(left()).toEqual(before);
    },
  );

  test('drafts a method, and finds coldspots', async () => {
    expect(objectOf(await piped(['score', '--init', '-', '--json'], DATA)).indicators).toEqual(['x', 'y']);
    const table = 'Area,E,G,U\nLeeds,1,2,3\nHalton,2,1,1\nDarlington,3,3,2\nEngland,9,9,9\n';
    const map = 'area=Area,earnings=E,gap=G,unexplained=U';
    const found = objectOf(
      await piped(
        ['coldspots', '--table', '-', '--map', map, '--draws', '100', '--dry-run', '--json'],
        table,
      ),
    );
    expect(found.areas).toHaveLength(3);
    expect(found.left_out).toEqual([expect.objectContaining({ name: 'England', kind: 'country', row: 5 })]);
  });

  test('is named so in errors and leaves nothing behind', async () => {
    const before = left();
    const empty = errorOf(await piped(SCORE, ''));
    expect([empty.code, empty.message]).toEqual(['table-unreadable', 'standard input is empty']);
    const wrong = errorOf(await piped(SCORE, DATA.replace('4,10', 'four,10')));
    expect([wrong.code, wrong.message]).toEqual([
      'table-invalid',
      expect.stringMatching(/^standard input, row 3/),
    ]);
    expect(left()).toEqual(before);
  });

  test('is refused where it is a terminal', async () => {
    const input = Object.assign(pipe(Buffer.from(DATA)), { isTTY: true });
    expect(errorOf(await smi(SCORE, { folder, input })).code).toBe('usage');
  });
});
