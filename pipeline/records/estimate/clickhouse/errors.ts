import type { ErrorCode } from '../../../../errors/catalogue.js';
import { SmiError } from '../../../../errors/smi-error.js';

/** What a problem of the cluster is to a user, by the number that the engine gives it. */
const BY_NUMBER: readonly (readonly [numbers: readonly number[], code: ErrorCode, what: string])[] = [
  [[192, 193, 194, 516], 'cluster-refused', 'it does not accept user and password'],
  [[497], 'cluster-refused', 'the user may not read these records, or not on every shard'],
  [[164, 452], 'cluster-refused', 'the user may not change settings of a query'],
  [[159, 160, 209], 'cluster-slow', 'a query took longer than it may'],
  [
    [32, 95, 101, 198, 210, 236, 279, 369, 394, 425, 519],
    'cluster-lost',
    'a shard does not answer, or ended',
  ],
  [[241, 173, 307], 'memory-short', 'the cluster has too little memory for a query'],
  [[60, 81, 36, 107, 79], 'records-unreadable', 'database, table or files are not on every shard'],
  [[8, 10, 16, 47, 53, 70, 349], 'records-columns', 'a column is missing on a shard, or of another type'],
  [[170, 701], 'usage', 'it has no cluster of this name'],
];

const UNREACHABLE =
  /ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|socket hang up/;
const TLS = /CERT|certificate|SSL|TLS|wrong version number/i;
const TIMEOUT = /timeout|aborted/i;

const NEXT: Partial<Record<ErrorCode, string>> = {
  'memory-short':
    'raise max_memory_usage of the user on the cluster, or give fewer cohorts and qualifications',
  'records-unreadable':
    'give --database and --table as each shard has them, or files that each shard can read',
  'records-columns': 'make the table the same on every shard, then run again',
  usage: 'give --cluster one of the names in system.clusters',
};

interface EngineProblem extends Error {
  readonly code?: unknown;
}

/**
 * An error of the cluster as one line. The engine’s own message is not shown: it may have values of the
 * records in it, or the statement. Errors that are of one line already, and bugs, are returned unchanged.
 */
export function clusterError(error: unknown, url: string): unknown {
  if (!(error instanceof Error) || error instanceof SmiError) return error;
  const { code, message }: EngineProblem = error;
  const number = typeof code === 'string' && /^\d+$/.test(code) ? Number(code) : undefined;
  const made = (kind: ErrorCode, what: string) => {
    const next = NEXT[kind];
    return new SmiError(kind, `${url}: ${what}`, { cause: error, ...(next === undefined ? {} : { next }) });
  };
  if (number !== undefined) {
    const known = BY_NUMBER.find(([numbers]) => numbers.includes(number));
    return known === undefined
      ? made('cluster-failed', `it ended a query with error ${number} of ClickHouse`)
      : made(known[1], `${known[2]} (error ${number} of ClickHouse)`);
  }
  const about = `${String(code ?? '')} ${message}`;
  if (UNREACHABLE.test(about)) return made('cluster-lost', 'it does not answer, or stopped answering');
  if (TLS.test(about)) return made('cluster-refused', 'no connection by TLS can be made');
  return TIMEOUT.test(about) ? made('cluster-slow', 'a query took longer than it may') : error;
}
