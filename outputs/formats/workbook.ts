import { type Cell, type CellStyle, type CellValue, type WriteSheet, writeXlsx } from 'hucre';
import { heightOf, widthOf } from './workbook-layout.js';

/*
 * Workbooks by the guidance of the government’s Analysis Function, “Releasing statistics in spreadsheets”: a
 * cover, contents and notes; one table a worksheet, against the left edge and below its title, marked as a
 * table with one row of headers; no merged cells, hidden rows, fills, filters, frozen panes or colours with a
 * meaning; text of 12 points without serifs. Only this file knows the library that writes them.
 */

/** A column of a table: text, or numbers where `decimals` is given. */
export interface WorkbookColumn {
  /** Says what it holds, of which place, in which unit and which end is good; each once in a table. */
  readonly header: string;
  /** Decimals that are shown: exactly so many, or from one to three (`any`) where units differ by row. */
  readonly decimals?: number | 'any';
  /** Whether its texts are sentences, which are wrapped. */
  readonly long?: boolean;
}

/** A cell has a number, a text, or nothing, which only a column of text may have. */
export type WorkbookCell = number | string | null;

/** One worksheet with one table. */
export interface WorkbookTable {
  /** Name of the worksheet: at most 31 characters, without `[]:*?/\`; other than those before it. */
  readonly sheet: string;
  readonly title: string;
  /** Sentences between the title and the table. */
  readonly about?: readonly string[];
  readonly columns: readonly WorkbookColumn[];
  readonly rows: readonly (readonly WorkbookCell[])[];
}

/** A line of the cover: text, or text that leads to an address. */
export type CoverLine = string | { readonly text: string; readonly address: string };

export interface CoverSection {
  readonly heading: string;
  readonly lines: readonly CoverLine[];
}

/** What a workbook is made from. Cover, contents and notes come before the tables. */
export interface Workbook {
  readonly title: string;
  /** One sentence for the properties of the document. */
  readonly description: string;
  readonly cover: readonly CoverSection[];
  /** What a reader must know, each with the word or mark that it is about. */
  readonly notes: readonly (readonly [about: string, meaning: string])[];
  readonly tables: readonly WorkbookTable[];
}

const AUTHOR = 'The social-mobility-index maintainers';
/** No file holds the time of its making: the first moment that a zip archive can hold. */
const FIXED = new Date(Date.UTC(1980, 0, 1));
/** The most that a cell can hold. */
const MAX_TEXT = 32_767;
const CUT = ' [cut: the CSV has the whole text]';

/** What a spreadsheet would read as a formula if it were typed again; `＝` and the like are the wide forms. */
const LIKE_FORMULA = /^\s*[=+\-@＝＋－＠]/u;

/** Characters of a line of the cover. */
const COVER_WIDTH = 100;

const FONT = { name: 'Arial', size: 12 } as const;
const TITLE: CellStyle = { font: { ...FONT, size: 16, bold: true } };
const HEADING: CellStyle = { font: { ...FONT, size: 14, bold: true } };
const TOP: CellStyle = { alignment: { vertical: 'top' } };
const WRAPPED: CellStyle = { alignment: { wrapText: true, vertical: 'top' } };
const LINK: CellStyle = {
  font: { ...FONT, underline: true, color: { rgb: '0B5394' } },
  alignment: { wrapText: true, vertical: 'top' },
};

const formatOf = (decimals: number | 'any'): string =>
  decimals === 'any' ? '#,##0.0##' : `#,##0${decimals === 0 ? '' : `.${'0'.repeat(decimals)}`}`;

/**
 * The style of the cells of a column.
 * @param high whether some rows have several lines: a text then begins at the top of its cell, as they do
 */
function styleOf({ decimals, long }: WorkbookColumn, high: boolean): CellStyle | undefined {
  if (long === true) return WRAPPED;
  return decimals === undefined
    ? high
      ? TOP
      : undefined
    : { numFmt: formatOf(decimals), alignment: { horizontal: 'right', vertical: 'top', indent: 1 } };
}

