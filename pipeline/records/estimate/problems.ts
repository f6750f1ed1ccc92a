import type { ErrorCode } from '../../../errors/catalogue.js';
import { SmiError } from '../../../errors/smi-error.js';
import { type Engine, text } from '../../engine/engine.js';
import { engineRefusal } from '../../engine/engine-refusal.js';

/** What may be wrong with individual records, and its code in the catalogue of errors. */
export const PROBLEM = {
  /** No file, a folder, a pattern without a match, files of two formats. */
  input: 'records-unreadable',
  /** A column name, or the file of column names, cannot be used. */
  columns: 'records-columns',
  /** A file cannot be read: corrupt, truncated, or not of the format that its name says. */
  unreadable: 'records-unreadable',
  /** A column is missing, of another type, or not the same in every file. */
  schema: 'records-columns',
  /** An impossible value: unknown area or sex, negative earnings, a person in two rows. */
  value: 'records-invalid',
  /** Fifths of family circumstances cannot be formed. */
  fifths: 'records-fifths',
  /** The engine needs more memory than it may use. */
  memory: 'memory-short',
} as const satisfies Record<string, ErrorCode>;

const isCsv = (path: string) => /\.csv(\.gz)?$/i.test(path);

/** The first file that cannot be read to its end, if any. */
async function brokenFile(engine: Engine, inputs: readonly string[]): Promise<string | undefined> {
  for (const path of inputs) {
    if (isCsv(path)) continue;
    try {
      await engine.run(`CREATE OR REPLACE TEMP TABLE estimate_probe AS
SELECT max(COLUMNS(*)) FROM read_parquet(${text(path)})`);
    } catch {
      return path;
    }
  }
  return undefined;
}

/** The error for a CSV row that cannot be parsed or has another number of cells than the header. */
function csvError(message: string, inputs: readonly string[]): SmiError {
  const row = /Line: (\d+)/.exec(message)?.[1];
  const path = inputs.find((input) => message.includes(input)) ?? 'a CSV file';
  const why = /Expected Number of Columns: (\d+) Found: (\d+)/i.exec(message);
  const what = why === null ? 'cannot be read' : `has ${why[2]} cells where the header has ${why[1]}`;
  return new SmiError(PROBLEM.unreadable, `${path}: row ${row ?? '?'} ${what}`, {
    next: 'correct the row',
  });
}

/**
 * Converts an error of the engine during a pass to an error of one line; any other error is returned
 * unchanged.
 */
export async function engineError(
  error: unknown,
  engine: Engine,
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
  if (/CSV Error/i.test(error.message)) return csvError(error.message, inputs);
  const broken = await brokenFile(engine, inputs);
  if (broken === undefined) return error;
  return new SmiError(PROBLEM.unreadable, `${broken} cannot be read to its end: it is corrupt or truncated`, {
    next: 'write it again, or leave it out',
    cause: error,
  });
}
