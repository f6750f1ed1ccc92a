import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { errorOf, objectOf, smi } from '../setup.js';

const root = mkdtempSync(join(tmpdir(), 'smi-names-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function scored(names: readonly string[]) {
  const rows = names.map((name, i) => `${name},${i + 1},${(i * 7) % 5}`);
  writeFileSync(join(root, 'data.csv'), ['place,income,jobless', ...rows, ''].join('\n'));
  rmSync(join(root, 'method.yaml'), { force: true });
  const drafted = await smi(['score', '--init', 'data.csv', '--out', 'method.yaml'], { folder: root });
  expect(drafted.code).toBe(0);
  const args = ['score', '--method', 'method.yaml', '--data', 'data.csv', '--replicates', '0', '--dry-run'];
  return smi([...args, '--json'], { folder: root });
}

describe('a table that has names and no codes', () => {
  test('is scored by its names, in its own spelling', async () => {
    const names = ['Hull', 'Windsor', 'LB Camden', 'Somewhere'];
    const units = objectOf(await scored(names)).units as readonly Record<string, unknown>[];
    expect(units.map(({ unit_code }) => unit_code).sort()).toEqual([...names].sort());
    for (const { unit_code, unit_name } of units) expect(unit_name).toBe(unit_code);
  });

  test('is refused where a name is there twice, with the rows', async () => {
    writeFileSync(join(root, 'twice.csv'), 'place,income,jobless\nHull,1,2\nLeeds,2,1\nHull,3,4\n');
    await scored(['Hull', 'Leeds', 'York']);
    const args = ['score', '--method', 'method.yaml', '--data', 'twice.csv', '--dry-run', '--json'];
    const error = errorOf(await smi(args, { folder: root }));
    expect(error).toMatchObject({ code: 'code-duplicate', exit: 2 });
    expect(error.message).toMatch(/"Hull".*rows 2 and 4/);
  });
});
