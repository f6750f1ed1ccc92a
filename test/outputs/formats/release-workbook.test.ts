import { describe, expect, test } from 'vitest';
import { headerOf, releaseWorkbook, workbookFile } from '../../../outputs/formats/release-workbook.js';
import { type Workbook, workbookBytes } from '../../../outputs/formats/workbook.js';
import type { Release } from '../../../outputs/release.js';
import { indexTable } from '../../../schemas/release/index-table.js';
import { indicatorsTable } from '../../../schemas/release/indicators-table.js';
import { coldspotsTable } from '../../../schemas/release/long-shadow-tables.js';
import { columns, type Row } from '../../../schemas/table.js';
import { opened, tableIn } from '../../fixtures/opened-workbook.js';
import { smallOutputs } from '../small-release.js';

const FACES = [
  { code: 'chances', name: 'Chances' },
  { code: 'conditions', name: 'Conditions' },
];
const TABLES = {
  index: indexTable(FACES, [{ code: 'level_3', name: 'Level 3' }], FACES),
  indicators: indicatorsTable,
  coldspots: coldspotsTable,
};
type Name = keyof typeof TABLES;

const headers = (name: Name) =>
  new Map(columns(TABLES[name]).map((column) => [column.name, headerOf(column)]));

describe('the header of a column', () => {
  test.each<[Name, string, string]>([
    ['index', 'area_code', 'Area code'],
    ['index', 'score', 'Index: score (points of the score; higher is better)'],
    ['index', 'rank', 'Index: rank (1 is the best)'],
    ['index', 'fifth', 'Fifth (1 is the best)'],
    ['index', 'rank_low', 'Rank, better end of the 90% interval (1 is the best)'],
    ['index', 'rank_high_figures', 'Rank, worse end of the 90% interval, figures alone (1 is the best)'],
    ['index', 'chances_rank_low', 'Chances: rank, better end of the 90% interval (1 is the best)'],
    ['index', 'own_level_share', 'Share at own level (share, 0 to 1)'],
    ['indicators', 'value', 'Value (unit of the indicator)'],
    ['indicators', 'lower', 'Lower limit of the 95% interval (unit of the indicator)'],
    ['indicators', 'direction', 'Direction'],
    ['coldspots', 'level', 'Level (per cent, or percentage points for gaps; higher is better)'],
    ['coldspots', 'gap', 'Gap (per cent, or percentage points for gaps; lower is better)'],
    ['coldspots', 'score', 'Long-shadow score (standard deviations; higher is better)'],
    ['coldspots', 'rank_low', 'Rank, better end of the 90% interval (1 is the best)'],
  ])('%s: %s is headed %s', (table, name, header) => expect(headers(table).get(name)).toBe(header));

  test.each(Object.keys(TABLES) as Name[])('is once in the table %s', (table) => {
    const found = [...headers(table).values()].map((header) => header.toLowerCase());
    expect(new Set(found).size).toBe(found.length);
  });
});

/** A row of the indicators with every column empty but these. */
const figure = (changes: Row): Row => ({
  ...Object.fromEntries(columns(indicatorsTable).map(({ name, nullable }) => [name, nullable ? null : ''])),
  area_code: 'E07000147',
  area_name: '=North Shore',
  value: null,
  direction: -1,
  weight: 0.25,
  ...changes,
});

const HEAD = {
  name: 'small-2026',
  title: 'A small edition',
  summary: 'Made up.',
  version: '1.2.3',
  sources: [],
};

describe('a table of a release as a workbook', () => {
  const rows = [
    figure({ value: 612.5, lower: 600 }),
    figure({ reason: 'suppressed' }),
    figure({ reason: 'not_applicable' }),
    figure({ reason: 'not_yet_known' }),
    figure({ reason: 'no_row_in_period' }),
  ];
  const made = releaseWorkbook(HEAD, { table: indicatorsTable, rows });
  const read = async (book: Workbook) => opened(workbookBytes(book));

  test('has every row with numbers as numbers, and tells why there is no figure', async () => {
    const found = tableIn(await read(made), 'Indicators', 'Area code');
    expect(found.map((row) => row['Value (unit of the indicator)'])).toEqual([
      612.5,
      ...['[c]', '[z]', '[n]', '[x]'],
    ]);
    expect(found[0]).toMatchObject({
      'Area name': '=North Shore',
      'Lower limit of the 95% interval (unit of the indicator)': 600,
      'Upper limit of the 95% interval (unit of the indicator)': '[x]',
      'Figure of the county (unit of the indicator)': '[z]',
      Flags: null,
    });
  });

  test('explains each column and each shorthand, and says how to cite it and under which licence', async () => {
    const book = await read(made);
    expect(book.SheetNames).toEqual(['Cover', 'Contents', 'Notes', 'Indicators', 'Columns', 'Sources']);
    const explained = tableIn(book, 'Columns', 'Column');
    expect(explained.map((row) => row['Name in the files for programs'])).toEqual(
      columns(indicatorsTable).map(({ name }) => name),
    );
    const about = tableIn(book, 'Notes', 'About').map(({ About }) => About);
    expect(about).toEqual(expect.arrayContaining(['[c]', '[x]', '[z]', '[n]']));
    const cover = Object.values(book.Sheets.Cover ?? {}).map((cell) => String(cell?.v));
    for (const part of ['Not an official statistic', 'small-2026, method 1.2.3', 'Open Government Licence'])
      expect(cover.filter((line) => line.includes(part)).length, part).toBeGreaterThan(0);
  });

  test('is written for a release that has the table, and for no other', async () => {
    const writer = workbookFile<Release>('indicators', 'Every value');
    const release = smallOutputs();
    expect(writer.when?.({ ...release, tables: [] })).toBe(false);
    expect(writer.when?.({ ...release, tables: [{ table: indicatorsTable, rows, formats: ['csv'] }] })).toBe(
      true,
    );
    expect([writer.path, writer.mediaType]).toEqual([
      'indicators.xlsx',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ]);
  });
});
