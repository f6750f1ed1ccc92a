import { ABSENCE_WORDS, ABSENCES } from '../../schemas/release/area-parts.js';
import { type Column, columns, type Row, type Table } from '../../schemas/table.js';
import { ATTRIBUTION, citationOf, NOT_OFFICIAL } from '../notice.js';
import type { Release, ReleaseHead, ReleaseTable } from '../release.js';
import { mediaTypeOf, type Writer } from '../writer.js';
import { absenceOf, SHORTHAND } from './absence.js';
import {
  type CoverSection,
  type Workbook,
  type WorkbookCell,
  type WorkbookColumn,
  workbookBytes,
} from './workbook.js';

/** Columns that are empty where there can be nothing: no combined authority, a figure of the area’s own. */
const NOT_APPLICABLE = new Set([
  'combined_authority_code',
  'combined_authority_name',
  'county_value',
  'standard_error',
]);

/** The licence of the official files that most figures are from. */
const OPEN_GOVERNMENT_LICENCE = {
  text: 'Open Government Licence v3.0',
  address: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
} as const;

/** The sections of a cover that are the same whatever a workbook of an edition is about. */
export const editionCover = (
  head: Pick<ReleaseHead, 'title' | 'name' | 'version'>,
  about: readonly string[],
): CoverSection[] => [
  { heading: 'What this is', lines: [...about, NOT_OFFICIAL] },
  { heading: 'How to cite', lines: [citationOf(head.title, head.name, head.version)] },
  { heading: 'Licence', lines: [ATTRIBUTION, OPEN_GOVERNMENT_LICENCE] },
];

/** What the shorthand in the cells of a workbook means. */
export const SHORTHAND_NOTES: Workbook['notes'] = ABSENCES.map((absence) => {
  const { words, meaning } = ABSENCE_WORDS[absence];
  return [SHORTHAND[absence], `${words}: ${meaning}.`];
});

const isNumber = ({ type }: Column): boolean => type === 'number' || type === 'integer';

/** Which end of a column is good, as its description says; nothing where that differs by row. */
function directionOf({ description, unit }: Column): string[] {
  if (unit === 'rank' || /\b1 is the best\b/.test(description)) return ['1 is the best'];
  const said = ['higher is better', 'lower is better'].filter((words) => description.includes(words));
  if (description.includes('lower is worse')) said.push('higher is better');
  return said.length === 1 ? said : [];
}

/** The header of a column: its title, which interval it is an end of, its unit, and which end is good. */
export function headerOf(column: Column): string {
  const end = /^(.*?)[:,] (lower|upper) end(, figures alone)?$/.exec(column.title);
  const title =
    end === null
      ? column.title.replace(/^(Lower|Upper) limit$/, '$1 limit of the 95% interval')
      : `${end[1]}, ${end[2] === 'lower' ? 'better' : 'worse'} end of the 90% interval${end[3] ?? ''}`;
  const unit = column.unit === undefined || column.unit === 'rank' ? [] : [column.unit];
  const more = [...unit, ...directionOf(column)].join('; ');
  return more === '' ? title : `${title} (${more})`;
}

function columnOf(column: Column): WorkbookColumn {
  const header = headerOf(column);
  if (!isNumber(column)) return { header };
  return { header, decimals: column.type === 'integer' ? 0 : 'any' };
}

/** The cell of a column in a row; shorthand where it has none. */
function cellOf(column: Column, row: Row): WorkbookCell {
  const value = row[column.name] ?? null;
  if (value === null) {
    if (NOT_APPLICABLE.has(column.name)) return SHORTHAND.not_applicable;
    return SHORTHAND[row.value === null ? (absenceOf(null, row.reason) ?? 'not_published') : 'not_published'];
  }
  return typeof value === 'boolean' ? String(value) : value;
}

/** The table of the columns, with the names that they have in the files for programs. */
const columnsSheet = (table: Table) => ({
  sheet: 'Columns',
  title: `What the columns of the worksheet “${table.title}” mean`,
  columns: [
    { header: 'Column' },
    { header: 'Name in the files for programs' },
    { header: 'Unit' },
    { header: 'Meaning', long: true },
  ],
  rows: columns(table).map((column) => [
    headerOf(column),
    column.name,
    column.unit ?? 'none',
    column.description,
  ]),
});

const sourcesSheet = ({ sources }: ReleaseHead) => ({
  sheet: 'Sources',
  title: 'Data sets behind the figures, with licence and citation',
  columns: [
    { header: 'Data set' },
    { header: 'Publisher' },
    { header: 'Short name' },
    { header: 'Licence' },
    { header: 'How to cite it', long: true },
    { header: 'Address', long: true },
  ],
  rows: sources.map(({ title, publisher, name, licence, citation, landing_page }) => [
    ...[title, publisher, name, licence],
    ...[citation, landing_page],
  ]),
});

/** A table of a release as a workbook: cover, contents, notes, the table, its columns and its sources. */
export function releaseWorkbook(
  head: ReleaseHead,
  { table, rows }: Pick<ReleaseTable, 'table' | 'rows'>,
): Workbook {
  const known = columns(table);
  const title = `${head.title}: ${table.title.toLowerCase()}`;
  return {
    title,
    description: table.description,
    cover: editionCover(head, [head.summary.trim(), table.description]),
    notes: [
      ['Rank', 'Rank 1 is the best. Areas with the same score share the better rank.'],
      ['Score', 'Higher is better.'],
      [
        'Interval',
        'A 90% interval holds nine in ten of the ranks over the draws. Of limits, the worksheet Columns says what they are.',
      ],
      ...SHORTHAND_NOTES,
    ],
    tables: [
      {
        sheet: table.title,
        title,
        about: [table.description, 'The worksheet Columns says what each column means.'],
        columns: known.map(columnOf),
        rows: [...rows].map((row) => known.map((column) => cellOf(column, row))),
      },
      columnsSheet(table),
      sourcesSheet(head),
    ],
  };
}

/**
 * The writer of a table as a workbook, next to those of its other formats. It writes nothing where the
 * release does not have the table.
 * @param description its line in lists of files
 */
export function workbookFile<R extends Release>(name: string, description: string): Writer<R> {
  const path = `${name}.xlsx`;
  const found = ({ tables }: R) => tables.find(({ table }) => table.name === name);
  return {
    path,
    mediaType: mediaTypeOf(path),
    title: `${name}, workbook`,
    description,
    data: true,
    stage: 'tables',
    when: (release) => found(release) !== undefined,
    files: (release) => {
      const table = found(release);
      return table === undefined
        ? []
        : [{ path, content: workbookBytes(releaseWorkbook(release.head, table)) }];
    },
  };
}
