import { crc32 } from 'node:zlib';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { SmiError } from '../../errors/smi-error.js';
import { guardZip } from './zip-guard.js';

const open = (bytes: Uint8Array): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true };
    fromBuffer(Buffer.from(bytes), options, (error, zip) => (error ? reject(error) : resolve(zip)));
  });

/** Every entry with this name. */
const entriesOf = (zip: ZipFile, name: string): Promise<Entry[]> =>
  new Promise((resolve, reject) => {
    const found: Entry[] = [];
    zip.on('error', reject);
    zip.on('end', () => resolve(found));
    zip.on('entry', (entry: Entry) => {
      if (entry.fileName === name) found.push(entry);
      zip.readEntry();
    });
    zip.readEntry();
  });

const contentOf = (zip: ZipFile, entry: Entry): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error);
      const pieces: Buffer[] = [];
      stream.on('error', reject);
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => resolve(Buffer.concat(pieces)));
    });
  });

/**
 * The content of a file within a zip archive. The list of entries is checked first, so that nothing unpacks
 * to more than it says there; the content must have its checksum.
 * Throws `workbook-unsafe` as `guardZip`, and `file-unreadable` where the archive is damaged or has no such
 * file, or has it twice.
 */
export async function zipEntry(bytes: Uint8Array, file: string, name: string): Promise<Uint8Array> {
  await guardZip(bytes, file, 'zip archive');
  // The name is declared by the program; it is printed whole, since the names of two tables begin alike.
  const shown = JSON.stringify(name);
  const damaged = (cause: unknown) =>
    new SmiError('file-unreadable', `${file}: ${shown} in it is damaged`, { cause });
  const zip = await open(bytes).catch((cause: unknown) => {
    throw damaged(cause);
  });
  const entries = await entriesOf(zip, name).catch((cause: unknown) => {
    throw damaged(cause);
  });
  const [entry] = entries;
  if (entry === undefined) throw new SmiError('file-unreadable', `${file} has no file ${shown} in it`);
  if (entries.length > 1)
    throw new SmiError('file-unreadable', `${file} has the file ${shown} ${entries.length} times`);
  const content = await contentOf(zip, entry).catch((cause: unknown) => {
    throw damaged(cause);
  });
  const found = crc32(content);
  if (found !== entry.crc32) throw damaged(new Error(`its checksum is ${found}, not ${entry.crc32}`));
  return content;
}
