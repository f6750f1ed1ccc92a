import { READING_CSV, tableSection } from '../../schemas/generate/dictionary.js';
import { everyTable, FILE_SCHEMAS } from '../../schemas/generate/every.js';
import { fileSection } from '../../schemas/generate/file-dictionary.js';
import { code } from '../../schemas/generate/markdown.js';
import type { DomainName } from '../../schemas/release/index-table.js';

/** The data dictionary of the project: every table, then every file that is not one. */
export function dictionaryPage(domains: readonly DomainName[], edition: string): string {
  return `${[
    '# Data dictionary',
    'Generated from `schemas/` by `npm run generate`; do not edit it here.',
    `The index has two columns for each domain; they are shown as in the edition ${code(edition)}.`,
    READING_CSV,
    ...everyTable(domains).map(tableSection),
    ...FILE_SCHEMAS.map(fileSection),
  ].join('\n\n')}\n`;
}