const headerStyle = ({ decimals }: WorkbookColumn): CellStyle => ({
  font: { ...FONT, bold: true },
  alignment: {
    wrapText: true,
    vertical: 'top',
    ...(decimals === undefined ? { horizontal: 'left' } : { horizontal: 'right', indent: 1 }),
  },
});

/** What cells of text need that their value alone does not say. */
function guardOf(text: string): Partial<Cell> | undefined {
  // The library writes `#N/A` and its like as errors of a calculation, but text of runs as text.
  if (text.startsWith('#')) return { richText: [{ text }] };
  return LIKE_FORMULA.test(text) ? { style: { ...TOP, numFmt: '@' } } : undefined;
}

const fitting = (text: string): string =>
  text.length > MAX_TEXT ? text.slice(0, MAX_TEXT - CUT.length) + CUT : text;

/** Letters of a column, from 0: A, B, …, Z, AA. */
function letters(index: number): string {
  const rest = index < 26 ? '' : letters(Math.floor(index / 26) - 1);
  return rest + String.fromCharCode(65 + (index % 26));
}

/** Throws `RangeError` for what no reader could use: headers that are not unique, cells that are no cells. */
function check({ sheet, columns, rows }: WorkbookTable): void {
  const headers = new Set(columns.map(({ header }) => header.toLowerCase()));
  if (headers.size < columns.length) throw new RangeError(`sheet ${sheet}: two columns have one header`);
  for (const [index, row] of rows.entries()) {
    if (row.length !== columns.length)
      throw new RangeError(`sheet ${sheet}, row ${index + 1}: ${row.length} cells, not ${columns.length}`);
    for (const [position, cell] of row.entries()) {
      const { header, decimals } = columns[position] as WorkbookColumn;
      const wrong =
        typeof cell === 'number' ? !Number.isFinite(cell) : cell === null && decimals !== undefined;
      if (wrong) throw new RangeError(`sheet ${sheet}, row ${index + 1}, ${header}: ${cell} is no cell`);
    }
  }
}

/** The sentence on cells without text; nothing where there are none. */
function blanks({ columns, rows }: WorkbookTable): string[] {
  const some = columns.filter((_, index) => rows.some((row) => row[index] === null || row[index] === ''));
  if (some.length === 0) return [];
  const names = some.map(({ header }) => `“${header}”`).join(', ');
  return [`Cells are blank where there is nothing to say: in ${names}.`];
}

/** Name of a marked table: letters, digits and underscores. */
const tableName = (sheet: string): string => `${sheet.replace(/[^A-Za-z0-9]+/g, '_')}_table`;

function tableSheet(table: WorkbookTable): WriteSheet {
  check(table);
  const { sheet, title, about = [], columns, rows } = table;
  const count =
    rows.length === 0
      ? 'This worksheet has no table: it would have no rows.'
      : 'This worksheet contains one table.';
  const above: CellValue[][] = [title, count, ...about, ...blanks(table)].map((line) => [line]);
  const wrapped = columns.map(({ long }) => long === true);
  const written = rows.length === 0 ? [] : [columns.map(({ header }) => header), ...rows];
  const cells = new Map<string, Partial<Cell>>([['0,0', { style: TITLE }]]);
  for (const [line] of above.entries()) if (line > 0) cells.set(`${line},0`, { style: {} });
  const body = written.map((row, line): CellValue[] =>
    row.map((cell, column) => {
      if (line === 0)
        cells.set(`${above.length},${column}`, { style: headerStyle(columns[column] as WorkbookColumn) });
      if (typeof cell !== 'string') return cell;
      if (cell === '') return null;
      const guard = line === 0 ? undefined : guardOf(cell);
      if (guard !== undefined) cells.set(`${above.length + line},${column}`, guard);
      return fitting(cell);
    }),
  );
  const last = `${letters(columns.length - 1)}${above.length + written.length}`;
  const widths = columns.map((column, index) => widthOf(column, index, rows));
  const heights = written.map((row, line) =>
    heightOf(row, widths, line === 0 ? columns.map(() => true) : wrapped, line === 0),
  );
  return {
    name: sheet,
    rows: [...above, ...body],
    columns: columns.map((column, index) => {
      const style = styleOf(column, wrapped.includes(true));
      return { width: widths[index] as number, ...(style !== undefined && { style }) };
    }),
    cells,
    rowDefs: new Map(
      heights.flatMap((height, line) =>
        height === undefined ? [] : [[above.length + line, { height }] as const],
      ),
    ),
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    ...(rows.length > 0 && {
      tables: [
        {
          name: tableName(sheet),
          range: `A${above.length + 1}:${last}`,
          columns: columns.map(({ header }) => ({ name: header })),
          style: 'TableStyleLight1',
          showRowStripes: false,
          showAutoFilter: false,
        },
      ],
    }),
  };
}

