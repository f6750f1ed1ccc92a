/**
 * Limits of a given table, the same for every verb. sources/layouts/zip-guard.ts limits the entries of a
 * workbook, which is a zip archive, and the library that reads a workbook limits the number of its cells.
 */
export const LIMITS = {
  /** A workbook is read whole; a text or Parquet file is read in pieces and may be of any size. */
  workbookBytes: 100_000_000,
  /** A compressed text may unpack to so many times its size, as the entries of a workbook may. */
  unpackedTimes: 200,
  /** As many as a worksheet can have. */
  columns: 16_384,
  /** In a longer row, a quotation mark was not closed. */
  rowCharacters: 2 ** 24,
  /** Rows × columns that are held of a table, whatever its format: about a gigabyte. */
  heldCells: 25_000_000,
  /** Rows × columns that are looked through to draft a method. */
  surveyedCells: 100_000_000,
  /** Different texts that are held to find out which column has the codes. */
  heldTexts: 10_000_000,
  /** Rows searched for the header where column names are known. */
  rowsToHeader: 10_000,
  /** Rows searched for the header where no name is known. */
  rowsToGuess: 100,
  /** Skipped rows that are listed one by one. */
  notes: 20,
  /** Unusable cells that are listed one by one. */
  badCells: 1000,
} as const;
