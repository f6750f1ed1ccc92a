/**
 * What a table that somebody gives may have at most, whatever the verb. The entries of a workbook, which is a zip archive,
 * have limits of their own (sources/layouts/zip-guard.ts), and so has the number of its cells (the library that reads it).
 */
export const LIMITS = {
  /** A workbook is opened as a whole; a file of text or a Parquet file is read in pieces and may be of any size. */
  workbookBytes: 100_000_000,
  /** As many as a worksheet has. */
  columns: 16_384,
  /** A longer row is a quotation mark that nobody closed. */
  rowCharacters: 2 ** 24,
  /** Rows among which the header is looked for by the names of its columns. */
  rowsToHeader: 10_000,
  /** Rows among which it is looked for where no name is known. */
  rowsToGuess: 100,
  /** Rows that were passed over, of which each is named. */
  notes: 20,
  /** Cells that cannot be used, of which each is named. */
  badCells: 1000,
} as const;