function coverSheet({ title, cover }: Workbook): WriteSheet {
  const cells = new Map<string, Partial<Cell>>([
    ['0,0', { style: { ...TITLE, alignment: { wrapText: true } } }],
  ]);
  const rows: CellValue[][] = [[title]];
  for (const { heading, lines } of cover) {
    cells.set(`${rows.length},0`, { style: HEADING });
    rows.push([heading]);
    for (const line of lines) {
      const { text, address } = typeof line === 'string' ? { text: line, address: undefined } : line;
      if (address !== undefined)
        cells.set(`${rows.length},0`, { style: LINK, hyperlink: { target: address, display: text } });
      rows.push([fitting(text)]);
    }
  }
  const heights = rows.map((row) => heightOf(row, [COVER_WIDTH], [true]));
  return {
    name: 'Cover',
    rows,
    columns: [{ width: COVER_WIDTH, style: WRAPPED }],
    cells,
    // Title and headings are larger, and short.
    rowDefs: new Map(
      heights.flatMap((height, row) => (height === undefined ? [] : [[row, { height }] as const])),
    ),
    pageSetup: { paperSize: 'a4', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

/** The list of the worksheets after it, each of which it leads to. */
function contentsSheet(tables: readonly WorkbookTable[]): WriteSheet {
  const sheet = tableSheet({
    sheet: 'Contents',
    title: 'Contents',
    about: ['Each name in the first column leads to its worksheet.'],
    columns: [{ header: 'Worksheet' }, { header: 'What it has', long: true }],
    rows: tables.map(({ sheet: name, title }) => [name, title]),
  });
  const first = (sheet.rows?.length ?? 0) - tables.length;
  for (const [index, { sheet: name }] of tables.entries())
    sheet.cells?.set(`${first + index},0`, {
      style: LINK,
      hyperlink: { target: '', location: `'${name.replaceAll("'", "''")}'!A1`, display: name },
    });
  return sheet;
}

/**
 * A workbook as the bytes of an xlsx file: the same for the same content, with the same version of Node.
 * Texts are typed as texts, so that none can act as a formula. Throws `RangeError` for a table that no reader
 * could use.
 */
export function workbookBytes(workbook: Workbook): Promise<Uint8Array> {
  const { title, description, notes, tables } = workbook;
  const noted: WorkbookTable = {
    sheet: 'Notes',
    title: 'Notes',
    columns: [{ header: 'About' }, { header: 'Note', long: true }],
    rows: notes,
  };
  return writeXlsx({
    sheets: [coverSheet(workbook), contentsSheet([noted, ...tables]), ...[noted, ...tables].map(tableSheet)],
    defaultFont: FONT,
    activeSheet: 0,
    properties: {
      title,
      description,
      creator: AUTHOR,
      lastModifiedBy: AUTHOR,
      created: FIXED,
      modified: FIXED,
      custom: { Language: 'en-GB' },
    },
  });
}
