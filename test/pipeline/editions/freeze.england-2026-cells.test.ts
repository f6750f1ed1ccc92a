import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { readXlsx } from 'hucre';
import Papa from 'papaparse';
import { beforeAll, expect, test } from 'vitest';
import indicesOfDeprivation from '../../../sources/indices-of-deprivation-2019.js';
import jobsBelowLivingWage from '../../../sources/jobs-below-living-wage.js';
import interactiveTool from '../../../sources/local-authority-interactive-tool.js';
import { INDICATORS } from '../../../sources/registry.js';
import { describeOfficial, officialPath } from '../../fixtures/official.js';
import { sheetCells, unzip } from '../../independent/old-workbook-reader.js';

const EDITION = fileURLToPath(new URL('../../../editions/england-2026/', import.meta.url));
type Row = Readonly<Record<string, string>>;

/** A frozen table as a spreadsheet would read it: by an independent CSV reader. */
const committed = async (file: string) =>
  Papa.parse<Row>(await readFile(`${EDITION}${file}`, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data;

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
    const used = new Set(figures.map(({ source }) => source));
    for (const { source } of INDICATORS.values()) {
      const name = source.files[0]?.name ?? '';
      if (!used.has(source.name) || !name.endsWith('.csv')) continue;
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
    const archive = await readFile(officialPath(jobsBelowLivingWage));
    for (const [name, content] of unzip(archive)) {
      if (!name.includes('Table 7')) continue;
      const found = sheetCells(content, 'All');
      const rows: string[][] = [];
      for (const [place, value] of found) {
        const [row = 0, column = 0] = place.split(' ').map(Number);
        rows[row - 1] ??= [];
        // The code first, then the share: the fourth column.
        if (column === 2) rows[row - 1]![0] = String(value);
        if (column === 4) rows[row - 1]![1] = String(value);
      }
      files.set(`${jobsBelowLivingWage.files[0]?.name}/${name}`, rows);
    }
  });
  /** The text of a cell in the official file, and its whole row. */
  function read({ file, row, column }: { file: string; row: number; column: string }) {
    const table = files.get(file) ?? [];
    if (file.endsWith('.xls')) return { text: table[row - 1]?.[1], cells: table[row - 1] ?? [] };
    if (file.endsWith('.parquet')) return { text: table[row - 1]?.[4], cells: table[row - 1] ?? [] };
    return { text: table[row - 1]?.[table[0]?.indexOf(column) ?? -1], cells: table[row - 1] ?? [] };
  }

  test('points to the text that was taken, for all of them', () => {
    expect(figures.length).toBeGreaterThanOrEqual(294 * 21);
    expect(figures.length % 294).toBe(0);
    const wrong = figures.filter(
      (figure) =>
        cellsOf(figure)
          .map((cell) => read(cell).text)
          .join(';') !== figure.raw_text,
    );
    expect(wrong).toEqual([]);
  });

  test('points to a row of the area, or of its former code, and of the indicator’s series and period', () => {
    const wrong = figures.filter((figure) => {
      const { from_codes = '', indicator = '', period } = figure;
      const select = INDICATORS.get(indicator)?.declaration.select ?? [];
      return !cellsOf(figure).every((cell) => {
        const { cells } = read(cell);
        if (cell.file.endsWith('.parquet')) return cells[0] === select[0] && cells[2] === period;
        if (/\.xlsx?$/.test(cell.file)) return from_codes.split(';').includes(cells[0] ?? '');
        return (
          from_codes.split(';').includes(cells[0] ?? '') &&
          select.includes(cells[3] ?? '') &&
          cells[4] === period
        );
      });
    });
    expect(wrong).toEqual([]);
  });

  test('gives the value itself where there is one cell, and the mean of women and men where there are two', () => {
    const single = figures.filter(({ value = '', cells = '' }) => value !== '' && !cells.includes(';'));
    expect(single.length).toBeGreaterThan(5700);
    expect(single.filter(({ value, raw_text }) => Number(raw_text) !== Number(value))).toEqual([]);
    const sexes = figures.filter(({ indicator }) => indicator === 'healthy_life_expectancy');
    expect(sexes).toHaveLength(294);
    for (const { value, raw_text = '' } of sexes) {
      const [women, men] = raw_text.split(';').map(Number);
      expect(Number(value)).toBeCloseTo(((women ?? Number.NaN) + (men ?? Number.NaN)) / 2, 10);
    }
  });

  test('is in the parts of a merger', () => {
    const merged = figures.filter(({ reason, value }) => reason === 'merger' && value !== '');
    expect(merged.length).toBeGreaterThan(5);
    for (const { value, raw_text = '' } of merged) {
      const parts = raw_text.split(';').map(Number);
      expect(Number(value)).toBeGreaterThanOrEqual(Math.min(...parts));
      expect(Number(value)).toBeLessThanOrEqual(Math.max(...parts));
    }
  });
});
