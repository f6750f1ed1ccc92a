import { createReadStream } from 'node:fs';
import Papa from 'papaparse';
import { LIMITS } from './limits.js';
import { notUtf8, unreadable } from './table-file.js';

const PIECE = 2 ** 20;

/**
 * The text of a file in pieces, without a byte order mark, with LF at the end of each line. A file with
 * hundreds of columns and hundreds of thousands of rows is longer than a JavaScript string can be.
 */
async function* textPieces(path: string, file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decoded = (bytes?: Uint8Array): string => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
    } catch (cause) {
      throw notUtf8(file, cause);
    }
  };
  let held = '';
  for await (const bytes of createReadStream(path, { highWaterMark: PIECE })) {
    const piece = held + decoded(bytes);
    // A carriage return at the end may belong to a line feed at the start of the next piece.
    held = piece.endsWith('\r') ? '\r' : '';
    const whole = held === '' ? piece : piece.slice(0, -1);
    // UTF-16 without a byte order mark is valid UTF-8, in which every second character is NUL.
    if (whole.includes('\0')) throw notUtf8(file);
    if (whole !== '') yield whole.includes('\r') ? whole.replace(/\r\n?/g, '\n') : whole;
  }
  const last = (held + decoded()).replace(/\r\n?/g, '\n');
  if (last !== '') yield last;
}

/**
 * Every row of a CSV file (UTF-8, commas), in batches, each with the number of its first row.
 * Throws `table-unreadable`.
 */
export async function* csvBatches(
  path: string,
  file: string,
): AsyncGenerator<{ rows: readonly (readonly string[])[]; first: number }> {
  let first = 1;
  let rest = '';
  const parsed = (text: string, isEnd: boolean) => {
    const parser = new Papa.Parser({ delimiter: ',', newline: '\n' });
    const { data, errors, meta }: Papa.ParseResult<string[]> = parser.parse(text, 0, !isEnd);
    // The last row of a piece may be cut off anywhere: it is parsed again with the next piece.
    const quotes = errors.find(({ row = 0 }) => isEnd || row < data.length);
    if (quotes !== undefined)
      throw unreadable(
        `${file}, row ${first + (quotes.row ?? 0)}: a quotation mark does not open or close a cell`,
        'put the whole cell in quotation marks, and double those inside it',
      );
    rest = isEnd ? '' : text.slice(meta.cursor);
    return data;
  };
  for await (const piece of textPieces(path, file)) {
    const rows = parsed(rest + piece, false);
    if (rest.length > LIMITS.rowCharacters)
      throw unreadable(
        `${file}, row ${first + rows.length} has more than ${Math.round(LIMITS.rowCharacters / 1e6)} million characters`,
        'look for a quotation mark that does not close its cell',
      );
    if (rows.length > 0) yield { rows, first };
    first += rows.length;
  }
  if (rest !== '') yield { rows: parsed(rest, true), first };
}
