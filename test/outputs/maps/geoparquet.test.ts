import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { areasGeoJson } from '../../../outputs/maps/geojson.js';
import { writeGeoParquet } from '../../../outputs/maps/geoparquet.js';
import { Engine } from '../../../pipeline/engine/engine.js';
import { areaCode, number, numberOrNull, text } from '../../../schemas/fields.js';
import type { Row, Table } from '../../../schemas/table.js';
import { EAST, INNER, squares, WEST } from './squares.js';

const TABLE: Table = {
  name: 'index',
  title: 'Index',
  description: 'A row an area.',
  key: ['area_code'],
  row: z.strictObject({
    area_code: areaCode,
    rank: number('Rank', 'Rank.'),
    score: numberOrNull('Score', 'Score.', 'points'),
    remark: text('Remark', 'Remark.'),
  }),
};
const ROWS: Row[] = [
  { area_code: INNER, rank: 1, score: 0.1 + 0.2, remark: '' },
  { area_code: WEST, rank: 2, score: null, remark: "o'clock" },
  { area_code: EAST, rank: 3, score: -1, remark: 'x' },
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'geoparquet-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function written(rows: readonly Row[], threads = 1): Promise<Buffer> {
  const path = join(folder, `${threads}.parquet`);
  const about = new Map([['notice', 'Read this']]);
  await Engine.use({ threads, folders: [folder] }, (engine) =>
    writeGeoParquet(engine, { table: TABLE, rows }, squares(), path, about),
  );
  return readFileSync(path);
}

const bufferOf = (bytes: Buffer) => new Uint8Array(bytes).buffer;
const says = (bytes: Buffer, key: string): string =>
  parquetMetadata(bufferOf(bytes)).key_value_metadata?.find((entry) => entry.key === key)?.value ?? '';

describe('a GeoParquet file', () => {
  test('has the rows in their order, with the boundaries that the GeoJSON has', async () => {
    const found = await parquetReadObjects({ file: bufferOf(await written(ROWS)) });
    const { features } = JSON.parse(
      areasGeoJson(squares(), new Map(ROWS.map((row) => [String(row.area_code), row]))),
    );
    expect(found).toEqual(
      ROWS.map((row, i) => ({ ...row, remark: row.remark || null, geometry: features[i].geometry })),
    );
  });

  test('says by version 1.1 of the standard what the column of geometry is', async () => {
    const bytes = await written(ROWS);
    expect(JSON.parse(says(bytes, 'geo'))).toEqual({
      version: '1.1.0',
      primary_column: 'geometry',
      columns: {
        geometry: {
          encoding: 'WKB',
          geometry_types: ['MultiPolygon', 'Polygon'],
          orientation: 'counterclockwise',
          edges: 'planar',
          bbox: [-1, 52, -0.8, 52.21],
        },
      },
    });
    // As the standard wants it: bytes without another type.
    const { schema } = parquetMetadata(bufferOf(bytes), { geoparquet: false });
    const column = schema.find(({ name }) => name === 'geometry');
    expect(column).toMatchObject({ type: 'BYTE_ARRAY' });
    expect(column?.converted_type ?? column?.logical_type).toBeUndefined();
  });

  test('says what it is, and what its columns mean', async () => {
    const bytes = await written(ROWS);
    expect(says(bytes, 'notice')).toBe('Read this');
    expect(JSON.parse(says(bytes, 'columns'))[2]).toEqual({
      name: 'score',
      title: 'Score',
      unit: 'points',
      description: 'Score.',
    });
  });

  test('has the same bytes on one thread and on eight', async () => {
    expect((await written(ROWS, 8)).equals(await written(ROWS, 1))).toBe(true);
  });

  test('of no rows has no box', async () => {
    const bytes = await written([]);
    expect(await parquetReadObjects({ file: bufferOf(bytes) })).toEqual([]);
    expect(JSON.parse(says(bytes, 'geo')).columns.geometry).not.toHaveProperty('bbox');
  });

  test('refuses an area that the map has not', async () => {
    await expect(written([{ ...ROWS[0]!, area_code: 'E07009999' }])).rejects.toMatchObject({
      code: 'figures-invalid',
    });
  });
});
