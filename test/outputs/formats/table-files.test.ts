import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Schema, tableFromIPC } from 'apache-arrow';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tableFiles } from '../../../outputs/formats/table-files.js';
import type { Release, ReleaseTable } from '../../../outputs/release.js';
import { Engine } from '../../../pipeline/engine/engine.js';
import { tableDdl } from '../../../schemas/generate/ddl.js';
import { columns, type Row } from '../../../schemas/table.js';
import { ODD } from '../../schemas/generate/tables.js';

/* Readers of others open each format: hyparquet without its compressors, as a page in a browser has it. */

const ROW = { 'say "when"': '', code: 'A', remark: null, kind: null, share: null, count: null, sure: true };
const ROWS: Row[] = [
  { id: 1, ...ROW },
  { id: 2, ...ROW, 'say "when"': "it's <b>Ynys Môn</b>", remark: 'x', kind: "it's", share: 0.1 + 0.2 },
  { id: 3, ...ROW, count: -3, sure: false, share: 1 },
];
const TABLE = { ...ODD, name: 'odd' };
const HEAD = { name: 'edition-1', title: "The people's index", summary: 'S', version: '2.1.0', sources: [] };

const release = (table: Partial<ReleaseTable> = {}, rights?: string): Release => ({
  head: { ...HEAD, ...(rights !== undefined && { rights }) },
  tables: [{ table: TABLE, rows: ROWS, formats: ['csv', 'parquet', 'arrow'], ...table }],
  sections: [],
  origin: { inputs: [], official: [], options: {} },
});

let folder: string;
let engine: Engine;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'table-files-'));
  engine = await Engine.open({ threads: 1, folders: [folder] });
});
afterAll(() => {
  engine.close();
  rmSync(folder, { recursive: true });
});

/** The bytes of each file of the table, by the end of its name. */
async function written(of: Release): Promise<Record<'csv' | 'parquet' | 'arrow', Buffer>> {
  const found: Record<string, Buffer> = {};
  for (const writer of tableFiles(TABLE.name, 'A table')) {
    for await (const { path, content } of await writer.files(of, {
      engine,
      files: [],
      rowCounts: new Map(),
    })) {
      const full = join(folder, path);
      if (typeof content === 'function') await content(full);
      found[path.slice(path.indexOf('.') + 1)] =
        typeof content === 'function'
          ? readFileSync(full)
          : Buffer.concat(
              (typeof content === 'string' || content instanceof Uint8Array ? [content] : [...content]).map(
                (piece) => Buffer.from(piece as string),
              ),
            );
    }
  }
  return { csv: found.csv!, parquet: found.parquet!, arrow: found.arrow! };
}

const bufferOf = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer;
const saysOf = (bytes: Buffer): Map<string, string | undefined> =>
  new Map(parquetMetadata(bufferOf(bytes)).key_value_metadata?.map(({ key, value }) => [key, value]));

const ABOUT = {
  title: 'Odd',
  description: 'Hard to write.',
  notice: expect.stringMatching(/^Not an official statistic; /),
  rights: expect.stringContaining('Open Government Licence v3.0'),
  licence: expect.stringContaining('nationalarchives.gov.uk/doc/open-government-licence/version/3/'),
  release: "The people's index",
  edition: 'edition-1',
  version: '2.1.0',
  schema_version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
};

describe('a table in its three formats', () => {
  test('has the same values for other programs, and null for an empty text in each', async () => {
    const { csv, parquet, arrow } = await written(release());
    const expected = ROWS.map((row) => ({ ...row, 'say "when"': row['say "when"'] || null }));
    expect(await parquetReadObjects({ file: bufferOf(parquet) })).toEqual(expected);
    expect([...tableFromIPC(arrow)].map((row) => row?.toJSON())).toEqual(expected);
    const cells = Papa.parse<Record<string, string>>(csv.toString(), {
      header: true,
      skipEmptyLines: true,
    }).data;
    expect(cells).toEqual(
      expected.map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, value]) => [name, value === null ? '' : String(value)]),
        ),
      ),
    );
  });

  test('is the same Parquet where the engine has the table already', async () => {
    const { parquet } = await written(release());
    await engine.run(tableDdl(TABLE));
    await engine.append(TABLE.name, columns(TABLE), ROWS.toReversed());
    const stored = await written(release({ formats: ['parquet'], orderBy: 'id' }));
    await engine.run('DROP TABLE odd');
    expect(stored.parquet.equals(parquet)).toBe(true);
  });

  test('says of itself what it is, whose, and under which licence', async () => {
    const { parquet, arrow } = await written(release());
    expect(Object.fromEntries(saysOf(parquet))).toMatchObject(ABOUT);
    expect(Object.fromEntries(tableFromIPC(arrow).schema.metadata)).toEqual(ABOUT);
  });

  test('names the rights of others and no licence, where the figures are theirs', async () => {
    const { parquet, arrow } = await written(release({}, 'Whoever gave the table.'));
    for (const says of [saysOf(parquet), tableFromIPC(arrow).schema.metadata]) {
      expect(says.get('rights')).toBe('Whoever gave the table.');
      expect(says.has('licence')).toBe(false);
    }
  });

  test('says what each column means: as JSON, and as fields of Arrow, in Parquet too', async () => {
    const { parquet, arrow } = await written(release());
    const says = saysOf(parquet);
    expect(JSON.parse(says.get('columns') ?? '')).toEqual(
      columns(TABLE).map(({ name, title, unit, description }) => ({
        name,
        title,
        ...(unit === undefined ? {} : { unit }),
        description,
      })),
    );
    const inParquet = tableFromIPC(Buffer.from(says.get('ARROW:schema') ?? '', 'base64')).schema;
    const meaning = (schema: Schema) =>
      schema.fields.map(({ name, nullable, metadata }) => [name, nullable, Object.fromEntries(metadata)]);
    expect(meaning(inParquet)).toEqual(meaning(tableFromIPC(arrow).schema));
    expect(inParquet.fields[5]?.metadata.get('unit')).toBe('share, 0 to 1');
  });

  test('is compressed for a browser, and more where it is long', async () => {
    const codecs = (bytes: Buffer) =>
      parquetMetadata(bufferOf(bytes)).row_groups.flatMap(({ columns: parts }) =>
        parts.map(({ meta_data }) => meta_data?.codec),
      );
    expect(new Set(codecs((await written(release())).parquet))).toEqual(new Set(['SNAPPY']));
    const long = (await written(release({ isLong: true }))).parquet;
    expect(new Set(codecs(long))).toEqual(new Set(['ZSTD']));
  });
});
