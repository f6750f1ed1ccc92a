import type { Option } from './verb.js';

/* Options that several verbs have. */

export const OUT_FOLDER: Option = {
  type: 'string',
  value: 'DIR',
  description: 'where to write: a new or empty folder',
};

export const SHEET: Option = {
  type: 'string',
  value: 'NAME',
  description: 'the sheet, for a workbook with more than one',
};

export const DRAWS: Option = {
  type: 'string',
  value: 'N',
  description: 'draws for the intervals of the ranks (default: 2000)',
};

export const EDITION: Option = {
  type: 'string',
  value: 'NAME',
  description: 'the edition (default: the index that is built by default)',
};

export const LIST_FILES: Option = {
  type: 'boolean',
  description: 'name every file that was written, with its size',
};

export const column = (of: string): Option => ({
  type: 'string',
  value: 'COLUMN',
  description: `column of ${of}`,
});
