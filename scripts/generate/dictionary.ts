import { READING_CSV, tableSection } from '../../schemas/generate/dictionary.js';
import { everyTable, FILE_SCHEMAS, type IndexColumns } from '../../schemas/generate/every.js';
import { fileSection } from '../../schemas/generate/file-dictionary.js';
import { code } from '../../schemas/generate/markdown.js';

/** The data dictionary of the project: every table, then every other file. */
export function dictionaryPage(columns: IndexColumns, edition: string): string {
  return `${[
    '# Data dictionary',
    'Generated from `schemas/` by `npm run generate`; do not edit it here.',
    `The index has two columns for each domain, and two for each outcome of the long shadow; they are shown as in the edition ${code(edition)}.`,
    READING_CSV,
    ...everyTable(columns).map(tableSection),
    ...FILE_SCHEMAS.map(fileSection),
  ].join('\n\n')}\n`;
}
