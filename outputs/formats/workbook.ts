import { heightOf, widthOf } from './workbook-layout.js';
import { archiveOf } from './workbook-parts.js';
import type { Sheet, SheetLine, SheetLink } from './workbook-sheet.js';
import { STYLE } from './workbook-styles.js';

/*
 * Workbooks by the guidance of the government’s Analysis Function, “Releasing statistics in spreadsheets”: a
 * cover, contents and notes; one table a worksheet, against the left edge and below its title, marked as a
 * table with one row of headers; no merged cells, hidden rows, fills, filters, frozen panes or colours with a
 * meaning; text of 12 points without serifs.
 */

/** Decimals that a number is shown with; from one to three for `any`. */
export type Decimals = 0 | 1 | 2 | 3 | 'any';

/** A column of a table: text, or numbers where `decimals` is given. */
export interface WorkbookColumn {
  /** Says what it holds, of which place, in which unit and which end is good; each once in a table. */
  readonly header: string;
  /** Decimals that are shown: exactly so many, or from one to three (`any`) where units differ by row. */
  readonly decimals?: Decimals;
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
/** The most that a cell can hold. */
const MAX_TEXT = 32_767;
const CUT = ' [cut: the CSV has the whole text]';

/** What a spreadsheet would read as a formula if it were typed again; `＝` and the like are the wide forms. */
const LIKE_FORMULA = /^\s*[=+\-@＝＋－＠]/u;

/** Characters of a line of the cover. */
const COVER_WIDTH = 100;

const NUMBER_STYLES = {
  0: STYLE.number0,
  1: STYLE.number1,
  2: STYLE.number2,
  3: STYLE.number3,
  any: STYLE.numberAny,
} as const;

/**
 * The style of the cells of a column.
 * @param high whether some rows have several lines: a text then begins at the top of its cell, as they do
 */
function styleOf({ decimals, long }: WorkbookColumn, high: boolean): number {
  if (long === true) return STYLE.wrapped;
  if (decimals !== undefined) return NUMBER_STYLES[decimals];
  return high ? STYLE.top : STYLE.plain;
}

const headerStyle = ({ decimals }: WorkbookColumn): number =>
  decimals === undefined ? STYLE.textHeader : STYLE.numberHeader;

const fitting = (text: string): string =>
  text.length > MAX_TEXT ? text.slice(0, MAX_TEXT - CUT.length) + CUT : text;

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

/** Throws `RangeError` for names of worksheets that Excel refuses. */
function checkNames(tables: readonly WorkbookTable[]): void {
  const taken = new Set(['cover', 'contents', 'notes', 'history']);
  for (const { sheet } of tables) {
    const name = sheet.toLowerCase();
    if (!/^(?!')[^[\]:*?/\\]{1,31}(?<!')$/.test(sheet) || taken.has(name))
      throw new RangeError(`${JSON.stringify(sheet)} cannot be the name of a worksheet here`);
    taken.add(name);
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

/** A row of a table. */
function tableLine(row: readonly WorkbookCell[], styles: readonly number[], height?: number): SheetLine {
  const guarded = (cell: WorkbookCell) => typeof cell === 'string' && LIKE_FORMULA.test(cell);
  return {
    cells: row.map((cell) => (typeof cell === 'string' ? fitting(cell) : cell)),
    styles: row.some(guarded)
      ? row.map((cell, i) => (guarded(cell) ? STYLE.asText : (styles[i] as number)))
      : styles,
    height,
  };
}

function tableSheet(table: WorkbookTable): Sheet {
  check(table);
  const { sheet, title, about = [], columns, rows } = table;
  const widths = columns.map((column, index) => widthOf(column, index, rows));
  const wrapped = columns.map(({ long }) => long === true);
  const styles = columns.map((column) => styleOf(column, wrapped.includes(true)));
  const headers = columns.map(({ header }) => header);
  const count =
    rows.length === 0
      ? 'This worksheet has no table: it would have no rows.'
      : 'This worksheet contains one table.';
  const above = [count, ...about, ...blanks(table)];
  const lines: SheetLine[] = [
    { cells: [title], styles: [STYLE.title] },
    ...above.map((line) => ({ cells: [line], styles: [STYLE.plain] })),
  ];
  const from = lines.length;
  const everywhere = columns.map(() => true);
  if (rows.length > 0)
    lines.push({
      cells: headers,
      styles: columns.map(headerStyle),
      height: heightOf(headers, widths, everywhere, true),
    });
  for (const row of rows) lines.push(tableLine(row, styles, heightOf(row, widths, wrapped)));
  return {
    name: sheet,
    lines,
    widths,
    ...(rows.length > 0 && { table: { name: tableName(sheet), from, headers } }),
  };
}

function coverSheet({ title, cover }: Workbook): Sheet {
  const height = (text: string) => heightOf([text], [COVER_WIDTH], [true]);
  const lines: SheetLine[] = [{ cells: [title], styles: [STYLE.wrappedTitle], height: height(title) }];
  const links: SheetLink[] = [];
  for (const { heading, lines: below } of cover) {
    lines.push({ cells: [heading], styles: [STYLE.heading], height: height(heading) });
    for (const line of below) {
      const isLink = typeof line !== 'string';
      const text = fitting(isLink ? line.text : line);
      if (isLink) links.push({ line: lines.length, text, address: line.address });
      lines.push({ cells: [text], styles: [isLink ? STYLE.link : STYLE.wrapped], height: height(text) });
    }
  }
  return { name: 'Cover', lines, links, widths: [COVER_WIDTH] };
}

/** The list of the worksheets after it, each of which it leads to. */
function contentsSheet(tables: readonly WorkbookTable[]): Sheet {
  const made = tableSheet({
    sheet: 'Contents',
    title: 'Contents',
    about: ['Each name in the first column leads to its worksheet.'],
    columns: [{ header: 'Worksheet' }, { header: 'What it has', long: true }],
    rows: tables.map(({ sheet: name, title }) => [name, title]),
  });
  const first = made.lines.length - tables.length;
  return {
    ...made,
    lines: made.lines.map((line, i) =>
      i < first ? line : { ...line, styles: [STYLE.link, ...line.styles.slice(1)] },
    ),
    links: tables.map(({ sheet }, i) => ({ line: first + i, text: sheet, sheet })),
  };
}

/**
 * A workbook as the bytes of an xlsx file: the same for the same content, with the same version of Node.
 * Texts are typed as texts, so that none can act as a formula. Throws `RangeError` for a table that no reader
 * could use.
 */
export function workbookBytes(workbook: Workbook): Uint8Array {
  const { title, description, notes, tables } = workbook;
  checkNames(tables);
  const noted: WorkbookTable = {
    sheet: 'Notes',
    title: 'Notes',
    columns: [{ header: 'About' }, { header: 'Note', long: true }],
    rows: notes,
  };
  const sheets = [
    coverSheet(workbook),
    contentsSheet([noted, ...tables]),
    ...[noted, ...tables].map(tableSheet),
  ];
  return archiveOf(sheets, { title, description, author: AUTHOR, language: 'en-GB' });
}
