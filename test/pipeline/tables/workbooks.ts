import { type Cell, type CellValue, type WriteSheet, writeXlsx } from 'hucre';
import { zipOf } from '../../fixtures/workbook.js';

/** An ods workbook with this content of its spreadsheet, and these automatic styles. */
export function odsOf(spreadsheet: string, styles = '', common = ''): Uint8Array {
  const document = (root: string, inside: string) =>
    Buffer.from(`<?xml version="1.0" encoding="UTF-8"?><office:${root}>${inside}</office:${root}>`);
  return zipOf([
    {
      name: 'mimetype',
      content: Buffer.from('application/vnd.oasis.opendocument.spreadsheet'),
      stored: true,
    },
    { name: 'styles.xml', content: document('document-styles', `<office:styles>${common}</office:styles>`) },
    {
      name: 'content.xml',
      content: document(
        'document-content',
        `<office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${spreadsheet}</office:spreadsheet></office:body>`,
      ),
    },
    { name: 'META-INF/manifest.xml', content: document('manifest', '') },
  ]);
}

/** A cell of an ods sheet. */
export const odsCell = (value: string | number, attributes = ''): string =>
  typeof value === 'number'
    ? `<table:table-cell office:value-type="float" office:value="${value}" ${attributes}><text:p>${value}</text:p></table:table-cell>`
    : `<table:table-cell office:value-type="string" ${attributes}><text:p>${value}</text:p></table:table-cell>`;

export const odsRow = (cells: readonly (string | number)[], attributes = ''): string =>
  `<table:table-row ${attributes}>${cells.map((cell) => odsCell(cell)).join('')}<table:table-cell table:number-columns-repeated="16000"/></table:table-row>`;

export const odsTable = (rows: string, attributes = ''): string =>
  `<table:table table:name="S" ${attributes}>${rows}<table:table-row table:number-rows-repeated="1040000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>`;

/** An xlsx workbook of one sheet, with details of some cells by `row,column` from 0. */
export const xlsxOf = (
  rows: readonly (readonly CellValue[])[],
  cells: Readonly<Record<string, Partial<Cell>>> = {},
  sheet: Partial<WriteSheet> = {},
): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [
      {
        name: 'S',
        rows: rows.map((row) => [...row]),
        cells: new Map(Object.entries(cells)),
        ...sheet,
      },
    ],
  });
