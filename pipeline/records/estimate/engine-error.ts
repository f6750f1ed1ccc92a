import { engineRefusal } from '../../../errors/engine-refusal.js';
import { SmiError } from '../../../errors/smi-error.js';
import { counted } from '../../../outputs/formats/numbers.js';
import { Engine, text } from '../../engine/engine.js';
import { csvHeader } from './csv-header.js';
import { PROBLEM } from './problems.js';
import { csvScan } from './records.js';
import { formatOf } from './schema.js';

/** How the messages of the engine begin. */
const ENGINE = /^[A-Z][A-Za-z ]* Error: /;
/** Those that can only come from a statement of ours. */
const OURS = /^(Parser|Binder|Catalog|INTERNAL|TransactionContext|Connection|Dependency) Error/i;

/**
 * What is wrong with a CSV file, by the engine's message: what a reader needs, and nothing that the file
 * says.
 */
const CSV_PROBLEMS: readonly (readonly [RegExp, (found: RegExpExecArray) => string, next: string])[] = [
  [
    /Expected Number of Columns: (\d+) Found: (\d+)/i,
    ([, wanted, found]) => `has ${found} cells where the header has ${wanted}`,
    'correct the row',
  ],
  [/not utf-8 encoded|invalid unicode/i, () => 'is not UTF-8 text', 'save the file as UTF-8'],
  [/unterminated quote/i, () => 'has a quotation mark that is not closed', 'correct the row'],
  [/maximum line size/i, () => 'is too long for a row', 'check that its quotation marks are closed'],
  [
    /invalid state/i,
    () => 'has line endings of two kinds, or a quotation mark in the middle of a cell',
    'save the file with one kind of line ending',
  ],
];

function csvError(path: string, cause: Error): SmiError {
  const { message } = cause;
  const line = /Line: (\d+)/.exec(message)?.[1];
  const where = line === undefined ? path : `${path}: row ${line}`;
  for (const [pattern, what, next] of CSV_PROBLEMS) {
    const found = pattern.exec(message);
    if (found === null) continue;
    return new SmiError(PROBLEM.unreadable, `${where} ${what(found)}`, { next, cause });
  }
  return new SmiError(PROBLEM.unreadable, `${where} cannot be read as CSV`, { cause });
}

/** Reads a file to its end, every column of every row, and returns what is wrong with it, if anything. */
async function wrongWith(path: string): Promise<SmiError | undefined> {
  const format = await formatOf(path);
  const { names, gzip } = format === 'csv' ? await csvHeader(path) : { names: [], gzip: false };
  const scan =
    format === 'csv'
      ? csvScan([path], names, gzip)
      : `read_parquet(${text(path)}, hive_partitioning = false)`;
  try {
    // An engine of its own: after some errors, the first one refuses everything.
    await Engine.use({ threads: 1, files: [path] }, (engine) =>
      engine.run(`CREATE TEMP TABLE estimate_probe AS SELECT max(hash(COLUMNS(*))) FROM ${scan}`),
    );
    return undefined;
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    if (format === 'csv') return csvError(path, cause);
    const why = 'cannot be read to its end: it is corrupt or truncated';
    return new SmiError(PROBLEM.unreadable, `${path} ${why}`, {
      cause,
      next: 'write it again, or leave it out',
    });
  }
}

/**
 * Converts an error of the engine while records are read to an error of one line, which names the file. Any
 * other error, and one that can only be ours, is returned unchanged. The engine's own message is not shown:
 * it may have values of the records in it.
 */
export async function engineError(
  error: unknown,
  inputs: readonly string[],
  spill: string,
): Promise<unknown> {
  if (!(error instanceof Error) || error instanceof SmiError) return error;
  const refused = engineRefusal(error, `spilling records to ${spill}`);
  if (refused !== error) return refused;
  if (/^Out of Memory/i.test(error.message)) {
    return new SmiError(PROBLEM.memory, 'the engine needs more memory for these records', {
      next: 'allow more with --memory, or use fewer threads',
      cause: error,
    });
  }
  if (!ENGINE.test(error.message)) return error;
  const named = inputs.find((path) => error.message.includes(path));
  if (named !== undefined && /CSV Error/i.test(error.message)) return csvError(named, error);
  for (const path of inputs) {
    const wrong = await wrongWith(path);
    if (wrong !== undefined) return wrong;
  }
  if (OURS.test(error.message)) return error;
  const [first = 'the records', ...others] = inputs;
  const all = others.length === 0 ? first : `${first} and ${counted(others.length, 'other file')}`;
  return new SmiError(
    PROBLEM.unreadable,
    `${all} cannot be read together, or have values too large to add up`,
    {
      next: 'check the types of the columns, or give the files one by one to find which it is',
      cause: error,
    },
  );
}
