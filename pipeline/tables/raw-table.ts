import { SmiError } from '../../errors/smi-error.js';

/** A table as it was given, before anything in it is understood. */
export interface RawTable {
  /** Name of the file, and of its sheet. */
  readonly name: string;
  /** Every row from the first line on, each cell as text; row `i` is row `i + 1` of the file. */
  readonly rows: readonly (readonly string[])[];
  /** True where a cell too many or too few in a row moves the others: in a file of text. */
  readonly ragged: boolean;
}

/** An error about the file; `next` says what to do where it is known. */
export const unreadable = (problem: string, next?: string, cause?: unknown): SmiError =>
  new SmiError('table-unreadable', problem, { ...(next === undefined ? {} : { next }), cause });
