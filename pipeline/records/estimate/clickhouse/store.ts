import { SmiError } from '../../../../errors/smi-error.js';
import { whole } from '../../../../outputs/formats/numbers.js';
import type { Engine } from '../../../engine/engine.js';
import { sha256 } from '../../../system/hash.js';
import type { Log } from '../../../system/log.js';
import type { WantedColumn } from '../column-map.js';
import { clickhouseQuery, clickhouseRecords } from '../dialects/clickhouse.js';
import type {
  Output,
  Pass,
  RecordDialect,
  Relation,
  ResultType,
  SmallTable,
  WriteLayer,
  WrittenPass,
} from '../dialects/dialect.js';
import { makeTable } from '../dialects/small-tables.js';
import { type Layers, NO_LAYERS, withLayer, writtenPass } from '../dialects/written-pass.js';
import type { RecordStore, ResultRow } from '../record-store.js';
import type { UsedColumns } from '../schema.js';
import type { Connection, Found } from './connection.js';
import { columnsOf, countRows, shardsOf, sourceOf, type Target } from './shards.js';

/** A pass as it was run. */
export interface Explained {
  readonly name: string;
  readonly purpose: string;
  readonly sql: string;
  /** What the cluster says that it runs where. */
  readonly plan: string;
  readonly rowsRead: number;
  readonly rowsReturned: number;
  readonly seconds: number;
}

export interface ClusterOptions {
  readonly log: Log;
  /** Called with each pass, where plans are wanted. */
  readonly onExplained?: (about: Explained) => void;
}

/** Records of which identifiers are compared at once: their hashes are in the memory of the coordinator. */
const AT_ONCE = 20_000_000;

const value = (text: string | null, type: ResultType) => {
  if (text === null) return null;
  if (type === 'BOOLEAN') return text === 'true' || text === '1';
  return type === 'VARCHAR' ? text : Number(text);
};

/** Records on a cluster of ClickHouse: each pass is one query, of which only sums and counts come here. */
export class ClickhouseStore implements RecordStore {
  readonly columns: UsedColumns;
  readonly rowsThere: number;
  /** What travels to the coordinator is counted in values, so bins are narrowed further than in files. */
  readonly manyRows = 200_000;
  readonly #dialect: RecordDialect;
  #layers: Layers = NO_LAYERS;
  readonly #engine: Engine;
  readonly #connection: Connection;
  readonly #target: Target;
  readonly #options: ClusterOptions;

  private constructor(
    engine: Engine,
    connection: Connection,
    target: Target,
    { columns, sources }: Awaited<ReturnType<typeof columnsOf>>,
    rowsThere: number,
    options: ClusterOptions,
  ) {
    this.#engine = engine;
    this.#connection = connection;
    this.#target = target;
    this.#options = options;
    this.columns = columns;
    this.#dialect = clickhouseRecords(sources);
    this.rowsThere = rowsThere;
  }

  /**
   * Opens the records of a cluster, after a look at every shard. Throws for a shard that does not answer, for
   * columns that are missing or differ, and where shards could be skipped in silence.
   */
  static async open(
    engine: Engine,
    connection: Connection,
    target: Target,
    wanted: readonly WantedColumn[],
    options: ClusterOptions,
  ): Promise<ClickhouseStore> {
    const skipped = await connection.query(`SELECT toString(getSetting('skip_unavailable_shards'))`);
    if (!['0', 'false'].includes(String(skipped.rows[0]?.[0])))
      throw new SmiError('cluster-incomplete', `${connection.url}: skip_unavailable_shards is on`, {
        next: 'switch it off in the profile of the user: the records of a shard that does not answer are left out',
      });
    const shards = await shardsOf(connection, target.cluster);
    const columns = await columnsOf(connection, target, shards, wanted);
    const rows = await countRows(connection, target);
    const all = [...rows.values()].reduce((sum, n) => sum + n, 0);
    options.log.stage('cluster', `${whole(all)} records on ${whole(shards.length)} shards`);
    return new ClickhouseStore(engine, connection, target, columns, all, options);
  }

  async set(relation: Relation, write: WriteLayer): Promise<void> {
    this.#layers = withLayer(this.#dialect, this.#layers, relation, write);
  }

  /** Small tables travel with the passes that need them. */
  async keep(_table: SmallTable): Promise<void> {}

  #query(written: WrittenPass) {
    return clickhouseQuery(sourceOf(this.#target), this.#layers, written);
  }

  async #run(pass: Pass): Promise<{ found: Found; outputs: readonly Omit<Output, 'sql'>[] }> {
    const { log, onExplained } = this.#options;
    const written = writtenPass(this.#dialect, this.#layers, pass);
    const { sql, bindings } = this.#query(written);
    const found = await this.#connection.query(sql, bindings, (rows) =>
      log.progress(pass.name, Math.min(rows, this.rowsThere - 1), this.rowsThere),
    );
    log.progress(pass.name, 1, 1);
    const { rowsRead, seconds, rows } = found;
    const speed = whole(Math.round(rowsRead / Math.max(seconds, 1e-3)));
    log.stage(
      'cluster',
      `${pass.name}: ${whole(rowsRead)} rows in ${seconds.toFixed(1)} s, ${speed} rows a second`,
    );
    if (onExplained !== undefined) {
      const plan = await this.#connection.query(`EXPLAIN distributed = 1\n${sql}`, bindings);
      const lines = plan.rows.map(([line]) => line).join('\n');
      const about = { name: pass.name, purpose: pass.purpose, sql, plan: lines };
      onExplained({ ...about, rowsRead, rowsReturned: rows.length, seconds });
    }
    return { found, outputs: [...written.by, ...written.measures] };
  }

