import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildEdition } from '../../pipeline/build.js';
import { silentLog } from '../../pipeline/system/log.js';
import { QUICK_DRAWS, quickEditions } from '../fixtures/quick-editions.js';
import { type CsvRow, csvRows, filesOf } from './publish/built.js';
import { emptyFolder } from './publish/setup.js';

const EDITION = 'long-shadow-england-2026';
const { root, remove } = emptyFolder();
afterAll(() => remove());

/** The edition with few draws: their quality is tested elsewhere; here they must be reproducible. */
const DRAWS = QUICK_DRAWS;
const editions = join(root, 'editions');

async function built(name: string, seed: number, threads: number): Promise<Map<string, Buffer>> {
  const release = join(root, name);
  await buildEdition(EDITION, { editions, release, threads, seed, log: silentLog });
  return filesOf(join(release, EDITION));
}

let one: Map<string, Buffer>;
let eight: Map<string, Buffer>;
let other: Map<string, Buffer>;
beforeAll(async () => {
  quickEditions(editions);
  one = await built('one', 1, 1);
  eight = await built('eight', 1, 8);
  other = await built('other', 2, 2);
});

/** Columns that depend on the draws. */
const DRAWN = [
  'rank_low',
  'rank_median',
  'rank_high',
  'coldspot_probability',
  'hotspot_probability',
  'coldspot_next_year',
  'next_year_observed',
  'next_year_observed_low',
  'next_year_observed_high',
];
const rowsOf = (files: Map<string, Buffer>, file: string): CsvRow[] => csvRows(String(files.get(file)));

describe('a release of the long shadow', () => {
  test('has the same bytes in every file for the same seed, on one thread and on eight', () => {
    expect(one.size).toBeGreaterThan(20);
    expect([...eight.keys()]).toEqual([...one.keys()]);
    for (const [name, bytes] of eight) expect(bytes.equals(one.get(name) ?? Buffer.of()), name).toBe(true);
  });

  test('differs for another seed in what is drawn, and in nothing else', () => {
    for (const file of ['coldspots.csv', 'coldspots_by_year.csv']) {
      const mine = rowsOf(one, file);
      const theirs = rowsOf(other, file);
      const texts = (rows: CsvRow[], columns: (name: string) => boolean) =>
        rows.map((row) =>
          Object.entries(row)
            .flatMap(([name, text]) => (columns(name) ? [text] : []))
            .join(),
        );
      const drawn = (name: string) => DRAWN.includes(name);
      const still = (rows: CsvRow[]) => texts(rows, (name) => !drawn(name)).join('\n');
      expect(still(theirs) === still(mine), file).toBe(true);
      expect(texts(theirs, drawn)).not.toEqual(texts(mine, drawn));
    }
    const still = [
      'persistence',
      'lines',
      'figures',
      'context',
      'harmonised',
      'local_level',
      'second_chances',
    ];
    for (const file of still.map((name) => `${name}.csv`))
      expect(other.get(file)?.equals(one.get(file) ?? Buffer.of()), file).toBe(true);
  });

  test('differs by no more than two samples of so many draws', () => {
    const theirs = new Map(
      rowsOf(other, 'coldspots_by_year.csv').map((row) => [
        `${row.area_code} ${row.outcome} ${row.period}`,
        row,
      ]),
    );
    const pairs = rowsOf(one, 'coldspots_by_year.csv').flatMap((row) => {
      const same = theirs.get(`${row.area_code} ${row.outcome} ${row.period}`);
      return row.coldspot_probability === '' || same === undefined
        ? []
        : [[Number(row.coldspot_probability), Number(same.coldspot_probability)] as const];
    });
    expect(pairs).toHaveLength(151 * (9 + 20 + 1));
    const off = pairs.map(([a, b]) => {
      const share = (a + b) / 2;
      return Math.abs(a - b) / Math.sqrt((2 * share * (1 - share)) / DRAWS + 1e-4);
    });
    expect(Math.max(...off)).toBeLessThan(5);
    // Where the probability is not close to zero or one, differences are as large as chance makes them, and
    // no smaller.
    const open = pairs.filter(([a, b]) => (a + b) / 2 > 0.2 && (a + b) / 2 < 0.8);
    const squares = open.map(([a, b]) => {
      const share = (a + b) / 2;
      return (a - b) ** 2 / ((2 * share * (1 - share)) / DRAWS);
    });
    const mean = squares.reduce((sum, square) => sum + square, 0) / squares.length;
    expect(squares.length).toBeGreaterThan(100);
    expect(mean).toBeGreaterThan(0.7);
    expect(mean).toBeLessThan(1.4);
  });

  test('has a hash of every table in its receipt', () => {
    const receipt = JSON.parse(String(one.get('receipt.json')));
    expect(receipt.tables.map(({ name }: { name: string }) => name).sort()).toEqual([
      'agreement',
      'calibration',
      'coldspots',
      'coldspots_by_year',
      'context',
      'figures',
      'harmonised',
      'lines',
      'local_level',
      'names_2020',
      'persistence',
      'second_chances',
      'two_sources',
    ]);
  });

  test('has its seed in the receipt, so that it can be reproduced', () => {
    for (const [files, seed] of [[one, 1] as const, [other, 2] as const])
      expect(JSON.parse(String(files.get('receipt.json')))).toMatchObject({ options: { seed } });
  });
});
