import { type Engine, identifier } from '../../pipeline/engine/engine.js';
import { tableDdl } from '../../schemas/generate/ddl.js';
import { columns, type TableData } from '../../schemas/table.js';
import { columnsText, selectOf, writeParquet } from '../formats/parquet.js';
import type { Metadata } from '../formats/table-metadata.js';
import { EMPTY, union } from './edges.js';
import { boxOf, roundedGeometry } from './geojson.js';
import { type AreaTopology, areasOf, type Level } from './topology.js';
import { toWkb } from './wkb.js';

const GEOMETRY = 'geometry';

/**
 * Writes a table keyed by `area_code`, whose areas are all on the map, as GeoParquet 1.1: all its columns,
 * and `geometry` as well-known binary, in degrees of WGS 84 (longitude first, which is the default of the
 * standard), with the same boundaries as the GeoJSON. Throws `figures-invalid` when an area of the table has
 * no geometry, and as `writeParquet`.
 * @param about what the file says as a whole
 * @see https://geoparquet.org/releases/v1.1.0/
 */
export async function writeGeoParquet(
  engine: Engine,
  { table, rows }: TableData,
  topology: AreaTopology,
  path: string,
  about: Metadata,
  { object = 'districts' }: { readonly object?: Level } = {},
): Promise<void> {
  const codes = rows.map(({ area_code }) => String(area_code));
  const geometries = areasOf(topology, codes, object).map((area) => roundedGeometry(topology, area));
  const geo = {
    version: '1.1.0',
    primary_column: GEOMETRY,
    columns: {
      [GEOMETRY]: {
        encoding: 'WKB',
        geometry_types: [...new Set(geometries.map(({ type }) => type))].sort(),
        orientation: 'counterclockwise',
        edges: 'planar',
        ...(geometries.length === 0 ? {} : { bbox: geometries.map(boxOf).reduce(union, EMPTY) }),
      },
    },
  };
  const name = `published_map_of_${table.name}`;
  await engine.run(tableDdl({ ...table, key: [] }, name));
  await engine.run(`ALTER TABLE ${identifier(name)} ADD COLUMN ${GEOMETRY} VARCHAR`);
  const withHex = rows.map((row, i) => ({ ...row, [GEOMETRY]: toWkb(geometries[i]!).toString('hex') }));
  await engine.append(name, [...columns(table), { name: GEOMETRY, type: 'string' }], withHex);
  await writeParquet(engine, name, 'rowid', path, {
    compression: 'snappy',
    about: new Map([...about, ['columns', columnsText(table)], ['geo', JSON.stringify(geo)]]),
    select: selectOf(table, [`unhex(${GEOMETRY}) AS ${GEOMETRY}`]),
  });
  await engine.run(`DROP TABLE ${identifier(name)}`);
}
