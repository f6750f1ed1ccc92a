import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { oneIn } from '../../../project/checkout.js';
import { rowsOf } from '../../custom/coldspots/arithmetic.js';
import { csvOf, nation, type RecordOf } from '../../records/release/small-nation.js';
import { errorOf, smi } from '../setup.js';

const root = mkdtempSync(join(tmpdir(), 'records-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const PEOPLE = nation();
const put = (name: string, content: string | Uint8Array) => writeFileSync(join(root, name), content);
/** The records, some of them changed. */
const changed = (change: (i: number) => Readonly<Record<string, string | number>>): RecordOf[] =>
  PEOPLE.map((one, i) => ({ ...one, ...change(i) }));
const estimate = (...args: string[]) =>
  smi(['estimate', ...args, '--draws', '100', '--formats', 'csv'], { folder: root });

async function refused(...args: string[]) {
  const answer = await estimate(...args, '--out', 'out', '--json');
  expect(answer.err).toMatch(/^smi: .+: .+ \[[a-z-]+\]\n/);
  expect(answer.err).not.toContain('\u001b');
  expect(answer.err).not.toContain('    at ');
  expect(answer.code).toBe(2);
  expect(readdirSync(root).filter((name) => !/\.(csv|parquet)$/.test(name))).toEqual([]);
  return errorOf(answer);
}

describe('invalid records are refused, and leave nothing behind', () => {
  const one = (i: number, change: Readonly<Record<string, string | number>>) => (i === 5 ? change : {});
  test.each(
    oneIn<[string, (i: number) => Readonly<Record<string, string | number>>, RegExp]>(2, [
      ['negative earnings', (i) => one(i, { earnings: -1 }), /earnings is not .* in fewer than 10 rows/],
      [
        'infinite earnings',
        (i) => one(i, { earnings: 'Infinity' }),
        /earnings is not .* in fewer than 10 rows/,
      ],
      ['earnings with a currency', (i) => one(i, { earnings: '£12000' }), /earnings is "£12000".*currency/],
      [
        'earnings with a per cent sign',
        (i) => one(i, { earnings: '12%' }),
        /earnings is "12%".*per cent sign/,
      ],
      ['earnings that are a word', (i) => one(i, { earnings: 'lots' }), /earnings is "lots".*not a number/],
      ['earnings with commas', (i) => one(i, { earnings: '"12,000"' }), /earnings is "12,000".*commas/],
      ['an area outside the registers', (i) => one(i, { area: 'E06999999' }), /"E06999999"/],
      ['earnings with escape sequences', (i) => one(i, { earnings: '\u001b[31m9' }), /\\u001b\[31m9/],
      ['an invalid sex', (i) => one(i, { sex: 'x' }), /sex is "x"/],
      ['an invalid answer', (i) => one(i, { fsm: 'maybe' }), /fsm is "maybe"/],
      ['no record of the chosen people', () => ({ sex: 'female' }), /records of sons/],
      ['constant family circumstances', () => ({ circumstances: 1 }), /fifths cannot be formed/],
      ['no family circumstances', () => ({ circumstances: '' }), /fifths .* cannot be formed/],
    ]),
  )('%s', async (_, change, named) => {
    put('bad.csv', csvOf(changed(change)));
    const { code, message } = await refused('bad.csv');
    expect(code).toMatch(/^records-/);
    expect(message).toMatch(named);
  });

  test('a person in two rows, without naming the person', async () => {
    const twice = PEOPLE.map((person, i) => ({ ...person, person: `secret-${i % (PEOPLE.length - 1)}` }));
    put('bad.csv', csvOf(twice, [...Object.keys(PEOPLE[0] ?? {}), 'person']));
    const { message, places } = await refused('bad.csv');
    expect(message).toMatch(/^1 person .*more than one row/);
    expect(message + places.join()).not.toContain('secret');
  });

  test('files of other columns, of two formats, truncated, empty, or missing', async () => {
    const header = Object.keys(PEOPLE[0] ?? {});
    put('good.csv', csvOf(PEOPLE));
    put(
      'bad.csv',
      csvOf(
        PEOPLE,
        header.filter((name) => name !== 'earnings'),
      ),
    );
    expect((await refused('good.csv', 'bad.csv')).message).toContain('earnings');
    put('bad.csv', '');
    expect((await refused('bad.csv')).message).toContain('bad.csv');
    put('bad.parquet', 'PAR1 and no more');
    expect((await refused('good.csv', 'bad.parquet')).message).toContain('different formats');
    expect((await refused('bad.parquet')).message).toContain('corrupt');
    expect((await refused('nowhere-*.csv')).message).toContain('nowhere-*.csv');
  });

  test('a Parquet file that ends early', async () => {
    const made = await smi(['synthesise', '--rows', '5000', '--areas', '3', '--out', 'made'], {
      folder: root,
    });
    expect(made.code).toBe(0);
    put('cut.parquet', readFileSync(join(root, 'made', 'records-1.parquet')));
    rmSync(join(root, 'made'), { recursive: true });
    truncateSync(join(root, 'cut.parquet'), 20_000);
    expect((await refused('cut.parquet')).message).toContain('cut.parquet');
  });

  test.skipIf(process.platform === 'win32')('an endless file is not read for ever', async () => {
    expect((await refused('/dev/zero')).message).toContain('/dev/zero');
  });
});

describe('records with little information give no spurious figure', () => {
  let made = 0;
  async function estimates(records: readonly RecordOf[], ...args: string[]) {
    made += 1;
    put(`few-${made}.csv`, csvOf(records));
    const answer = await estimate(`few-${made}.csv`, '--out', `few-${made}`, ...args);
    expect(answer.code, answer.err).toBe(0);
    const text = readFileSync(join(root, `few-${made}`, 'estimates.csv'), 'utf8');
    rmSync(join(root, `few-${made}`), { recursive: true });
    return rowsOf(text);
  }

  test('an area with one record is withheld, and one without records is left out', async () => {
    const [first] = PEOPLE;
    const rows = await estimates([...PEOPLE, { ...first!, area: 'E06000005' }]);
    const lone = rows.find(({ area_code }) => area_code === 'E06000005');
    expect(lone).toMatchObject({
      n: '',
      earnings_mean: '',
      kind: '',
      reason: expect.not.stringContaining('one_record'),
    });
    expect(lone?.withheld).toContain('earnings');
    expect(rows.map(({ area_code }) => area_code)).not.toContain('E06000010');
  });

  const NOTHING = [
    ['missing', { earnings: '' }, []],
    ['zero, in work only', { earnings: 0 }, []],
    ['zero, and kept', { earnings: 0 }, ['--earners', 'kept']],
  ] as const;
  test.each(oneIn<(typeof NOTHING)[number]>(2, NOTHING))(
    'earnings that are all %s have no mean, no gap and no kind',
    async (_, change, args) => {
      for (const row of await estimates(
        changed(() => change),
        ...args,
      )) {
        expect([row.n, row.earnings_mean, row.gap, row.rank, row.kind].join('')).toBe('');
        expect(`${row.withheld}${row.reason}`).not.toBe('');
      }
    },
  );

  test('a single qualification explains nothing of the gap', async () => {
    const rows = await estimates(changed(() => ({ qualification: 'degree' })));
    expect(rows.some(({ explained }) => explained === '0')).toBe(true);
    for (const { explained, gap, unexplained } of rows.filter((row) => row.explained !== ''))
      expect([explained, unexplained]).toEqual(['0', gap]);
  });
});
