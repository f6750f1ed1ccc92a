import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inUse } from '../../../../pipeline/geography/register-row.js';
import { readRegisters } from '../../../../pipeline/geography/registers.js';
import { shipped } from '../../../../pipeline/system/package-root.js';
import { type Cells, rowsOf } from '../../custom/coldspots/arithmetic.js';
import { expectPlainRanks, figuresIn } from '../../custom/coldspots/plain-ranks.js';
import { smi } from '../setup.js';

const root = mkdtempSync(join(tmpdir(), 'coldspots-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const put = (name: string, text: string) => writeFileSync(join(root, name), text);
const read = (...names: string[]) => readFileSync(join(root, ...names), 'utf8');
const coldspots = (table: string, ...args: string[]) =>
  smi(['coldspots', '--table', table, '--draws', '100', ...args], { folder: root });

const registers = readRegisters();
/** The districts of England of 2018, in an arbitrary order. */
const districts = [...registers.values()]
  .filter((row) => row.code.startsWith('E') && row.tier !== 'upper_tier' && inUse(row, 2018))
  .sort((a, b) => (a.name < b.name ? -1 : 1));

/** Figures that are known for most areas, some of which tie. */
const figuresAt = (i: number) => ({
  level: i % 61 === 7 ? null : 9000 + ((i * 7919) % 997) * 5,
  gap: i % 83 === 5 ? null : 1000 + ((i * 104_729) % 499) * 10,
  unexplained: i % 83 === 5 ? null : ((i * 1299) % 211) * 10 - 100,
});
const pounds = (value: number | null) =>
  value === null ? 'c' : `"${value < 0 ? '−' : ''}£${Math.abs(value).toLocaleString('en-GB')}"`;

const TABLE = [
  'Table 5.1: earnings at 28 of sons from disadvantaged families,,,',
  '',
  'Local authority,"Median earnings, £",Pay gap,Unexplained gap',
  ...districts.flatMap(({ name }, i) => {
    const { level, gap, unexplained } = figuresAt(i);
    const row = `"${name}",${pounds(level)},${pounds(gap)},${pounds(unexplained)}`;
    return i === 100 ? ['Continued,,,', row] : [row];
  }),
  '"Source: made up, for a test",,,',
].join('\r\n');
const TABLE_MAP =
  'area=Local authority,earnings="Median earnings, £",gap=Pay gap,unexplained=Unexplained gap';

describe('the 326 districts of 2018 by name', () => {
  let there: Cells[];
  let today: Cells[];
  const one = (rows: readonly Cells[], code: string) => rows.find(({ area_code }) => area_code === code)!;
  beforeAll(async () => {
    put('published.csv', TABLE);
    const { code, out, err } = await coldspots('published.csv', '--map', TABLE_MAP, '--out', 'of-2018');
    expect([code, err]).toEqual([0, expect.stringContaining('row 104 ("Continued")')]);
    expect(out).toContain('326 areas on the boundaries of 2018');
    [there, today] = [rowsOf(read('of-2018', 'coldspots.csv')), rowsOf(read('of-2018', 'districts.csv'))];
  });

  test('are found, each with its figures in the table', () => {
    expect(there).toHaveLength(326);
    for (const [i, { code }] of districts.entries())
      expect(figuresIn(one(there, code)), code).toEqual(figuresAt(i));
    expect(one(there, districts[300]!.code).row).toBe('305');
  });

  test('have the ranks and classes of plain arithmetic', () => {
    expectPlainRanks(there);
    const kinds = new Set(there.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['', 'cold_on_gap', 'cold_on_level', 'coldspot', 'hotspot', 'none']);
  });

  test('have a reason for a missing figure', () => {
    const i = districts.findIndex((_, position) => position % 61 === 7);
    expect(one(there, districts[i]!.code)).toMatchObject({ reason: 'level: suppressed', level_text: 'c' });
  });

  test('are carried to 294 districts of today, which have the ranks of plain arithmetic', () => {
    expect(today).toHaveLength(294);
    expectPlainRanks(today);
  });

  test('are carried unchanged, by a recode, or by a merger weighted by population', () => {
    const i = (code: string) => figuresAt(districts.findIndex((district) => district.code === code));
    expect(one(today, 'E08000035')).toMatchObject({ area_name: 'Leeds', status: 'observed', reason: '' });
    expect(figuresIn(one(today, 'E08000035'))).toEqual(i('E08000035'));
    expect(one(today, 'E08000038')).toMatchObject({
      area_name: 'Barnsley',
      status: 'mapped',
      from_codes: 'E08000016',
      kinds_there: one(there, 'E08000016').kind,
    });
    expect(figuresIn(one(today, 'E08000038'))).toEqual(i('E08000016'));
    const parts = ['E07000004', 'E07000005', 'E07000006', 'E07000007'];
    const people = parts.map((code) => registers.get(code)?.population_2019 ?? 0);
    const all = people.reduce((sum, n) => sum + n, 0);
    const mean = parts.reduce((sum, code, part) => sum + i(code).gap! * people[part]!, 0) / all;
    expect(one(today, 'E06000060')).toMatchObject({ status: 'mapped', flags: 'population_weighted' });
    expect(one(today, 'E06000060').from_codes).toBe(parts.join(';'));
    expect(Number(one(today, 'E06000060').gap)).toBeCloseTo(mean, 9);
  });

  test('are drawn on the boundaries of 2018 and of today, with all their columns', () => {
    const shapes = (file: string) => JSON.parse(read('of-2018', file)).features as { id: string }[];
    expect(shapes('coldspots.geojson')).toHaveLength(326);
    expect(shapes('districts.geojson')).toHaveLength(294);
    expect(read('of-2018', 'map.svg')).toContain('<svg');
  });

  test('give the same bytes at another time and with another number of threads', async () => {
    for (const threads of ['1', '8']) {
      const name = `again-${threads}`;
      await coldspots('published.csv', '--map', TABLE_MAP, '--out', name, '--threads', threads);
      for (const file of readdirSync(join(root, 'of-2018')))
        expect(
          readFileSync(join(root, name, file)).equals(readFileSync(join(root, 'of-2018', file))),
          file,
        ).toBe(true);
    }
  });

  test('leave no local path in any file', () => {
    for (const file of readdirSync(join(root, 'of-2018')))
      expect(readFileSync(join(root, 'of-2018', file)).includes(root), file).toBe(false);
  });
});

test('the example of the README runs unchanged', async () => {
  const [, args = ''] =
    /npx smi coldspots (--table [^\n]*)/.exec(readFileSync(shipped('README.md'), 'utf8')) ?? [];
  // As a shell splits it: the text in single quotation marks is one word.
  const words = [...args.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
  put('estimates.csv', 'Area,"Earnings, £",Gap,Rest\nLeeds,9000,4000,1000\nHalton,9500,3000,900\n');
  expect(await smi(['coldspots', ...words], { folder: root })).toMatchObject({ code: 0 });
  expect(rowsOf(read('coldspots', 'coldspots.csv')).map(({ kind }) => kind)).toEqual(['hotspot', 'coldspot']);
});
