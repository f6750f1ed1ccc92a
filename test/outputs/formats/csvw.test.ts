import { describe, expect, test } from 'vitest';
import { toCsv } from '../../../outputs/formats/csv.js';
import { csvwText } from '../../../outputs/formats/csvw.js';
import { ATTRIBUTION, NOT_OFFICIAL } from '../../../outputs/notice.js';
import { normalisedTable } from '../../../schemas/release/normalisation-tables.js';
import { UNIT_KEY } from '../../../schemas/release/unit-fields.js';
import { smallOutputs } from '../small-release.js';

const { tables, head } = smallOutputs();
const texts = new Map(tables.map(({ table }) => [table.name, csvwText(table, head)]));

describe('the CSVW metadata of a release', () => {
  test.each(tables.map(({ table }) => [table.name, table] as const))(
    'of %s names the columns of its CSV in order',
    (name, table) => {
      const { url, tableSchema } = JSON.parse(texts.get(name)!);
      expect(url).toBe(`${name}.csv`);
      const header = toCsv(table, []).trimEnd().split(',');
      expect(tableSchema.columns.map((column: { name: string }) => column.name)).toEqual(header);
    },
  );

  test('names publishers and licences, and says that the figures are not official', () => {
    for (const text of texts.values()) {
      const metadata = JSON.parse(text);
      expect(metadata['dc:rights']).toBe(ATTRIBUTION);
      expect(metadata['rdfs:comment']).toBe(NOT_OFFICIAL);
      expect(metadata['dc:license']['@id']).toMatch(/open-government-licence/);
    }
  });

  test('names the owner of given figures, and no licence', () => {
    const metadata = JSON.parse(csvwText(tables[0]!.table, { rights: 'Theirs.' }));
    expect(metadata['dc:rights']).toBe('Theirs.');
    expect(metadata).not.toHaveProperty('dc:license');
  });

  test('names every column with characters that the standard allows', () => {
    const table = normalisedTable(UNIT_KEY, [{ code: 'net (£)', title: 'Net' }]);
    const { tableSchema } = JSON.parse(csvwText(table, {}));
    expect(tableSchema.columns.at(-1).name).toBe('net%20%28%C2%A3%29');
  });

  test('is the same text each time, and ends with one line break', () => {
    for (const text of texts.values()) expect(text).toMatch(/[^\n]\n$/);
  });
});
