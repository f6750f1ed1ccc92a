import { MOST_PLACES } from '../../sources/layouts/workbook-cells.js';
import type { Shown } from './cell-format.js';
import { readNotation } from './notation.js';
import { raisedRun } from './note-marks.js';
import { odsNumber } from './ods-number.js';
import { OdsStyles } from './ods-styles.js';
import type { Cell } from './read-cell.js';
import { scanXml } from './scan-xml.js';
import { ScaledNumbers, type SheetContent } from './sheet.js';
import { unreadable } from './table-file.js';
import { zipEntryText } from './zip-entry.js';

/** As many rows and columns as a sheet can have. */
const MAX_ROWS = 1_048_576;
const MAX_COLUMNS = 16_384;

type Attributes = (name: string) => string | undefined;

const timesOf = (attribute: Attributes, name: string, limit: number): number =>
  Math.max(1, Math.min(limit, Math.trunc(Number(attribute(name) ?? '1')) || 1));

const isHidden = (attribute: Attributes): boolean =>
  /^(collapse|filter)$/.test(attribute('visibility') ?? '');

/** What is inside a cell that is not its text: notes of reviewers, drawings. */
const NOT_TEXT = new Set(['annotation', 'note', 'frame', 'custom-shape', 'ruby-text', 'shapes', 'table']);

