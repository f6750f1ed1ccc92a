import { basename } from 'node:path';
import type { Engine } from '../../engine/engine.js';
import type { Role } from './column-map.js';
import type { Layer, Pass, Relation, SmallTable, WriteLayer } from './dialects/dialect.js';
import { duckdbRecords, layerQuery, passQuery, RELATIONS } from './dialects/duckdb.js';
import { makeTable } from './dialects/small-tables.js';
import { NO_LAYERS, writtenPass } from './dialects/written-pass.js';
import type { OutOfRangeRow, RecordStore, ResultRow } from './record-store.js';
import { source } from './records.js';
import type { Schema } from './schema.js';

/** Records in files, which the local engine reads again in each pass. */
export class FileStore implements RecordStore {
  readonly manyRows = 2_000_000;
  readonly #engine: Engine;
  readonly #schema: Schema;
  #records: Layer = { columns: [], where: [], bindings: {}, joins: [] };

  constructor(engine: Engine, schema: Schema) {
    this.#engine = engine;
    this.#schema = schema;
  }

  get columns() {
    return this.#schema.columns;
  }

  /** Each relation is a view, so that a pass needs no layer below its own. */
  async set(relation: Relation, write: WriteLayer): Promise<void> {
    const sql = duckdbRecords.writer(relation, []);
    write(sql);
    const layer = sql.layer();
    if (relation === 'records') this.#records = layer;
    const from = relation === 'records' ? `(${source(this.#schema.files, this.#schema)})` : RELATIONS.records;
    const view = `CREATE OR REPLACE TEMP VIEW ${RELATIONS[relation]} AS\n${layerQuery(layer, from)}`;
    await this.#engine.run(view);
  }

  keep(table: SmallTable): Promise<void> {
    return makeTable(this.#engine, table);
  }

  async rows(pass: Pass): Promise<ResultRow[]> {
    const { sql, bindings } = passQuery(writtenPass(duckdbRecords, NO_LAYERS, pass));
    return this.#engine.rows(sql, bindings);
  }

  async collect(pass: Pass): Promise<void> {
    const { sql, bindings } = passQuery(writtenPass(duckdbRecords, NO_LAYERS, pass));
    await this.#engine.run(`CREATE OR REPLACE TEMP TABLE ${pass.name} AS\n${sql}`, bindings);
  }

  /** The engine spills to disk what does not fit into memory. */
  async countPersons() {
    const [row] = await this.#engine.rows(
      `WITH hashed AS (SELECT hash(person) AS h FROM estimate_records WHERE person IS NOT NULL GROUP BY h)
SELECT (SELECT count(*) FROM hashed) AS hashes,
  (SELECT count(person) FROM estimate_records) AS persons`,
    );
    return { persons: Number(row?.persons), hashes: Number(row?.hashes) };
  }

  async countTwice() {
    const [row] = await this.#engine.rows(
      `SELECT count(*) AS twice, sum(n) AS rows
FROM (
  SELECT person, count(*) AS n FROM estimate_records
  WHERE person IS NOT NULL GROUP BY person HAVING count(*) > 1
)`,
    );
    return { twice: Number(row?.twice), rows: Number(row?.rows ?? 0) };
  }

  async listOutside(role: Role, [min, max]: readonly [number, number], limit: number) {
    const { columns, format, files } = this.#schema;
    const column = columns[role]?.column ?? role;
    const listed: OutOfRangeRow[] = [];
    const header = format === 'csv' ? 1 : 0;
    for (const file of files) {
      if (listed.length >= limit) break;
      const records = layerQuery(this.#records, `(${source([file], this.#schema)})`);
      const rows = await this.#engine.rows(
        `SELECT row, CAST(${role} AS VARCHAR) AS value
FROM (SELECT ${role}, row_number() OVER () AS row FROM (${records}))
WHERE ${role} IS NOT NULL AND NOT ${role} BETWEEN ${min} AND ${max} ORDER BY row LIMIT ${limit - listed.length}`,
      );
      for (const { row, value } of rows)
        listed.push({ file: basename(file.path), row: Number(row) + header, column, value: String(value) });
    }
    return listed;
  }
}
