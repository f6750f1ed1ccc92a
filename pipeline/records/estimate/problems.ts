import type { ErrorCode } from '../../../errors/catalogue.js';

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
