import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import Papa from 'papaparse';
import { onDisk } from '../../../errors/file-system.js';
import { SmiError } from '../../../errors/smi-error.js';
import { PROBLEM } from './problems.js';

/** Bytes read for the first line: ten thousand names of a hundred characters. */
const LONGEST = 2 ** 20;

export interface CsvHeader {
  readonly names: readonly string[];
  /** Whether the file is compressed with gzip, by its content. */
  readonly gzip: boolean;
}

/** The first bytes of a file, at most `length`. */
export const firstBytes = (path: string, length: number): Promise<Buffer> =>
  onDisk(`reading ${path}`, async () => {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  });

const startsWith = (bytes: Buffer, ...start: readonly number[]) =>
  start.every((byte, i) => bytes[i] === byte);

/** By its mark, or by every second byte of the beginning. */
const isUtf16 = (bytes: Buffer) =>
  startsWith(bytes, 0xff, 0xfe) ||
  startsWith(bytes, 0xfe, 0xff) ||
  [0, 1].some((odd) => bytes.length > 3 && bytes[odd] === 0 && bytes[odd + 2] === 0);

const refused = (path: string, why: string, next: string, cause?: unknown) =>
  new SmiError(PROBLEM.unreadable, `${path} ${why}`, { next, cause });

/**
 * Unzips a file to its end and returns the beginning, at most `LONGEST` bytes or a little more. To the end,
 * because the engine takes what comes before the place where such a file breaks off as the whole, and says
 * nothing. Throws `records-unreadable`.
 */
async function unzipped(path: string): Promise<Buffer> {
  const start: Buffer[] = [];
  let kept = 0;
  try {
    await pipeline(createReadStream(path), createGunzip(), async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) {
        if (kept < LONGEST) start.push(chunk);
        kept += chunk.length;
      }
    });
  } catch (cause) {
    const why = 'cannot be unzipped to its end: it is corrupt or truncated';
    throw refused(path, why, 'write it again, or leave it out', cause);
  }
  return Buffer.concat(start);
}

/**
 * The names in the first line of a CSV file, compressed or not, in order: one may be empty or be there twice.
 * Throws `records-unreadable` for a file that is not text in UTF-8, and `records-columns` without such a
 * line.
 */
export async function csvHeader(path: string): Promise<CsvHeader> {
  const raw = await firstBytes(path, LONGEST);
  const gzip = startsWith(raw, 0x1f, 0x8b);
  const bytes = gzip ? await unzipped(path) : raw;
  if (isUtf16(bytes)) throw refused(path, 'is not UTF-8 text (it looks like UTF-16)', 'save it as UTF-8');
  if (startsWith(bytes, 0x50, 0x4b))
    throw refused(path, 'is a workbook or a zip file, not CSV', 'save it as CSV or Parquet');
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  const [names] = Papa.parse<string[]>(text, { preview: 1, header: false, delimiter: ',' }).data;
  if (names === undefined || text.trim() === '')
    throw new SmiError(PROBLEM.schema, `${path}: its first line has no column names`, {
      next: 'give a file whose first line names the columns',
    });
  const [only = ''] = names;
  if (names.length === 1 && /[;\t]/.test(only))
    throw refused(
      path,
      `has columns that are separated by ${only.includes(';') ? 'semicolons' : 'tabs'}`,
      'save it with commas, and with a point in decimal numbers',
    );
  return { names: names.map((name) => name.trim()), gzip };
}
