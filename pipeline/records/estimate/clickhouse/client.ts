import { SmiError } from '../../../../errors/smi-error.js';
import { loadCommonJs } from '../../../system/common-js.js';
import type { BoundValues } from '../dialects/dialect.js';

/** What is used of the package `@clickhouse/client`, which only who needs it installs. */
export interface Answer {
  text(): Promise<string>;
  readonly response_headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface Client {
  query(about: {
    readonly query: string;
    readonly format: 'JSONCompactEachRow';
    readonly query_params: BoundValues;
    readonly query_id?: string;
    readonly clickhouse_settings: Readonly<Record<string, string | number>>;
    readonly abort_signal?: AbortSignal;
    readonly use_multipart_params: boolean;
  }): Promise<Answer>;
  close(): Promise<void>;
}

export interface ClientOptions {
  readonly url: string;
  readonly database: string;
  readonly username: string;
  readonly password: string;
  /** Milliseconds until a request is given up. */
  readonly request_timeout: number;
  readonly application: string;
  readonly log: { readonly level: number };
}

const PACKAGE = '@clickhouse/client';

/** A client for an address. Throws `cluster-client` where the package is not installed. */
export function clientFor(options: ClientOptions): Client {
  let module: { createClient(options: ClientOptions): Client };
  try {
    module = loadCommonJs(PACKAGE);
  } catch (cause) {
    throw new SmiError('cluster-client', `the package ${PACKAGE} is not installed`, { cause });
  }
  return module.createClient(options);
}
