import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import Papa from 'papaparse';
import { beforeAll, expect, test } from 'vitest';
import { shipped } from '../../../pipeline/system/package-root.js';
import interactiveTool from '../../../sources/local-authority-interactive-tool.js';
import { describeOfficial, officialPath } from '../../fixtures/official.js';

type Row = Readonly<Record<string, string>>;
const committed = (file: string) =>
  Papa.parse<Row>(readFileSync(shipped('editions', 'long-shadow-england-2026', file), 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data;

/** The series of the official file for each indicator, by the text of the methods. */
const SERIES: Readonly<Record<string, string>> = {
  higher_education_by_19_fsm: 'HE_19_FSM',
  higher_education_by_19_other: 'HE_19_Non_FSM',
  level_3_by_19_fsm: 'Level3_FMS_Attain',
  level_3_by_19_other: 'NonFSM_L3_aged19',
  attainment_8_fsm: 'FSM_AVG_Attain8_Score',
  attainment_8_other: 'NonFSM_AVG_Attain8_Score',
  level_3_gap_by_19: 'L3Age19Gap',
};

/**
 * Name of an authority in the official file, by its code, where it differs from its own name or it no longer
 * exists.
 */
const CALLED: Readonly<Record<string, string>> = {
  E10000006: 'Cumbria',
  E10000009: 'Dorset (Pre LG)',
  E10000021: 'Northamptonshire',
  E10000023: 'North Yorkshire',
  E10000027: 'Somerset',
  E06000028: 'Bournemouth (Pre LG)',
  E06000029: 'Poole (Pre LG)',
  E08000016: 'Barnsley',
  E08000019: 'Sheffield',
  E06000047: 'Durham',
  E06000055: 'Bedford Borough',
};

const FILE = 'bds_long_0.parquet';
const plain = (name: string) =>
  name
    .toLowerCase()
    .replace(/,? (city|county) of$/, '')
    .replace(/&/g, 'and')
    .replace(/[.'’,]/g, '')
    .replace(/-/g, ' ');

/** A row of the official file: series, years, name of the authority, value. */
type Official = readonly [series: string, years: string, name: string, value: string];

describeOfficial('every official cell behind the long shadow', () => {
  const figures = [...committed('figures.csv'), ...committed('context.csv')].filter(
    ({ source }) => source === 'lait',
  );
  const names = new Map(committed('areas.csv').map((row) => [row.area_code ?? '', row.area_name ?? '']));
  const rows = new Map<number, Official>();
  const series = Object.values(SERIES);
  beforeAll(async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const path = officialPath(interactiveTool).replaceAll("'", "''");
    const reader = await connection.runAndReadAll(
      `SELECT file_row_number::INTEGER, "Short Desc", Years, "LA and Regions", "Values"
       FROM read_parquet('${path}', file_row_number = true)
       WHERE "Short Desc" IN (${series.map((one) => `'${one}'`).join(', ')})`,
    );
    for (const [i, ...cells] of reader.getRows()) {
      const [one = '', years = '', name = '', value = ''] = cells.map(String);
      rows.set(Number(i) + 1, [one, years, name, value]);
    }
    connection.closeSync();
  });

  /** The row that a reference points to: a Parquet file has no header, its first row is row 1. */
  function read(cell: string): Official | undefined {
    const [, file, row, column] = /^(.*)#(\d+):(.*)$/.exec(cell) ?? [];
    return file === FILE && column === 'Values' ? rows.get(Number(row)) : undefined;
  }
  const cellsOf = (figure: Row) => (figure.cells ?? '').split(';').map(read);

  test('has the text that was taken, of the series and period of the figure: all 7,399', () => {
    expect(figures).toHaveLength(151 * 49);
    const wrong = figures.filter((figure) => {
      const cells = cellsOf(figure);
      const due = SERIES[figure.indicator ?? ''];
      const period = figure.period;
      return (
        cells.some((cell) => cell?.[0] !== due || cell?.[1] !== period) ||
        cells.map((cell) => cell?.[3]).join(';') !== figure.raw_text
      );
    });
    expect(wrong).toEqual([]);
  });

  test('belongs to the authority itself, by name, or to the one that the rule names', () => {
    const wrong = figures.filter((figure) => {
      const codes = (figure.from_codes ?? '').split(';');
      const due = codes.map((code) => CALLED[code] ?? names.get(code) ?? code).map(plain);
      return (
        cellsOf(figure)
          .map((cell) => plain(cell?.[2] ?? ''))
          .join(';') !== due.join(';')
      );
    });
    expect(wrong.map(({ area_code, from_codes, cells }) => [area_code, from_codes, cells])).toEqual([]);
  });

  test('is the value, or one of two whose plain mean is the value', () => {
    const wrong = figures.filter((figure) => {
      const numbers = cellsOf(figure).map((cell) => Number(cell?.[3]));
      const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
      return figure.value === ''
        ? figure.status !== 'missing' || figure.raw_text !== '-'
        : !(Math.abs(mean - Number(figure.value)) < 1e-9);
    });
    expect(wrong).toEqual([]);
  });

  test('belongs to the authority wherever the official file has its figure: no carried figure replaces one', () => {
    const own = new Map(
      [...rows.values()].map(([one, years, name, value]) => [`${one} ${years} ${plain(name)}`, value]),
    );
    const carried = figures.filter(({ status }) => status !== 'observed');
    expect(carried.length).toBeGreaterThan(300);
    for (const { area_code, indicator, period, reason } of carried) {
      if (reason === 'recode' || reason === 'same_footprint') continue;
      const key = `${SERIES[indicator ?? '']} ${period} ${plain(names.get(area_code ?? '') ?? '')}`;
      expect([key, own.get(key)]).toEqual([key, '-']);
    }
  });

  test('of 151 authorities the official file has a row for every series and period', () => {
    const periods = new Set(figures.map(({ indicator, period }) => `${SERIES[indicator ?? '']} ${period}`));
    const found = [...rows.values()];
    expect(periods.size).toBe(49);
    for (const key of periods)
      expect(found.filter(([one, years]) => `${one} ${years}` === key).length).toBeGreaterThanOrEqual(151);
  });
});
