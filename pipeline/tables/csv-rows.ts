import Papa from 'papaparse';
import { decodeUtf8 } from '../../sources/layouts/csv.js';
import { unreadable } from './raw-table.js';

/** No table has fewer columns than an area and three figures. */
const LEAST_CELLS = 4;
const OTHERS = [
  [';', 'semicolons'],
  ['\t', 'tabs'],
] as const;

/** What stands between the cells, where it is not commas. */
function otherSeparator(text: string): string | undefined {
  const lines = text.split('\n');
  const count = (sign: string) => lines.filter((line) => line.split(sign).length >= LEAST_CELLS).length;
  const commas = count(',');
  return OTHERS.find(([sign]) => count(sign) > commas)?.[1];
}

/** The cells of a CSV file. Throws `table-unreadable`. */
export function csvRows(bytes: Uint8Array, file: string): string[][] {
  let text: string;
  try {
    text = decodeUtf8(bytes, file).replace(/\r\n?/g, '\n');
  } catch (cause) {
    throw unreadable(`${file} is not UTF-8 text`, 'save it as “CSV UTF-8”', cause);
  }
  const other = otherSeparator(text);
  if (other !== undefined)
    throw unreadable(`${file} has ${other} between its cells`, 'save it with commas between them');
  const { data, errors } = Papa.parse<string[]>(text, {
    ...{ delimiter: ',', newline: '\n', header: false, skipEmptyLines: false },
  });
  const quotes = errors.find(({ type }) => type === 'Quotes');
  if (quotes !== undefined)
    throw unreadable(
      `${file}, row ${(quotes.row ?? 0) + 1}: a quotation mark does not open or close a cell`,
      'put the whole cell in quotation marks, and double those inside it',
    );
  return data;
}
