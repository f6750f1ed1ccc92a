import { describe, expect, test } from 'vitest';
import { toCsv } from '../../../outputs/formats/csv.js';
import { csvwTexts } from '../../../outputs/formats/csvw.js';
import { ATTRIBUTION, NOT_OFFICIAL } from '../../../outputs/notice.js';
import { publishedTables } from '../../../outputs/published-tables.js';
import { SMALL_RELEASE } from '../small-release.js';

const tables = publishedTables(SMALL_RELEASE);
const texts = csvwTexts(tables);

describe('the CSVW metadata of a release', () => {
  test('stands beside each CSV, under the name where validators look', () => {
    expect([...texts.keys()]).toEqual(tables.map(({ table }) => `${table.name}.csv-metadata.json`));
    expect(texts.has('index.csv-metadata.json')).toBe(true);
  });

  test.each(tables.map(({ table }) => [table.name, table] as const))(
    'of %s names the columns of its CSV in order',
    (name, table) => {
      const { url, tableSchema } = JSON.parse(texts.get(`${name}.csv-metadata.json`)!);
      expect(url).toBe(`${name}.csv`);
      const header = toCsv(table, []).trimEnd().split(',');
      expect(tableSchema.columns.map((column: { name: string }) => column.name)).toEqual(header);
    },
  );

  test('says whose the figures are, under which licence, and that they are not official', () => {
    for (const text of texts.values()) {
      const metadata = JSON.parse(text);
      expect(metadata['dc:rights']).toBe(ATTRIBUTION);
      expect(metadata['rdfs:comment']).toBe(NOT_OFFICIAL);
      expect(metadata['dc:license']['@id']).toMatch(/open-government-licence/);
    }
  });

  test('is the same text each time, ended by one line break', () => {
    expect([...csvwTexts(tables)]).toEqual([...texts]);
    for (const text of texts.values()) expect(text).toMatch(/[^\n]\n$/);
  });
});
