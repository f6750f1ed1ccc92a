import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import Papa from 'papaparse';
import { unreadable } from './raw-table.js';

const PIECE = 2 ** 20;

/**
 * The text of a file in pieces, without byte order mark, its lines ended by LF. A file is read piece by piece, for one of
 * hundreds of columns and hundreds of thousands of rows is longer than a text may be.
 */
async function* textPieces(path: string, file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decoded = (bytes?: Uint8Array): string => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
    } catch (cause) {
      throw unreadable(`${file} is not UTF-8 text`, 'save it as “CSV UTF-8”', cause);
    }
  };
  let held = '';
  for await (const bytes of createReadStream(path, { highWaterMark: PIECE })) {
    const piece = held + decoded(bytes);
    // A return at the end may belong to the line feed that the next piece begins with.
    held = piece.endsWith('\r') ? '\r' : '';
    const whole = held === '' ? piece : piece.slice(0, -1);
    if (whole.includes('\0')) throw unreadable(`${file} is not UTF-8 text`, 'save it as “CSV UTF-8”');
    if (whole !== '') yield whole.includes('\r') ? whole.replace(/\r\n?/g, '\n') : whole;
  }
  const last = (held + decoded()).replace(/\r\n?/g, '\n');
  if (last !== '') yield last;
}

/**
 * Visits every row of a CSV file (UTF-8, commas), from the first line on, in order; row 1 is the first.
 * Throws `table-unreadable`, and what `visit` throws.
 */
export function visitCsv(
  path: string,
  file: string,
  visit: (cells: readonly string[], row: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let before = 0;
    Papa.parse<string[]>(Readable.from(textPieces(path, file)), {
      ...{ delimiter: ',', newline: '\n', header: false, skipEmptyLines: false },
      chunk({ data, errors }) {
        const quotes = errors.find(({ type }) => type === 'Quotes');
        if (quotes !== undefined)
          throw unreadable(
            `${file}, row ${before + (quotes.row ?? 0) + 1}: a quotation mark does not open or close a cell`,
            'put the whole cell in quotation marks, and double those inside it',
          );
        for (const [at, cells] of data.entries()) visit(cells, before + at + 1);
        before += data.length;
      },
      complete: () => resolve(),
      error: reject,
    });
  });
}
