import { open, stat } from 'node:fs/promises';
import { fileSystemError, isAbsent } from '../../errors/file-system.js';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import { cleanText } from './clean-text.js';
import { startOfUnpacked } from './gzip.js';
import { LIMITS } from './limits.js';

/** An error about the file; `next` says what to do, where that is known. */
export const unreadable = (problem: string, next?: string, cause?: unknown): SmiError =>
  new SmiError('table-unreadable', problem, { ...(next === undefined ? {} : { next }), cause });

/** @param line the first line that is not, where that is known */
export const notUtf8 = (file: string, cause?: unknown, line?: number): SmiError =>
  unreadable(
    `${file} is not UTF-8 text${line === undefined ? '' : `: see line ${line}`}`,
    'save it as “CSV UTF-8”',
    cause,
  );

/** A path or a name unchanged, or quoted where a terminal would act on it. */
export const shown = (path: string): string => (cleanText(path) === path ? path : quoteFound(path, 200));

/**
 * An error that came up while a file of the user was read: of the file system, or else about that file,
 * whatever a library says.
 */
export function aboutFile(error: unknown, file: string, doing: string): unknown {
  const known = fileSystemError(error, doing);
  return known instanceof SmiError ? known : unreadable(`${file} cannot be read`, undefined, error);
}

export type TableFormat = 'csv' | 'csv.gz' | 'workbook' | 'parquet';

interface OtherFile {
  readonly starts: readonly string[];
  readonly what: string;
  readonly next: string;
}

/** First bytes, as Latin-1, of other files that can contain tables. */
const BINARY: readonly OtherFile[] = [
  {
    starts: ['\xd0\xcf\x11\xe0'],
    what: 'is an .xls workbook, or one with a password',
    next: 'save it as .xlsx without a password',
  },
  {
    starts: ['BZh9', '7z\xbc\xaf', '\xfd7zXZ', '\x28\xb5\x2f\xfd', 'Rar!\x1a'],
    what: 'is compressed',
    next: 'unpack it first',
  },
  { starts: ['%PDF-'], what: 'is a PDF', next: 'take the table from it, and save it as .csv (UTF-8)' },
  { starts: ['ARROW1\0'], what: 'is an Arrow file', next: 'save it as .parquet or .csv (UTF-8)' },
];

const MARKUP = /^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml|table)/i;
const JSON_TEXT = /^(?:\xef\xbb\xbf)?\s*(?:\{\s*"|\[\s*[[{"])/;

/** The format of a file that starts with these bytes, as Latin-1. */
function formatOfStart(start: string, name: string): TableFormat {
  if (start.startsWith('\x1f\x8b')) return 'csv.gz';
  if (start.startsWith('PK\x03\x04')) return 'workbook';
  // A CSV header may begin with the same letters, but a control character does not follow them.
  if (start.startsWith('PAR1') && start.charCodeAt(4) < 0x20 && !/^PAR1[\t\r\n]/.test(start))
    return 'parquet';
  const other = BINARY.find(({ starts }) => starts.some((bytes) => start.startsWith(bytes)));
  if (other !== undefined) throw unreadable(`${name} ${other.what}`, other.next);
  if (MARKUP.test(start)) throw unreadable(`${name} is a web page or XML`, 'save it as .csv (UTF-8)');
  if (JSON_TEXT.test(start)) throw unreadable(`${name} is JSON`, 'save it as .csv (UTF-8)');
  return 'csv';
}

const START = 512;

/** The format of a file by its first bytes: its name may be wrong. */
async function formatOf(path: string, name: string): Promise<TableFormat> {
  const file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(START)).finally(() => file.close());
  const format = formatOfStart(buffer.subarray(0, bytesRead).toString('latin1'), name);
  if (format !== 'csv.gz') return format;
  const inside = await startOfUnpacked(path, START).catch((cause: unknown) => {
    throw unreadable(`${name} is compressed, and is damaged or ends early`, undefined, cause);
  });
  if (inside.length === 0) throw unreadable(`${name} is compressed, and is empty`);
  if (formatOfStart(inside.toString('latin1'), name) !== 'csv' || inside.subarray(0, START).includes(0))
    throw unreadable(`${name} is compressed, and what is in it is not CSV`, 'unpack it first');
  return format;
}

const NEXT = 'give the path of the table';

/**
 * Checks a file before it is read.
 * @param name name of the file in messages about its content
 * @throws SmiError `table-unreadable` for a file that cannot be a table
 */
export async function checkFile(path: string, name: string): Promise<TableFormat> {
  const stats = await stat(path).catch((error: unknown) => {
    if (isAbsent(error)) throw unreadable(`${shown(path)} does not exist`, NEXT);
    throw error;
  });
  if (stats.isDirectory()) throw unreadable(`${shown(path)} is a folder`, NEXT);
  // A pipe or a device may never end.
  if (!stats.isFile()) throw unreadable(`${shown(path)} is not a file`, NEXT);
  if (stats.size === 0) throw unreadable(`${shown(path)} is empty`, 'give a table with a header and rows');
  const format = await formatOf(path, name);
  if (format === 'workbook' && stats.size > LIMITS.workbookBytes)
    throw unreadable(
      `${name} is too large for a workbook: it has more than ${LIMITS.workbookBytes / 1e6} MB`,
      'save it as .csv (UTF-8) or .parquet',
    );
  return format;
}
