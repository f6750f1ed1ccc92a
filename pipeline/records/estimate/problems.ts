import type { ErrorCode } from '../../../errors/catalogue.js';

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
