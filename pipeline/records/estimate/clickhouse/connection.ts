import { randomUUID } from 'node:crypto';
import { SmiError } from '../../../../errors/smi-error.js';
import type { BoundValues } from '../dialects/dialect.js';
import { type Client, clientFor } from './client.js';
import { clusterError } from './errors.js';

export interface ClusterAddress {
  readonly url: string;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  /** Seconds that one query may take. */
  readonly timeLimit: number;
}

/** A result as texts, with what it took. */
export interface Found {
  readonly rows: readonly (readonly (string | null)[])[];
  readonly rowsRead: number;
  readonly seconds: number;
}

/**
 * Settings under which nothing is cut short, skipped or rounded, whatever the profile of the user says: a
 * query gives all of the result or an error.
 */
const WHOLE: Readonly<Record<string, string | number>> = {
  skip_unavailable_shards: 0,
  fallback_to_stale_replicas_for_distributed_queries: 0,
  distributed_group_by_no_merge: 0,
  max_parallel_replicas: 1,
  timeout_overflow_mode: 'throw',
  read_overflow_mode: 'throw',
  group_by_overflow_mode: 'throw',
  result_overflow_mode: 'throw',
  set_overflow_mode: 'throw',
  limit: 0,
  offset: 0,
  transform_null_in: 0,
  precise_float_parsing: 1,
  input_format_parquet_allow_missing_columns: 0,
  input_format_allow_errors_num: 0,
  // A filter that moves into the reader of Parquet loses columns that only the filter needs (seen in 26.7).
  optimize_move_to_prewhere: 0,
  // An error after the first rows is an error of the request, and not the end of its text.
  wait_end_of_query: 1,
};

/** Seconds for the network besides the limit of a query, which the cluster keeps itself. */
const MARGIN = 5;

function checkedUrl(address: string): URL {
  const refused = (why: string, next: string) => new SmiError('usage', `--url ${why}`, { next });
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    throw refused('is not an address', 'give one such as https://cluster.example:8443');
  }
  if (url.username !== '' || url.password !== '')
    throw refused(
      'has a user or a password in it, which would be logged',
      'set SMI_CLICKHOUSE_USER and SMI_CLICKHOUSE_PASSWORD',
    );
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && here))
    throw refused('is not an https address', 'give one; http is for this machine only');
  return url;
}

/** A connection to the coordinator, which is any node of the cluster. */
export class Connection {
  readonly url: string;
  readonly #client: Client;
  readonly #timeLimit: number;

  constructor({ url, database, user, password, timeLimit }: ClusterAddress) {
    this.url = checkedUrl(url).origin;
    this.#timeLimit = timeLimit;
    this.#client = clientFor({
      url: this.url,
      database,
      username: user,
      password,
      request_timeout: (timeLimit + MARGIN) * 1000,
      application: 'social-mobility-index',
      log: { level: 127 },
    });
  }

  /**
   * Rows of a query; every column is text or null. `onRows` is called every second with the number of rows
   * that the cluster has read. Throws as `clusterError`.
   */
  async query(sql: string, bindings: BoundValues = {}, onRows?: (rows: number) => void): Promise<Found> {
    const start = performance.now();
    const query_id = randomUUID();
    const watch = onRows === undefined ? undefined : setInterval(() => this.#watch(query_id, onRows), 1000);
    try {
      const answer = await this.#send(sql, bindings, query_id);
      const text = await answer.text();
      const summary = JSON.parse(String(answer.response_headers['x-clickhouse-summary'] ?? '{}'));
      return {
        rows: text
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line)),
        rowsRead: Number(summary.read_rows ?? 0),
        seconds: (performance.now() - start) / 1000,
      };
    } catch (error) {
      throw clusterError(error, this.url);
    } finally {
      clearInterval(watch);
    }
  }

  #send(query: string, query_params: BoundValues, query_id: string) {
    return this.#client.query({
      query,
      query_params,
      query_id,
      format: 'JSONCompactEachRow',
      clickhouse_settings: { ...WHOLE, max_execution_time: this.#timeLimit },
      // Values may be longer than an address.
      use_multipart_params: Object.keys(query_params).length > 0,
    });
  }

  /** Rows that a running query has read so far; what goes wrong here is no problem of that query. */
  #watch(id: string, onRows: (rows: number) => void): void {
    const sql = 'SELECT toString(read_rows) FROM system.processes WHERE query_id = {id:String}';
    this.#send(sql, { id }, randomUUID())
      .then((answer) => answer.text())
      .then((text) => {
        if (text !== '') onRows(Number(JSON.parse(text.split('\n')[0] ?? '[0]')[0]));
      })
      .catch(() => {});
  }

  close(): Promise<void> {
    return this.#client.close();
  }
}
