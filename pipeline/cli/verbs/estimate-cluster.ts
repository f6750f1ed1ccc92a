import { SmiError } from '../../../errors/smi-error.js';
import { Connection } from '../../records/estimate/clickhouse/connection.js';
import type { Target } from '../../records/estimate/clickhouse/shards.js';
import { ClickhouseStore, type Explained } from '../../records/estimate/clickhouse/store.js';
import type { EstimateOptions } from '../../records/estimate/options.js';
import { choiceOption, textOption, wholeOption } from '../options.js';
import type { VerbContext } from '../verb.js';

/** Options that only a cluster has. */
const OF_CLUSTER = ['url', 'database', 'cluster', 'table', 'time-limit', 'explain'] as const;
/** Seconds of one query. */
const TIME_LIMIT = 3600;

/** Where the records are: in files here, or on a cluster. */
export const engineOf = ({ options }: VerbContext): 'duckdb' | 'clickhouse' =>
  choiceOption(options, 'engine', ['duckdb', 'clickhouse']) ?? 'duckdb';

export interface OnCluster {
  readonly openRecords: NonNullable<EstimateOptions['openRecords']>;
  /** The passes as they were run; empty without `--explain`. */
  readonly explained: readonly Explained[];
}

function targetOf({ options, positionals }: VerbContext, database: string): Target {
  const needed = (name: string, value: string | undefined) => {
    if (value !== undefined) return value;
    throw new SmiError('usage', `--engine clickhouse needs --${name}`, {
      next: 'see docs/scale.md for an example',
    });
  };
  const cluster = needed('cluster', textOption(options, 'cluster'));
  const table = textOption(options, 'table');
  const [files, second] = positionals;
  if (table !== undefined && files !== undefined)
    throw new SmiError('usage', 'the records are given as --table and as files: which?', {
      next: 'give --table, or the pattern of the files',
    });
  if (second !== undefined)
    throw new SmiError('usage', `a cluster takes one pattern of files, not ${positionals.length}`, {
      next: 'quote the pattern, as in "/data/records-*.parquet"',
    });
  if (table !== undefined)
    return { cluster, database: needed('database', textOption(options, 'database')), table };
  return { cluster, database, files: needed('table', files) };
}

/**
 * How records on a cluster are opened. User and password come from the environment and are never written
 * anywhere. Throws `usage` for options that do not go together.
 */
export function clusterOf(context: VerbContext): OnCluster | undefined {
  const { options, environment, log } = context;
  if (engineOf(context) === 'duckdb') {
    const stray = OF_CLUSTER.find((name) => options[name] !== undefined);
    if (stray === undefined) return undefined;
    throw new SmiError('usage', `--${stray} is for --engine clickhouse`, {
      next: 'add --engine clickhouse, or leave it out',
    });
  }
  const url = textOption(options, 'url');
  if (url === undefined)
    throw new SmiError('usage', '--engine clickhouse needs --url', {
      next: 'give the address of any node, such as https://cluster.example:8443',
    });
  const database = textOption(options, 'database') ?? 'default';
  const target = targetOf(context, database);
  const explained: Explained[] = [];
  const explain = options.explain === true;
  const address = {
    url,
    database,
    user: environment.SMI_CLICKHOUSE_USER ?? 'default',
    password: environment.SMI_CLICKHOUSE_PASSWORD ?? '',
    timeLimit: wholeOption(options, 'time-limit', 1, 30 * 24 * 3600) ?? TIME_LIMIT,
  };
  return {
    explained,
    openRecords: async (engine, wanted) => {
      const connection = new Connection(address);
      try {
        return await ClickhouseStore.open(engine, connection, target, wanted, {
          log,
          ...(explain ? { onExplained: (pass) => explained.push(pass) } : {}),
        });
      } catch (error) {
        await connection.close();
        throw error;
      }
    },
  };
}

/** What runs where, pass by pass. */
export const explainText = (passes: readonly Explained[]): string =>
  passes
    .map(({ name, purpose, sql, plan, rowsRead, rowsReturned, seconds }, i) =>
      [
        `-- ${i + 1}. ${name}: ${purpose}`,
        `-- read on the shards: ${rowsRead} rows; returned to this machine: ${rowsReturned} rows; ${seconds.toFixed(2)} s`,
        sql,
        ...plan.split('\n').map((line) => `--   ${line}`),
      ].join('\n'),
    )
    .join('\n\n');
