import { escapeHtml } from './escape.js';
import { DECLARATION } from './workbook-styles.js';

/* Worksheets as the parts of a workbook: cells, links and marked tables. */

/** A line of a worksheet: a cell and the number of its style for each column. */
export interface SheetLine {
  readonly cells: readonly (string | number | null)[];
  readonly styles: readonly number[];
  /** In points, where every program would not find it by itself. */
  readonly height?: number | undefined;
}

/** A link of the first cell of a line, to an address or to another worksheet. */
export interface SheetLink {
  /** From 0. */
  readonly line: number;
  readonly text: string;
  readonly address?: string;
  readonly sheet?: string;
}

export interface Sheet {
  readonly name: string;
  readonly lines: readonly SheetLine[];
  /** Of the columns, in characters. */
  readonly widths: readonly number[];
  readonly links?: readonly SheetLink[];
  /** The table at the end of the lines. */
  readonly table?: {
    readonly name: string;
    /** The line with its headers, from 0. */
    readonly from: number;
    readonly headers: readonly string[];
  };
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** What no XML may hold, and what a spreadsheet would read as the escape of such a sign. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const NOT_XML = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)/g;

const escaped = (sign: string): string =>
  `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/** Text between tags, and between the quotes of an attribute. */
export const xmlText = (text: string): string => escapeHtml(text.replace(NOT_XML, escaped));

/** Letters of a column, from 0: A, B, …, Z, AA. */
function letters(index: number): string {
  const rest = index < 26 ? '' : letters(Math.floor(index / 26) - 1);
  return rest + String.fromCharCode(65 + (index % 26));
}

/** The texts of all worksheets of a workbook, each once. */
export class SharedTexts {
  readonly #numbers = new Map<string, number>();

  numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  /** `xl/sharedStrings.xml`. */
  toXml(): string {
    let items = '';
    for (const text of this.#numbers.keys())
      items += `<si><t${/^\s|\s$|[\n\t]/.test(text) ? ' xml:space="preserve"' : ''}>${xmlText(text)}</t></si>`;
    const count = this.#numbers.size;
    return `${DECLARATION}<sst xmlns="${MAIN}" count="${count}" uniqueCount="${count}">${items}</sst>`;
  }
}

function rowsOf({ lines, widths }: Sheet, texts: SharedTexts): string {
  const names = widths.map((_, column) => letters(column));
  let xml = '';
  for (let line = 0; line < lines.length; line += 1) {
    const { cells, styles, height } = lines[line] as SheetLine;
    const row = line + 1;
    xml += `<row r="${row}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}>`;
    for (let column = 0; column < cells.length; column += 1) {
      const cell = cells[column] as string | number | null;
      if (cell === null || cell === '') continue;
      const about = `<c r="${names[column]}${row}" s="${styles[column]}"`;
      xml +=
        typeof cell === 'number'
          ? `${about}><v>${cell}</v></c>`
          : `${about} t="s"><v>${texts.numberOf(cell)}</v></c>`;
    }
    xml += '</row>';
  }
  return xml;
}

const addresses = ({ links = [] }: Sheet): SheetLink[] =>
  links.filter(({ address }) => address !== undefined);

function linksOf(sheet: Sheet): string {
  const outside = addresses(sheet);
  const links = (sheet.links ?? []).map((link) => {
    const target =
      link.sheet === undefined
        ? `r:id="rId${outside.indexOf(link) + 1}"`
        : `location="${xmlText(`'${link.sheet.replaceAll("'", "''")}'!A1`)}"`;
    return `<hyperlink ref="A${link.line + 1}" ${target} display="${xmlText(link.text)}"/>`;
  });
  return links.length === 0 ? '' : `<hyperlinks>${links.join('')}</hyperlinks>`;
}

/** `xl/worksheets/sheet<n>.xml`. Its texts are added to the shared ones. */
export function sheetXml(sheet: Sheet, texts: SharedTexts): string {
  const { widths, table, lines } = sheet;
  const columns = widths.map(
    (width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  );
  return [
    `${DECLARATION}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">`,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<dimension ref="A1:${letters(widths.length - 1)}${lines.length}"/>`,
    '<sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/>',
    `<cols>${columns.join('')}</cols>`,
    `<sheetData>${rowsOf(sheet, texts)}</sheetData>`,
    linksOf(sheet),
    '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>',
    // The cover too, which LibreOffice would cut at the edge of a page that is less wide.
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    table === undefined
      ? ''
      : `<tableParts count="1"><tablePart r:id="rId${addresses(sheet).length + 1}"/></tableParts>`,
    '</worksheet>',
  ].join('');
}

/** `xl/worksheets/_rels/sheet<n>.xml.rels`; nothing where a worksheet leads nowhere and has no table. */
export function sheetRelations(sheet: Sheet, tableNumber: number): string | undefined {
  const outside = addresses(sheet).map(
    ({ address = '' }, i) =>
      `<Relationship Id="rId${i + 1}" Type="${OFFICE}/hyperlink" Target="${xmlText(address)}" TargetMode="External"/>`,
  );
  const table = `<Relationship Id="rId${outside.length + 1}" Type="${OFFICE}/table" Target="../tables/table${tableNumber}.xml"/>`;
  const all = [...outside, ...(sheet.table === undefined ? [] : [table])];
  return all.length === 0 ? undefined : relations(all);
}

/** A part that says what another part leads to. */
export const relations = (all: readonly string[]): string =>
  `${DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;

/** `xl/tables/table<n>.xml`; nothing where a worksheet has no table. */
export function tableXml({ table, widths, lines }: Sheet, number: number): string | undefined {
  if (table === undefined) return undefined;
  const { name, from, headers } = table;
  const columns = headers.map((header, i) => `<tableColumn id="${i + 1}" name="${xmlText(header)}"/>`);
  const range = `A${from + 1}:${letters(widths.length - 1)}${lines.length}`;
  return [
    `${DECLARATION}<table xmlns="${MAIN}" id="${number}" name="${name}" displayName="${name}" ref="${range}" totalsRowShown="0">`,
    `<tableColumns count="${columns.length}">${columns.join('')}</tableColumns>`,
    '<tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/>',
    '</table>',
  ].join('');
}
