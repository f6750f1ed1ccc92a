import { createReadStream } from 'node:fs';
import Papa from 'papaparse';
import { SmiError } from '../../errors/smi-error.js';
import { UnpacksTooFar, unpacked } from './gzip.js';
import { LIMITS } from './limits.js';
import { aboutFile, notUtf8, unreadable } from './table-file.js';

const PIECE = 2 ** 20;

/** A text file with cells. */
export interface TextFile {
  readonly path: string;
  /** Its name in messages. */
  readonly file: string;
  /** True for one compressed with gzip. */
  readonly packed: boolean;
}

async function* bytesOf({ path, file, packed }: TextFile): AsyncGenerator<Uint8Array> {
  if (!packed) return yield* createReadStream(path, { highWaterMark: PIECE });
  try {
    yield* unpacked(path);
  } catch (error) {
    if (error instanceof UnpacksTooFar)
      throw unreadable(`${file} unpacks to an unreasonable size`, 'unpack it first, and look at it', error);
    const known = aboutFile(error, file, `reading ${file}`);
    if (known instanceof SmiError && known.code !== 'table-unreadable') throw known;
    throw unreadable(`${file} is compressed, and is damaged or ends early`, undefined, error);
  }
}

const LINE_FEED = 10;

/** How many lines of some bytes come before the first that is not UTF-8. */
function linesBefore(bytes: Uint8Array): number {
  let lines = 0;
  let start = 0;
  for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
    if (Buffer.from(bytes.subarray(start, end)).toString('utf8').includes('\ufffd')) break;
    lines += 1;
    start = end + 1;
  }
  return lines;
}

/**
 * The text of a file in pieces, without a byte order mark, with LF at the end of each line. A file with
 * hundreds of columns and hundreds of thousands of rows is longer than a JavaScript string can be.
 */
async function* textPieces(text: TextFile): AsyncGenerator<string> {
  const { file } = text;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let lines = 0;
  const decoded = (bytes?: Uint8Array): string => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
    } catch (cause) {
      throw notUtf8(file, cause, lines + (bytes === undefined ? 0 : linesBefore(bytes)) + 1);
    }
  };
  let held = '';
  for await (const bytes of bytesOf(text)) {
    const piece = held + decoded(bytes);
    // A carriage return at the end may belong to a line feed at the start of the next piece.
    held = piece.endsWith('\r') ? '\r' : '';
    const whole = held === '' ? piece : piece.slice(0, -1);
    // UTF-16 without a byte order mark is valid UTF-8, in which every second character is NUL.
    if (whole.includes('\0')) throw notUtf8(file);
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, end + 1)) lines += 1;
    if (whole !== '') yield whole.includes('\r') ? whole.replace(/\r\n?/g, '\n') : whole;
  }
  const last = (held + decoded()).replace(/\r\n?/g, '\n');
  if (last !== '') yield last;
}

/** What can separate the cells of a text file, and what messages call it. */
export const SEPARATORS = [
  { sign: ',', name: 'commas' },
  { sign: ';', name: 'semicolons' },
  { sign: '\t', name: 'tabs' },
] as const;
export type Separator = (typeof SEPARATORS)[number];

/**
 * The separator of a text file: the one that cuts the largest number of its first rows into the same number
 * of cells, then the one with more cells, then the one that is rarer in texts.
 */
export async function separatorOf(text: TextFile): Promise<Separator> {
  let start = '';
  for await (const piece of textPieces(text)) {
    start += piece;
    if (start.length >= PIECE / 4) break;
  }
  start = start.slice(0, PIECE / 4);
  const judged = SEPARATORS.map((separator) => {
    const parser = new Papa.Parser({
      delimiter: separator.sign,
      newline: '\n',
      preview: LIMITS.rowsToGuess,
    });
    const { data }: Papa.ParseResult<string[]> = parser.parse(start, 0, false);
    const counts = new Map<number, number>();
    for (const { length } of data) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
    const [width = 0, rows = 0] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
    return { separator, rows, width };
  });
  const [best] = judged.reverse().sort((a, b) => b.rows - a.rows || b.width - a.width);
  return best === undefined || best.rows === 0 ? SEPARATORS[0] : best.separator;
}

/**
 * Every row of a text file (UTF-8), in batches, each with the number of its first row.
 * Throws `table-unreadable`.
 */
export async function* csvBatches(
  text: TextFile,
  { sign }: Separator,
): AsyncGenerator<{ rows: readonly (readonly string[])[]; first: number }> {
  const { file } = text;
  let first = 1;
  let rest = '';
  const parsed = (piece: string, isEnd: boolean) => {
    const parser = new Papa.Parser({ delimiter: sign, newline: '\n' });
    const { data, errors, meta }: Papa.ParseResult<string[]> = parser.parse(piece, 0, !isEnd);
    // The last row of a piece may be cut off anywhere: it is parsed again with the next piece.
    const quotes = errors.find(({ row = 0 }) => isEnd || row < data.length);
    if (quotes !== undefined)
      throw unreadable(
        `${file}, row ${first + (quotes.row ?? 0)}: a quotation mark does not open or close a cell`,
        'put the whole cell in quotation marks, and double those inside it',
      );
    rest = isEnd ? '' : piece.slice(meta.cursor);
    return data;
  };
  for await (const piece of textPieces(text)) {
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
