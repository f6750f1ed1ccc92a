import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Cells, rowsOf } from '../../custom/coldspots/arithmetic.js';
import { expectPlainRanks } from '../../custom/coldspots/plain-ranks.js';
import { objectOf, smi } from '../setup.js';

const root = mkdtempSync(join(tmpdir(), 'coldspots-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const put = (name: string, text: string) => writeFileSync(join(root, name), text);
const read = (...names: string[]) => readFileSync(join(root, ...names), 'utf8');
const MAP = 'area=Area,earnings=E,gap=G,unexplained=U';
const coldspots = (table: string, ...args: string[]) =>
  smi(['coldspots', '--table', table, '--draws', '100', ...args], { folder: root });

const FEW = ['Leeds', 'Halton', 'Darlington', 'Hartlepool', 'Middlesbrough', 'Warrington'];
const few = (cells: (i: number) => string, areas = FEW) =>
  `Area,E,G,U\n${areas.map((area, i) => `${area},${cells(i)}`).join('\n')}\n`;
async function rowsFor(name: string, text: string, ...args: string[]): Promise<Cells[]> {
  put(`${name}.csv`, text);
  expect(await coldspots(`${name}.csv`, '--map', MAP, '--out', name, ...args)).toMatchObject({ code: 0 });
  return rowsOf(read(name, 'coldspots.csv'));
}

/** The rows that would be written, without writing them. */
const dryRows = async (text: string): Promise<Cells[]> => (await dryRun(text)).rows;

/** The same, with what is said next to them. */
async function dryRun(text: string, map = MAP): Promise<{ rows: Cells[]; err: string }> {
  put('dry.csv', text);
  const answer = await coldspots('dry.csv', '--map', map, '--dry-run', '--json');
  const found = objectOf(answer);
  const cells = (row: Readonly<Record<string, unknown>>) =>
    Object.entries(row).map(([name, value]) => [name, value === null ? '' : String(value)]);
  const rows = (found.areas as Record<string, unknown>[]).map((row) => Object.fromEntries(cells(row)));
  return { rows, err: answer.err };
}

describe('hard tables', () => {
  test.each([
    ['one area', few(() => '1,2,3', ['Leeds']), ['none']],
    ['equal values', few(() => '1,2,3'), Array(6).fill('none')],
    ['only codes for missing values', few(() => 'c,x,..'), Array(6).fill('')],
  ])('of %s have no coldspot', async (_, text, kinds) => {
    const rows = await dryRows(text);
    expect(rows.map(({ kind }) => kind)).toEqual(kinds);
    expectPlainRanks(rows);
  });

  test('of two areas, and of ties, have the classes of plain arithmetic', async () => {
    expectPlainRanks(await dryRows(few((i) => `${i},${5 - i},${i}`, ['Leeds', 'Halton'])));
    expectPlainRanks(await dryRows(few((i) => `${i < 3 ? 1 : 2},${i < 3 ? 5 : 1},${i}`)));
  });

  test('of areas outside England are ranked, and reported as not on the maps', async () => {
    put(
      'abroad.csv',
      few((i) => `${i},${i},${i}`, ['Cardiff', 'Glasgow City', 'Belfast', 'Leeds']),
    );
    const { code, err } = await coldspots('abroad.csv', '--map', MAP, '--out', 'abroad');
    expect([code, err]).toEqual([0, expect.stringContaining('3 areas outside England')]);
    expect(JSON.parse(read('abroad', 'coldspots.geojson')).features).toHaveLength(1);
  });

  test('of upper tiers are inherited by their districts', async () => {
    const rows = await rowsFor(
      'upper',
      few((i) => `${i},${i},${i}`, ['Kent', 'Surrey', 'Leeds']),
    );
    expect(rows.map(({ area_code }) => area_code)).toContain('E10000016');
    const ashford = rowsOf(read('upper', 'districts.csv')).find(({ area_name }) => area_name === 'Ashford');
    expect(ashford).toMatchObject({ status: 'inherited', from_codes: 'E10000016' });
  });

  test('say which figure of a district of today is missing, and give the others', async () => {
    await rowsFor(
      'part',
      few((i) => `${i === 0 ? 'c' : i},${i},${i}`),
    );
    const leeds = rowsOf(read('part', 'districts.csv')).find(({ area_name }) => area_name === 'Leeds');
    expect(leeds).toMatchObject({ status: 'observed', level: '', gap: '0', reason: 'level: not_available' });
  });

  test('have intervals where there are standard errors, and none where one is missing', async () => {
    const cells = FEW.map(
      (area, i) => `${area},${i * 10},${-i * 10},${i},${area === 'Halton' ? 'c' : '0.1'}`,
    );
    const map = `${MAP},earnings_se=S`;
    const some = await dryRun(`Area,E,G,U,S\n${cells.join('\n')}\n`, map);
    expect(some.err).toMatch(/no intervals: .*gap_se, unexplained_se/);
    expect(some.rows.map(({ rank_low }) => rank_low)).toEqual(FEW.map(() => ''));
    const all = `Area,E,G,U,S,T,V\n${cells.map((cell) => `${cell},0.1,0.1`).join('\n')}\n`;
    const { rows } = await dryRun(all, `${map},gap_se=T,unexplained_se=V`);
    expect(rows).toHaveLength(FEW.length);
    for (const row of rows) {
      const known = row.area_name !== 'Halton';
      expect(row.rank_low !== '' && Number(row.rank_low) <= Number(row.rank)).toBe(known);
      expect(row.coldspot_probability).toBe(known ? (row.kind === 'coldspot' ? '1' : '0') : '');
    }
  });
});

describe('hostile text in a table is made harmless', () => {
  test('in CSV, where a spreadsheet would run it and a terminal act on it', async () => {
    const text = few(
      (i) => (i === 0 ? '"-£4",1,2' : `${i},1,2`),
      ['"=Leeds"', 'Darlington\u0007', 'Halton\u202e'],
    );
    const rows = await rowsFor('hostile', text);
    const leeds = rows.find(({ area_name }) => area_name === 'Leeds');
    expect([leeds?.area_text, leeds?.level_text]).toEqual(["'=Leeds", "'-£4"]);
    for (const sign of ['\u0007', '\u202e']) expect(read('hostile', 'coldspots.csv')).not.toContain(sign);
  });

  test.skipIf(process.platform === 'win32')('in the page, where a browser would run its name', async () => {
    await rowsFor(
      '<script>alert(1)<&',
      few((i) => `${i},1,2`),
    );
    expect(read('<script>alert(1)<&', 'report.html')).not.toContain('<script>alert');
  });
});