/** A cell from its attributes and its text; undefined for a formula without a value. */
function cellOf(
  attribute: Attributes,
  shown: string,
  style: string | undefined,
  styles: OdsStyles,
): Cell | Shown | undefined {
  const type = attribute('value-type') ?? '';
  const isError = attribute('calcext:value-type') === 'error';
  const value = attribute('value');
  if (isError) return shown === '' ? '#ERROR!' : shown;
  if (/^(float|currency|percentage)$/.test(type)) {
    if (value === undefined || value.trim() === '' || /^(#|Err:)/.test(shown)) return shown || null;
    // A whole number that a double cannot hold stays as it is written.
    if (readNotation(value, '.') === 'too_long') return value;
    return odsNumber(Number(value), type, shown, styles.lookOf(style, Number(value)));
  }
  if (type === 'boolean') return attribute('boolean-value') ?? (shown || null);
  if (type === 'date') return attribute('date-value')?.slice(0, 10) ?? (shown || null);
  if (type === 'time') return attribute('time-value') ?? (shown || null);
  if (type === 'string') return shown || (attribute('string-value') ?? '');
  if (shown === '' && attribute('formula') !== undefined) return undefined;
  return shown || null;
}

const isShown = (cell: Cell | Shown): cell is Shown => cell !== null && typeof cell === 'object';

/** Collects the rows of one sheet. */
class SheetReader {
  readonly rows: Cell[][] = [];
  readonly hiddenRows: number[] = [];
  readonly hiddenColumns: number[] = [];
  readonly scaled = new ScaledNumbers();
  filtered = false;
  /** The style of the cells of a row that do not name one. */
  rowStyle: string | undefined;
  readonly #columnStyles: { readonly until: number; readonly style: string | undefined }[] = [];
  #column = 0;
  #cells: Cell[] = [];
  /** Empty cells and rows that count only if there is something behind them. */
  #emptyCells = 0;
  #emptyRows = 0;

  constructor(
    readonly name: string,
    readonly file: string,
    readonly hidden: boolean,
    /** What all sheets of the workbook hold together. */
    readonly held: { places: number },
  ) {}

  column(attribute: Attributes): void {
    const times = timesOf(attribute, 'number-columns-repeated', MAX_COLUMNS);
    if (isHidden(attribute))
      for (let i = 0; i < times && this.#column + i < MAX_COLUMNS; i += 1)
        this.hiddenColumns.push(this.#column + i);
    this.#column += times;
    this.#columnStyles.push({ until: this.#column, style: attribute('default-cell-style-name') });
  }

  /** The style of the next cell, where it does not name one. */
  get style(): string | undefined {
    const column = this.#cells.length + this.#emptyCells;
    return this.rowStyle ?? this.#columnStyles.find(({ until }) => column < until)?.style;
  }

  /** The position of the next cell, for a message. */
  get place(): string {
    const row = this.rows.length + this.#emptyRows + 1;
    return `row ${row}, column ${this.#cells.length + this.#emptyCells + 1}`;
  }

  cell(given: Cell | Shown, times: number, value: number): void {
    const cell = isShown(given) ? given.cell : given;
    const column = this.#cells.length + this.#emptyCells;
    if (cell === null) {
      this.#emptyCells += times;
      return;
    }
    const width = this.#cells.length + this.#emptyCells + times;
    if (width > MAX_COLUMNS) throw unreadable(`${this.file}: a row of a sheet has too many cells`);
    if (isShown(given) && given.thousands > 0)
      for (let i = 0; i < times; i += 1)
        this.scaled.see(this.rows.length + this.#emptyRows, column + i, given, value);
    for (; this.#emptyCells > 0; this.#emptyCells -= 1) this.#cells.push(null);
    for (let i = 0; i < times; i += 1) this.#cells.push(cell);
  }

  row(times: number, hidden: boolean, filtered: boolean): void {
    const cells = this.#cells;
    this.#cells = [];
    this.#emptyCells = 0;
    if (cells.length === 0) {
      this.#emptyRows += times;
      return;
    }
    const total = this.rows.length + this.#emptyRows + times;
    this.held.places += cells.length * times;
    if (total > MAX_ROWS || this.held.places > MOST_PLACES)
      throw unreadable(
        `${this.file}, sheet ${JSON.stringify(this.name)}, has too many cells`,
        'save the sheet as .csv (UTF-8)',
      );
    for (; this.#emptyRows > 0; this.#emptyRows -= 1) this.rows.push([]);
    for (let i = 0; i < times; i += 1) {
      if (hidden) this.hiddenRows.push(this.rows.length);
      this.rows.push(cells);
    }
    if (filtered) this.filtered = true;
  }

  get content(): SheetContent {
    this.scaled.settle(this.rows);
    const { name, rows, hiddenRows, hiddenColumns, filtered, scaled } = this;
    return {
      name,
      ...(this.hidden ? { hidden: 'hidden' as const } : {}),
      rows,
      hiddenRows,
      hiddenColumns,
      filtered,
      scaled,
    };
  }
}

/** A sheet of another file that LibreOffice keeps a copy of: it is not one of this workbook. */
const OF_ANOTHER_FILE = /^'.*'#\$/;

/**
 * The sheets of content.xml. Rows are read wherever they are in a table: folded under outlines of any depth,
 * or repeated on every page as titles.
 */
export function odsContent(xml: string, styles: OdsStyles, file: string): SheetContent[] {
  const sheets: SheetReader[] = [];
  const held = { places: 0 };
  const path: string[] = [];
  let sheet: SheetReader | undefined;
  let row = { times: 1, hidden: false, filtered: false };
  let cell: { attribute: Attributes; paragraphs: string[]; covered: boolean } | undefined;
  let inParagraph = false;
  const raised: ('raised' | 'lowered' | undefined)[] = [];
  /** Depth of an element whose content is skipped. */
  let skipped = 0;
  /** Adds text to the paragraph that is open. */
  const add = (text: string) => {
    if (cell === undefined || !inParagraph) return;
    const before = cell.paragraphs.at(-1) ?? '';
    const position = raised.findLast((one) => one !== undefined);
    cell.paragraphs[cell.paragraphs.length - 1] =
      before + (position === undefined ? text : raisedRun(text, before, position === 'lowered'));
  };
  const inside = (name: string, attribute: Attributes) => {
    if (NOT_TEXT.has(name)) skipped = path.length;
    else if (name === 'p' && !inParagraph) {
      inParagraph = true;
      cell?.paragraphs.push('');
    } else if (name === 'span') raised.push(styles.positionOf(attribute('style-name')));
    else if (name === 's') add(' '.repeat(timesOf(attribute, 'c', 1000)));
    else if (name === 'tab' || name === 'line-break') add(' ');
  };
  scanXml(xml, {
    open(name, attribute) {
      path.push(name);
      if (skipped > 0) return;
      styles.open(name, attribute);
      if (cell !== undefined) return inside(name, attribute);
      if (name === 'table') {
        const called = attribute('name') ?? `Sheet${sheets.length + 1}`;
        if (path.at(-2) !== 'spreadsheet' || OF_ANOTHER_FILE.test(called)) skipped = path.length;
        else {
          sheet = new SheetReader(called, file, styles.isHidden(attribute('style-name')), held);
          sheets.push(sheet);
        }
      } else if (name === 'shapes' || name === 'forms') skipped = path.length;
      else if (name === 'table-column') sheet?.column(attribute);
      else if (name === 'table-row') {
        row = {
          times: timesOf(attribute, 'number-rows-repeated', MAX_ROWS),
          hidden: isHidden(attribute),
          filtered: attribute('visibility') === 'filter',
        };
        if (sheet !== undefined) sheet.rowStyle = attribute('default-cell-style-name');
      } else if (name === 'table-cell' || name === 'covered-table-cell')
        cell = { attribute, paragraphs: [], covered: name !== 'table-cell' };
    },
    text: (text) => {
      if (skipped > 0) return;
      styles.text(text);
      add(text);
    },
    close(name) {
      const depth = path.length;
      path.pop();
      if (skipped > 0) {
        if (depth === skipped) skipped = 0;
        return;
      }
      styles.close(name);
      if (name === 'p') inParagraph = false;
      else if (name === 'span') raised.pop();
      else if (cell !== undefined && /^(covered-)?table-cell$/.test(name)) {
        const { attribute, paragraphs, covered } = cell;
        cell = undefined;
        const times = timesOf(attribute, 'number-columns-repeated', MAX_COLUMNS);
        const style = attribute('style-name') ?? sheet?.style;
        const value = covered ? null : cellOf(attribute, paragraphs.join('\n').trim(), style, styles);
        if (value === undefined)
          throw unreadable(
            `${file}, sheet ${JSON.stringify(sheet?.name ?? '')}, ${sheet?.place}: a formula without a value`,
            'open and save the workbook, or save it as CSV',
          );
        sheet?.cell(value, times, Number(attribute('value')));
      } else if (name === 'table-row') sheet?.row(row.times, row.hidden, row.filtered);
      else if (name === 'table') sheet = undefined;
    },
  });
  return sheets.map(({ content }) => content);
}

/** The sheets of an ods workbook. Throws `table-unreadable`. */
export async function odsSheets(
  bytes: Buffer,
  file: string,
): Promise<{ name: string; hidden: boolean; content: () => SheetContent }[]> {
  const manifest = await zipEntryText(bytes, 'META-INF/manifest.xml');
  if (manifest?.includes('encryption-data'))
    throw unreadable(`${file} is a workbook with a password`, 'save it without a password');
  const content = await zipEntryText(bytes, 'content.xml');
  if (content === undefined) throw unreadable(`${file} cannot be read as a workbook: it has no content.xml`);
  const styles = new OdsStyles();
  const common = await zipEntryText(bytes, 'styles.xml');
  if (common !== undefined) styles.read(common);
  return odsContent(content, styles, file).map((sheet) => ({
    name: sheet.name,
    hidden: sheet.hidden !== undefined,
    content: () => sheet,
  }));
}
