import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { rowsOf } from '../../custom/coldspots/arithmetic.js';
import { type AreaOf, csvOf, nation } from '../../records/release/small-nation.js';
import { objectOf, smi } from '../setup.js';

const root = mkdtempSync(join(tmpdir(), 'all-the-same-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const AREAS: readonly AreaOf[] = ['E06000001', 'E06000002', 'E06000003', 'E06000004', 'E08000016'].map(
  (code) => ({ code, region: 'E12000001', sons: 60, daughters: 0 }),
);
const PEOPLE = nation(AREAS, 300);

async function estimated(records: typeof PEOPLE, name: string, ...args: string[]) {
  writeFileSync(join(root, `${name}.csv`), csvOf(records));
  const few = ['--draws', '100', '--formats', 'csv', '--json'];
  const answer = await smi(['estimate', `${name}.csv`, '--out', name, ...few, ...args], { folder: root });
  expect(answer.code, answer.err).toBe(0);
  const rows = rowsOf(readFileSync(join(root, name, 'estimates.csv'), 'utf8'));
  return { of: (code: string) => rows.find(({ area_code }) => area_code === code), answer, rows };
}
const poorOf = (code: string, earnings: number) =>
  PEOPLE.map((one) => (one.area === code && one.fsm === 1 ? { ...one, earnings } : one));

describe('an area in which all of the disadvantaged earn the same', () => {
  test.each([
    ['12,000', 12_000, []],
    ['zero', 0, ['--earners', 'kept']],
  ] as const)('%s: mean, median and standard errors are withheld', async (_, earnings, args) => {
    const { of } = await estimated(poorOf('E06000002', earnings), `same-${earnings}`, ...args);
    const row = of('E06000002');
    expect(row).toMatchObject({
      n: '',
      earnings_mean: '',
      earnings_se: '',
      earnings_median: '',
      earnings_median_se: '',
    });
    expect(row?.withheld).toMatch(/^earnings;median/);
    // One withheld area would follow from the total.
    expect([...AREAS].filter(({ code }) => of(code)?.earnings_mean === '').length).toBeGreaterThan(1);
  });
});

test('the old code of Barnsley is the new one in every file, and the terminal says so', async () => {
  const { rows, answer } = await estimated(PEOPLE, 'barnsley');
  expect(rows.map(({ area_code }) => area_code)).toContain('E08000038');
  expect(readFileSync(join(root, 'barnsley', 'disclosure.json'), 'utf8')).not.toContain('E08000016');
  const { checks } = objectOf(answer) as { checks: { recoded: object[] } };
  expect(checks.recoded).toEqual([
    expect.objectContaining({ from_code: 'E08000016', to_code: 'E08000038', rows: 660 }),
  ]);
  const said = await smi(['estimate', 'barnsley.csv', '--dry-run', '--draws', '100'], { folder: root });
  expect(said.out).toMatch(/660 records of Barnsley \(E08000016\) .*E08000038/);
});

test('areas have ranks although a measure does not differ between them, and terminal and table say which', async () => {
  // Everybody’s earnings depend on nothing but chance, so that the means hardly differ between areas.
  const next = PEOPLE.map((one, i) => ({ ...one, earnings: 10_000 + ((i * 7919) % 20_000) }));
  const { rows } = await estimated(next, 'flat');
  expect(rows[0]?.no_variance).toMatch(/^earnings_mean/);
  expect(rows.map(({ rank }) => rank)).not.toContain('');
  expect(new Set(rows.map(({ earnings_mean_shrunken }) => earnings_mean_shrunken)).size).toBe(1);
  const said = await smi(['estimate', 'flat.csv', '--dry-run', '--draws', '100'], { folder: root });
  expect(said.out).toMatch(/No variance between areas in earnings mean: .*counts zero/);
});
