import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readRegisters, yearsCovered } from '../../../../pipeline/geography/registers.js';
import { errorOf, objectOf, smi } from '../setup.js';

const root = mkdtempSync(join(tmpdir(), 'coldspots-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
writeFileSync(join(root, 'few.csv'), 'Area,E,G,U\nLeeds,1,2,3\nHalton,2,3,4\nDarlington,3,4,5\n');
const MAP = 'area=Area,earnings=E,gap=G,unexplained=U';
const TABLE = ['--table', 'few.csv', '--map', MAP];
const coldspots = (table: string, ...args: string[]) =>
  smi(['coldspots', '--table', table, '--draws', '100', ...args], { folder: root });

describe('smi coldspots', () => {
  test('with --json gives one object, with --quiet nothing else', async () => {
    const answer = await coldspots('few.csv', '--map', MAP, '--out', 'json', '--json', '--quiet');
    expect(answer.err).toBe('');
    expect(objectOf(answer)).toMatchObject({ year: 2025, out: join(root, 'json') });
    expect(objectOf(answer).areas).toHaveLength(3);
  });

  test('with --dry-run writes nothing, and reports the same errors', async () => {
    const before = readdirSync(root);
    const { code, out } = await coldspots('few.csv', '--map', MAP, '--dry-run', '--out', 'nothing/here');
    expect([code, out]).toEqual([0, expect.stringContaining('Nothing was written')]);
    const full = await coldspots('few.csv', '--map', MAP, '--dry-run', '--out', '.', '--json');
    expect(errorOf(full).code).toBe('out-not-empty');
    expect(readdirSync(root)).toEqual(before);
  });

  test('takes the years of the register, which its help and its errors name', async () => {
    const [first, last] = yearsCovered(readRegisters());
    expect((await smi(['coldspots', '--help'])).out).toContain(`any year since ${first}`);
    for (const year of [first, last])
      expect((await coldspots('few.csv', '--map', MAP, '--dry-run', '--year', `${year}`)).code).toBe(0);
    const later = await coldspots('few.csv', '--map', MAP, '--dry-run', '--year', `${last + 1}`, '--json');
    expect(errorOf(later)).toMatchObject({ code: 'setting-invalid' });
    expect(`${errorOf(later).message} ${errorOf(later).next}`).toContain(`from ${first} to ${last}`);
  });

  test.each([
    ['without a table', ['--map', MAP, '--out', 'x'], 'usage'],
    ['without a map', ['--table', 'few.csv', '--out', 'x'], 'usage'],
    ['without an output folder', [...TABLE], 'usage'],
    ['with an extra argument', ['extra', ...TABLE, '--out', 'x'], 'usage'],
    ['with a year before the registers', [...TABLE, '--out', 'x', '--year', '2015'], 'setting-invalid'],
    ['with an invalid year', [...TABLE, '--out', 'x', '--year', '2018.5'], 'setting-invalid'],
    ['with too few draws', [...TABLE, '--out', 'x', '--draws', '1'], 'setting-invalid'],
    ['with an output folder below a file', [...TABLE, '--out', 'few.csv/x'], 'file-system'],
    ['with an output folder that is a file', [...TABLE, '--out', 'few.csv'], 'out-not-empty'],
  ])('%s is reported in one line with what to do, and writes nothing', async (_, args, code) => {
    const before = readdirSync(root);
    const answer = await smi(['coldspots', ...args, '--json'], { folder: root });
    expect(errorOf(answer).code).toBe(code);
    expect(answer.err).toMatch(/^smi: .+: .+ \[[a-z-]+\]\n$/);
    expect(readdirSync(root)).toEqual(before);
  });
});
