import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compare, compareRows, describeDifferences } from '../../../pipeline/editions/compare.js';
import { type Frozen, freeze } from '../../../pipeline/editions/freeze.js';
import { type Harmonised, harmonisedTable } from '../../../schemas/harmonised.js';
import type { Row } from '../../../schemas/table.js';

const row = (code: string, more: Row = {}): Row => ({
  indicator: 'pay',
  period: '2025 (Rev)',
  code,
  outcome: 'used',
  rule: '',
  to_codes: code,
  source: 'pays',
  cell: 'f.csv#2:value',
  ...more,
});
const frozen = (...rows: Row[]) => ({ file: 'harmonised.csv', table: harmonisedTable, rows });
/** An edition that freezes these rows, and otherwise nothing. */
const whole = (...rows: Row[]): Frozen => ({
  areas: [],
  figures: [],
  context: [],
  harmonised: rows as Harmonised[],
  origin: { areas: { country: 'E', level: 'lower_tier', year: 2025, exclude: [] }, official_files: [] },
});
const ONE = 'E07000901';
const TWO = 'E07000902';

describe('the differences between two tables', () => {
  test('are empty where nothing changed, also in another order', () => {
    expect(compareRows([], frozen())).toEqual([]);
    expect(compareRows([row(ONE), row(TWO)], frozen(row(TWO), row(ONE)))).toEqual([]);
  });

  test('are each row added, removed and changed, with the columns that moved', () => {
    const before = [row(ONE), row('E07000903')];
    const after = frozen(row(ONE, { outcome: 'mapped', rule: 'recode' }), row(TWO));
    expect(compareRows(before, after)).toEqual([
      {
        file: 'harmonised.csv',
        key: `pay 2025 (Rev) ${ONE}`,
        change: 'changed',
        columns: [
          { name: 'outcome', from: 'used', to: 'mapped' },
          { name: 'rule', from: '', to: 'recode' },
        ],
      },
      { file: 'harmonised.csv', key: `pay 2025 (Rev) ${TWO}`, change: 'added', columns: [] },
      { file: 'harmonised.csv', key: 'pay 2025 (Rev) E07000903', change: 'removed', columns: [] },
    ]);
  });

  test('include a change from missing to zero, and one in the last digit', () => {
    const values = (value: Row[string]) => row(ONE, { rule: value as string });
    expect(compareRows([values(null)], frozen(values(0)))[0]?.columns).toEqual([
      { name: 'rule', from: null, to: 0 },
    ]);
    expect(compareRows([values(0.3)], frozen(values(0.1 + 0.2)))).toHaveLength(1);
    expect(compareRows([values(null)], frozen(values(null)))).toEqual([]);
  });
});

describe('the differences from a folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'smi-compare-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('are all rows where there is no file yet, and none once it is written', async () => {
    const edition = whole(row(ONE), row(TWO));
    expect((await compare(folder, edition)).map(({ file, change }) => [file, change])).toEqual([
      ['areas.csv', 'added'],
      ['figures.csv', 'added'],
      ['context.csv', 'added'],
      ['harmonised.csv', 'added'],
      ['harmonised.csv', 'added'],
      ['origin.json', 'added'],
    ]);
    await freeze(folder, edition);
    expect(await compare(folder, edition)).toEqual([]);
  });

  test('include the whole origin when it differs', async () => {
    await freeze(folder, whole(row(ONE)));
    const { origin, ...tables } = whole(row(ONE));
    const later = { ...tables, origin: { ...origin, areas: { ...origin.areas, year: 2026 } } };
    expect(await compare(folder, later)).toEqual([
      { file: 'origin.json', key: 'the file', change: 'changed', columns: [] },
    ]);
  });

  test('include a damaged file as a whole: a refresh replaces it, and does not treat it as empty', async () => {
    await freeze(folder, whole(row(ONE)));
    await writeFile(join(folder, 'harmonised.csv'), 'what is this\n');
    const damaged = [{ file: 'harmonised.csv', key: 'the file', change: 'changed', columns: [] }];
    expect(await compare(folder, whole(row(ONE)))).toEqual(damaged);
    await freeze(folder, whole(row(ONE)));
    expect(await compare(folder, whole(row(ONE)))).toEqual([]);
  });

  test('include a file whose bytes differ and whose rows do not', async () => {
    await freeze(folder, whole(row(ONE)));
    const path = join(folder, 'harmonised.csv');
    await writeFile(path, (await readFile(path, 'utf8')).replaceAll('\n', '\r\n'));
    expect(await compare(folder, whole(row(ONE)))).toEqual([
      { file: 'harmonised.csv', key: 'the file', change: 'changed', columns: [] },
    ]);
  });
});

describe('the differences in words', () => {
  test('say when there are none', () => {
    expect(describeDifferences([])).toEqual(['nothing would change']);
  });

  test('begin with counts for each file, then list rows, then count the rest', () => {
    const changed = { file: 'figures.csv', key: 'E07000901 pay', change: 'changed' as const };
    const differences = [
      {
        ...changed,
        columns: [
          { name: 'value', from: null, to: 5 },
          { name: 'reason', from: 'suppressed', to: '' },
        ],
      },
      { ...changed, key: 'E07000902 pay', change: 'added' as const, columns: [] },
      { ...changed, file: 'areas.csv', key: 'E07000903', change: 'removed' as const, columns: [] },
    ];
    expect(describeDifferences(differences, 2)).toEqual([
      'figures.csv: rows changed 1, added 1, removed 0',
      'areas.csv: rows changed 0, added 0, removed 1',
      '  figures.csv: E07000901 pay: value from nothing to 5; reason from suppressed to nothing',
      '  figures.csv: E07000902 pay: added',
      '  and 1 more; --json lists them all',
    ]);
  });
});
