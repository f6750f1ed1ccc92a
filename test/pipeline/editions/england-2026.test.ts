import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { readXlsx } from 'hucre';
import Papa from 'papaparse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMethod } from '../../../pipeline/editions/edition.js';
import { frozenTexts } from '../../../pipeline/editions/freeze.js';
import { silentLog } from '../../../pipeline/log.js';
import { type Frozen, refresh } from '../../../pipeline/refresh.js';
import indicesOfDeprivation from '../../../sources/indices-of-deprivation-2019.js';
import interactiveTool from '../../../sources/local-authority-interactive-tool.js';
import { INDICATORS } from '../../../sources/registry.js';
import { wholeOf } from '../../fixtures/mirror.js';
import { committedLock, describeOfficial, OFFICIAL_MIRROR, officialPath } from '../../fixtures/official.js';

const EDITIONS = fileURLToPath(new URL('../../../editions', import.meta.url));
type Row = Readonly<Record<string, string>>;

/** A frozen table as a spreadsheet would read it: by a reader of CSV that knows nothing of ours. */
const committed = async (file: string) =>
  Papa.parse<Row>(await readFile(join(EDITIONS, 'england-2026', file), 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data;

describeOfficial('the edition england-2026, from the official files', () => {
  let store: string;
  let frozen: Frozen;
  beforeAll(async () => {
    store = await mkdtemp(join(tmpdir(), 'smi-england-'));
    const { method } = await readMethod(EDITIONS, 'england-2026');
    frozen = wholeOf(
      await refresh(method, {
        ...{
          store,
          mirror: OFFICIAL_MIRROR,
          offline: false,
          lock: committedLock(),
          relock: false,
          threads: 2,
        },
        ...{ log: silentLog, methodPath: 'method.yaml', now: () => new Date(0) },
        fetch: () => Promise.reject(new Error('a test asked the network')),
      }),
    );
  });
  afterAll(() => rm(store, { recursive: true, force: true }));
  const of = (status: string) => frozen.figures.filter((figure) => figure.status === status);

  test('is the committed one, byte for byte', async () => {
    const texts = frozenTexts('', frozen);
    expect([...texts.keys()].map((path) => basename(path)).sort()).toEqual([
      'areas.csv',
      'context.csv',
      'figures.csv',
      'harmonised.csv',
    ]);
    for (const [path, text] of texts) {
      const stands = await readFile(join(EDITIONS, 'england-2026', basename(path)), 'utf8');
      expect(text === stands, basename(path)).toBe(true);
    }
  });

  test('has 6,174 figures: 294 areas × 21 indicators', () => {
    expect(frozen.areas).toHaveLength(294);
    expect(frozen.figures).toHaveLength(6174);
    expect(new Set(frozen.figures.map(({ area_code, indicator }) => `${area_code} ${indicator}`)).size).toBe(
      6174,
    );
  });

  test('has the county’s figure for 10 indicators in 164 districts, and 130 districts are their own upper tier', () => {
    const inherited = of('inherited');
    const districts = new Set(inherited.map(({ area_code }) => area_code));
    expect([inherited.length, districts.size]).toEqual([1640, 164]);
    for (const area_code of districts)
      expect(inherited.filter((figure) => figure.area_code === area_code)).toHaveLength(10);
    expect(frozen.areas.filter((area) => area.upper_tier_code === area.area_code)).toHaveLength(130);
  });

  test('lacks one figure, and estimates none', () => {
    const missing = of('missing').map(({ area_code, indicator, reason, raw_text }) => [
      area_code,
      indicator,
      reason,
      raw_text,
    ]);
    expect(missing).toEqual([['E08000011', 'a_level_points', 'not_available', '-']]);
    expect(of('estimated')).toEqual([]);
  });

  test('carries what the methods say: Cumberland’s Level 3 is Cumbria’s, Barnsley is recoded where its new code has nothing', () => {
    const figure = (area: string, code: string) =>
      frozen.figures.find((each) => each.area_code === area && each.indicator === code);
    for (const area of ['E06000063', 'E06000064'])
      expect(figure(area, 'level_3_by_19_fsm')).toMatchObject({
        status: 'mapped',
        reason: 'split',
        from_codes: 'E10000006',
      });
    expect(figure('E08000038', 'neet')).toMatchObject({
      status: 'mapped',
      reason: 'recode',
      from_codes: 'E08000016',
    });
    expect(figure('E08000038', 'child_poverty')).toMatchObject({
      status: 'observed',
      from_codes: 'E08000038',
    });
    expect(figure('E06000065', 'neet')).toMatchObject({
      status: 'mapped',
      reason: 'same_footprint',
      from_codes: 'E10000023',
    });
    expect(figure('E06000058', 'travel_to_work')).toMatchObject({ status: 'mapped', reason: 'merger' });
  });

  test('accounts for each official figure once, and drops no retired code without a word', () => {
    const keys = frozen.harmonised.map(({ indicator, code }) => `${indicator} ${code}`);
    expect(new Set(keys).size).toBe(keys.length);
    const outside = frozen.harmonised.filter(
      ({ outcome, code }) => outcome === 'outside' && code.startsWith('E'),
    );
    expect([...new Set(outside.map(({ code }) => code))].sort()).toEqual(['E06000053', 'E09000001']);
    expect(frozen.harmonised.filter(({ rule }) => rule === 'no_rule')).toEqual([]);
  });
});

describeOfficial('every cell reference of the committed figures', () => {
  let figures: Row[];
  const files = new Map<string, string[][]>();
  const cellsOf = ({ cells = '' }: Row) =>
    cells.split(';').map((cell) => {
      const [, file = '', row = '', column = ''] = /^(.*)#(\d+):(.*)$/.exec(cell) ?? [];
      return { file, row: Number(row), column };
    });
  beforeAll(async () => {
    figures = [...(await committed('figures.csv')), ...(await committed('context.csv'))];
    for (const { source } of INDICATORS.values()) {
      const name = source.files[0]?.name ?? '';
      if (!name.endsWith('.csv')) continue;
      const text = (await readFile(officialPath(source), 'utf8')).replace(/^\ufeff/, '');
      files.set(name, Papa.parse<string[]>(text, { delimiter: ',' }).data);
    }
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const path = officialPath(interactiveTool).replaceAll("'", "''");
    const cells = figures.flatMap(cellsOf).filter(({ file }) => file.endsWith('.parquet'));
    const rows = await connection.runAndReadAll(
      `SELECT file_row_number::INTEGER, * EXCLUDE (file_row_number) FROM read_parquet('${path}', file_row_number = true)
       WHERE file_row_number + 1 IN (${cells.map(({ row }) => row).join(', ')})`,
    );
    // A Parquet file has no header: its first row is row 1.
    const table: string[][] = [];
    for (const [index, ...fields] of rows.getRows()) table[Number(index)] = fields.map(String);
    files.set('bds_long_0.parquet', table);
    connection.closeSync();
    const workbook = await readXlsx(await readFile(officialPath(indicesOfDeprivation)));
    const sheet = workbook.sheets.find(({ name }) => name === 'IMD')?.rows ?? [];
    files.set(
      indicesOfDeprivation.files[0]?.name ?? '',
      sheet.map((row) => row.map((cell) => String(cell).trim())),
    );
  });
  /** What stands in the official file at a cell, and its whole row. */
  function read({ file, row, column }: { file: string; row: number; column: string }) {
    const table = files.get(file) ?? [];
    if (file.endsWith('.parquet')) return { text: table[row - 1]?.[4], cells: table[row - 1] ?? [] };
    return { text: table[row - 1]?.[table[0]?.indexOf(column) ?? -1], cells: table[row - 1] ?? [] };
  }

  test('leads to the text that was taken, of all 6,468 of them', () => {
    expect(figures).toHaveLength(294 * 22);
    const wrong = figures.filter(
      (figure) =>
        cellsOf(figure)
          .map((cell) => read(cell).text)
          .join(';') !== figure.raw_text,
    );
    expect(wrong).toEqual([]);
  });

  test('leads to a row of the area, or of its former code, and of the indicator’s series and period', () => {
    const wrong = figures.filter((figure) => {
      const { from_codes = '', indicator = '', period } = figure;
      const select = INDICATORS.get(indicator)?.declaration.select ?? [];
      return !cellsOf(figure).every((cell) => {
        const { cells } = read(cell);
        if (cell.file.endsWith('.parquet')) return cells[0] === select[0] && cells[2] === period;
        if (cell.file.endsWith('.xlsx')) return from_codes.split(';').includes(cells[0] ?? '');
        return (
          from_codes.split(';').includes(cells[0] ?? '') &&
          select.includes(cells[3] ?? '') &&
          cells[4] === period
        );
      });
    });
    expect(wrong).toEqual([]);
  });

  test('is the value itself, where there is one cell, and the mean of women and men where there are two', () => {
    const single = figures.filter(({ value = '', cells = '' }) => value !== '' && !cells.includes(';'));
    expect(single.length).toBeGreaterThan(6000);
    expect(single.filter(({ value, raw_text }) => Number(raw_text) !== Number(value))).toEqual([]);
    const sexes = figures.filter(({ indicator }) => indicator === 'healthy_life_expectancy');
    expect(sexes).toHaveLength(294);
    for (const { value, raw_text = '' } of sexes) {
      const [women, men] = raw_text.split(';').map(Number);
      expect(Number(value)).toBeCloseTo(((women ?? Number.NaN) + (men ?? Number.NaN)) / 2, 10);
    }
  });

  test('is among the parts of a merger', () => {
    const merged = figures.filter(({ reason, value }) => reason === 'merger' && value !== '');
    expect(merged.length).toBeGreaterThan(5);
    for (const { value, raw_text = '' } of merged) {
      const parts = raw_text.split(';').map(Number);
      expect(Number(value)).toBeGreaterThanOrEqual(Math.min(...parts));
      expect(Number(value)).toBeLessThanOrEqual(Math.max(...parts));
    }
  });
});
