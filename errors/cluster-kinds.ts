import { EXIT, kind } from './error-kind.js';

/** What can go wrong with records on a cluster. */
export const CLUSTER_KINDS = {
  'cluster-client': kind(
    EXIT.surroundings,
    'The client of ClickHouse is not installed with the program',
    'install it next to the program with `npm install @clickhouse/client`',
  ),
  'cluster-refused': kind(
    EXIT.surroundings,
    'A cluster does not let the user in, or not to what is needed',
    'check SMI_CLICKHOUSE_USER and SMI_CLICKHOUSE_PASSWORD, and what the user is granted: docs/scale.md lists it',
  ),
  'cluster-lost': kind(
    EXIT.surroundings,
    'A cluster, or a shard of it, does not answer',
    'look at the shards and run again when all answer; nothing was written',
  ),
  'cluster-slow': kind(
    EXIT.surroundings,
    'A query on a cluster took longer than it may',
    'allow more with --time-limit, or find the shard that is slow; nothing was written',
  ),
  'cluster-incomplete': kind(
    EXIT.check,
    'A cluster did not read all records, or they changed while they were read',
    'run again when all shards answer and nobody writes to the records; nothing was written',
  ),
  'cluster-failed': kind(
    EXIT.surroundings,
    'A cluster ended a query with an error',
    'look the number up in the logs of the cluster; nothing was written',
  ),
} as const;
