import type { ErrorCode } from '../../errors/catalogue.js';

/**
 * What may be wrong with individual records, and the code of the catalogue that says so. Codes of the
 * catalogue that were made for official files stand in until it has codes for records.
 */
export const PROBLEM = {
  /** No file, a folder, a pattern that matches nothing, files of two kinds. */
  input: 'setting-invalid',
  /** A name of a column, or the file of names, cannot be used. */
  columns: 'setting-invalid',
  /** A file cannot be read at all: corrupt, cut short, not what its name says. */
  unreadable: 'file-unreadable',
  /** A column is missing, of another type, or not the same in every file. */
  schema: 'figures-invalid',
  /** A value that cannot be: unknown area or sex, negative earnings, a person who stands twice. */
  value: 'rows-unreadable',
  /** Fifths of family circumstances cannot be formed. */
  fifths: 'figures-invalid',
  /** The engine may hold too little, and has no place to put aside the rest. */
  memory: 'setting-invalid',
} as const satisfies Record<string, ErrorCode>;
