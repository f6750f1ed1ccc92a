import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import weeklyPay from '../../../../sources/explore-local-statistics/gross-median-weekly-pay.js';
import { FixtureMirror, smallMethodText } from '../../../fixtures/mirror.js';
import { fixtureText } from '../../../fixtures/reader.js';
import { errorOf, objectOf, smi } from '../setup.js';

const METHOD = smallMethodText({
  travel_to_work: '2019-01-01/P1Y',
  weekly_pay: '2025-04-30',
  healthy_life_expectancy: '2022-01-01/P3Y',
  neet: '2025',
}).replace('edition: invented', 'edition: invented-2026');

let mirror: FixtureMirror;
let editions: string;
let count = 0;
beforeAll(async () => {
  mirror = await FixtureMirror.create();
  // The figures of 2025 again, a year later, of as many areas.
  const text = fixtureText(weeklyPay);
  const later = text.split(/\r?\n/).filter((line) => line.includes(',2025-04-30,'));
  const rows = later.map((line) => line.replace('2025-04-30', '2026-04-29').replace(',610.2,', ',630.2,'));
  await mirror.put(
    weeklyPay,
    `${text.trimEnd()}\r\n${rows.join('\r\n')}\r\n`.replaceAll('\r\n', text.includes('\r\n') ? '\r\n' : '\n'),
  );
  await writeFile(join(mirror.root, 'lock.json'), JSON.stringify(mirror.lock));
});
afterAll(() => mirror.close());

const refreshedEdition = (edition: string, ...args: string[]) =>
  smi([
    ...['refresh', edition, ...args, '--mirror', join(mirror.root, 'mirror'), '--json'],
    ...['--store', join(mirror.root, 'store'), '--lock', join(mirror.root, 'lock.json')],
    ...['--editions', editions, '--threads', '1'],
  ]);

const refreshed = (...args: string[]) => refreshedEdition('invented-2026', ...args);

beforeEach(async () => {
  count += 1;
  editions = join(mirror.root, `editions-${count}`);
  await mkdir(join(editions, 'invented-2026'), { recursive: true });
  await writeFile(join(editions, 'invented-2026', 'method.yaml'), METHOD);
  expect(await refreshed('--accept')).toMatchObject({ code: 0 });
});

interface Made {
  readonly periods: readonly { code: string; from: string; to: string; carried: boolean; age: number }[];
  readonly comparison: readonly { area_code: string; rank_before: number | null }[];
}

test('a figure that is over five years old stops it, and then there is no folder', async () => {
  const answer = await refreshed('--new', 'invented-2027', '--accept');
  const error = errorOf(answer);
  expect([answer.code, error.code]).toEqual([2, 'period-old']);
  expect(error.message).toMatch(
    /method\.yaml, line \d+, column \d+: travel_to_work .*2019-01-01\/P1Y.*8 years/,
  );
  expect(error.next).toContain('--carry travel_to_work');
  expect(readdirSync(editions)).toEqual(['invented-2026']);
});

test('shows the next edition, and with --accept makes its folder as a whole', async () => {
  const args = ['--new', 'invented-2027', '--carry', 'travel_to_work'];
  const out = join(mirror.root, `report-${count}`);
  const shown = await refreshed(...args, '--out', out);
  const { periods } = objectOf(shown) as unknown as Made;
  expect(periods.map(({ code, to, carried, age }) => [code, to, carried, age])).toEqual([
    ['travel_to_work', '2019-01-01/P1Y', true, 8],
    ['weekly_pay', '2026-04-29', false, 1],
    ['healthy_life_expectancy', '2022-01-01/P3Y', true, 3],
    ['neet', '2025', true, 2],
  ]);
  expect(readdirSync(editions)).toEqual(['invented-2026']);
  // The comparison with the last edition says what moves.
  const report = JSON.parse(readFileSync(join(out, 'changes.json'), 'utf8'));
  expect([report.edition, report.scores, report.not_compared]).toEqual(['invented-2027', null, []]);

  expect((await refreshed(...args, '--accept')).code).toBe(0);
  expect(readdirSync(editions).sort()).toEqual(['invented-2026', 'invented-2027']);
  const folder = join(editions, 'invented-2027');
  expect(readdirSync(folder)).toEqual(
    expect.arrayContaining(['method.yaml', 'figures.csv', 'origin.json', 'comparison.csv']),
  );
  const method = readFileSync(join(folder, 'method.yaml'), 'utf8');
  expect(method).toContain('edition: invented-2027\nfollows: invented-2026\n');
  expect(method).toContain('period: "2019-01-01/P1Y", carried: true, max_age: 8 }');
  expect(method).toContain('code: weekly_pay, direction: 1, weight: 1, period: "2026-04-29" }');
  expect(readFileSync(join(folder, 'figures.csv'), 'utf8')).toMatch(
    /^E07000901,weekly_pay,2026-04-29,630\.2,/m,
  );
  const comparison = readFileSync(join(folder, 'comparison.csv'), 'utf8');
  expect(comparison.trimEnd().split('\n')).toHaveLength(6);
  expect(comparison).toMatch(
    /^area_code,area_name,ranked,score_before,score,rank_before,rank,places,group_before,group\r?\n/,
  );

  // A refresh keeps it.
  const same = objectOf(await refreshedEdition('invented-2027')).editions as { differences: unknown[] }[];
  expect(same[0]?.differences).toEqual([]);

  // A further one is compared with this one, and what was carried once may be carried again.
  const again = await smi([
    ...['refresh', 'invented-2027', '--new', 'invented-2028', '--carry', 'travel_to_work', '--json'],
    ...['--store', join(mirror.root, 'store'), '--lock', join(mirror.root, 'lock.json'), '--offline'],
    ...['--editions', editions, '--threads', '1', '--accept'],
  ]);
  expect(again.code).toBe(0);
  expect(readFileSync(join(editions, 'invented-2028', 'method.yaml'), 'utf8')).toContain('max_age: 9');
});

test.each([
  [['--new', 'invented-2026'], /already a folder/],
  [['--new', 'Invented 2027'], /name of an edition/],
  [['--new', 'invented-2027', '--carry', 'weekly_pay'], /weekly_pay/],
])('%j is refused', async (args, message) => {
  const error = errorOf(await refreshed(...args));
  expect([error.code, error.exit]).toEqual(['usage', 2]);
  expect(error.message).toMatch(message);
});
