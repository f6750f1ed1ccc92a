import type { ErrorCode } from '../../../errors/catalogue.js';
import { SmiError } from '../../../errors/smi-error.js';
import { type Engine, text } from '../../engine/engine.js';
import { engineRefusal } from '../../engine/engine-refusal.js';

/** What may be wrong with individual records, and the code of the catalogue that says so. */
export const PROBLEM = {
  /** No file, a folder, a pattern that matches nothing, files of two kinds. */
  input: 'records-unreadable',
  /** A name of a column, or the file of names, cannot be used. */
  columns: 'records-columns',
  /** A file cannot be read at all: corrupt, cut short, not what its name says. */
  unreadable: 'records-unreadable',
  /** A column is missing, of another type, or not the same in every file. */
  schema: 'records-columns',
  /** A value that cannot be: unknown area or sex, negative earnings, a person who stands twice. */
  value: 'records-invalid',
  /** Fifths of family circumstances cannot be formed. */
  fifths: 'records-fifths',
  /** The engine may hold too little, and has no place to put aside the rest. */
  memory: 'memory-short',
} as const satisfies Record<string, ErrorCode>;

const isCsv = (path: string) => /\.csv(\.gz)?$/i.test(path);

/** The file that cannot be read to its end, if one of them cannot. */
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

/** A row of CSV that has another number of cells than the header, or cannot be taken apart. */
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
 * Turns what the engine throws in the middle of a pass into an error of one line; any other is returned as it
 * is.
 */
export async function engineError(
  error: unknown,
  engine: Engine,
  inputs: readonly string[],
  spill: string,
): Promise<unknown> {
  if (!(error instanceof Error) || error instanceof SmiError) return error;
  const refused = engineRefusal(error, `putting records aside in ${spill}`);
  if (refused !== error) return refused;
  if (/^Out of Memory/i.test(error.message)) {
    return new SmiError(PROBLEM.memory, 'the engine needs more memory for these records', {
      next: 'give more with --memory, or fewer threads',
      cause: error,
    });
  }
  if (/CSV Error/i.test(error.message)) return csvError(error.message, inputs);
  const broken = await brokenFile(engine, inputs);
  if (broken === undefined) return error;
  return new SmiError(PROBLEM.unreadable, `${broken} cannot be read to its end: it is corrupt or cut short`, {
    next: 'write it again, or leave it out',
    cause: error,
  });
}