  async rows(pass: Pass): Promise<ResultRow[]> {
    const { found, outputs } = await this.#run(pass);
    return found.rows.map((row) =>
      Object.fromEntries(outputs.map(({ name, type }, i) => [name, value(row[i] ?? null, type)])),
    );
  }

  async collect(pass: Pass): Promise<void> {
    const { found, outputs } = await this.#run(pass);
    const columns = outputs.map(({ name }) => ({ name, type: 'VARCHAR' as const }));
    await makeTable(this.#engine, { name: `${pass.name}_text`, columns, rows: found.rows });
    const typed = outputs.map(({ name, type }) => `CAST(${name} AS ${type}) AS ${name}`).join(', ');
    await this.#engine.run(
      `CREATE OR REPLACE TEMP TABLE ${pass.name} AS SELECT ${typed} FROM ${pass.name}_text`,
    );
    await this.#engine.run(`DROP TABLE ${pass.name}_text`);
  }

  /** A pass over the identifiers whose hash falls into one of so many parts. */
  #persons(part: number, by: boolean): Pass {
    return {
      name: by ? 'estimate_persons_twice' : 'estimate_persons',
      purpose: 'People who are in the records more than once.',
      of: 'records',
      write: (sql) => {
        sql.define('person', sql.asText(sql.column('person')));
        const person = sql.column('person');
        sql.filter(`${person} IS NOT NULL`);
        if (this.#parts > 1) sql.filter(`sipHash64(${person}) % ${this.#parts} = ${part}`);
        const hashes = ['hashes', `uniqExact(sipHash64(${person}))`, 'BIGINT'] as const;
        return {
          by: by ? [['person', 'VARCHAR']] : [],
          measures: [['n', 'count(*)', 'BIGINT'], ...(by ? [] : [hashes])],
        };
      },
    };
  }

  get #parts(): number {
    return Math.max(1, Math.ceil(this.rowsThere / AT_ONCE));
  }

  async countPersons() {
    const total = { persons: 0, hashes: 0 };
    for (let part = 0; part < this.#parts; part += 1) {
      const [row] = await this.rows(this.#persons(part, false));
      total.persons += Number(row?.n);
      total.hashes += Number(row?.hashes);
    }
    return total;
  }

  /** Only counts of identifiers come here, never one of them. */
  async countTwice() {
    const total = { twice: 0, rows: 0 };
    for (let part = 0; part < this.#parts; part += 1) {
      const written = writtenPass(this.#dialect, this.#layers, this.#persons(part, true));
      const { sql, bindings } = this.#query(written);
      const { rows } = await this.#connection.query(
        `SELECT toString(count()), toString(sum(n)) FROM (
SELECT toUInt64(tupleElement(tuple(*), 2)) AS n FROM (${sql})) WHERE n > 1`,
        bindings,
      );
      total.twice += Number(rows[0]?.[0]);
      total.rows += Number(rows[0]?.[1] ?? 0);
    }
    return total;
  }

  /** Records of a table have no row that a user could look up. */
  async listOutside() {
    return [];
  }

  /**
   * What stands for the records in a receipt: equal for the same records, however they are spread over
   * shards. It is the sum of a hash of each record.
   */
  async identity(): Promise<{ path: string; bytes: number; sha256: string }[]> {
    const roles = Object.keys(this.columns).sort();
    const [row] = await this.rows({
      name: 'identity',
      purpose: 'What identifies the records.',
      of: 'records',
      write: (sql) => {
        const cells = roles.map((role) => `ifNull(toString(${sql.column(role)}), '\\\\N')`);
        sql.define('cells', `concat(${cells.join(`, '\\t', `)}, '\\n')`);
        const record = sql.column('cells');
        return {
          by: [],
          measures: [
            ['n', 'count(*)', 'BIGINT'],
            ['bytes', `sum(length(${record}))`, 'BIGINT'],
            ['hashes', `sum(reinterpretAsUInt128(sipHash128(${record})))`, 'VARCHAR'],
          ],
        };
      },
    });
    const { database, table, files } = this.#target;
    const hashed = sha256(['records of a cluster', row?.n, row?.bytes, row?.hashes].join('\n'));
    return [
      {
        path: table === undefined ? (files?.split('/').at(-1) ?? '') : `${database}.${table}`,
        bytes: Number(row?.bytes),
        sha256: hashed,
      },
    ];
  }

  close(): Promise<void> {
    return this.#connection.close();
  }
}
