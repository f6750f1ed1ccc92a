import { type Entry, fromBuffer, getFileNameLowLevel } from 'yauzl';
import { SmiError } from '../../errors/smi-error.js';

/** Limits that official workbooks stay far below, and that a zip bomb exceeds. */
const MAX_ENTRIES = 500;
const MAX_BYTES = 200 * 1024 * 1024;
const MAX_RATIO = 200;
const SAFE_NAME = /^(?!\/)(?!.*(^|\/)\.\.(\/|$))[^\\\0:]+$/;

function problemOf(entry: Entry): string | undefined {
  const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry;
  const name = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true);
  if (!SAFE_NAME.test(name)) return 'an entry with a name that leaves the archive';
  if (entry.isEncrypted()) return 'an encrypted entry';
  if (entry.uncompressedSize > entry.compressedSize * MAX_RATIO + 100_000)
    return 'an entry that unpacks to an unreasonable size';
  return undefined;
}

/**
 * Checks the list of entries before any reader opens the archive. Throws `workbook-unsafe` or
 * `file-unreadable`.
 * @param what the file should be, for the message
 */
export function guardZip(bytes: Uint8Array, file: string, what = 'workbook'): Promise<void> {
  const unreadable = (cause: unknown) =>
    new SmiError('file-unreadable', `${file} is not a ${what}, or ends early`, { cause });
  return new Promise((resolve, reject) => {
    // The library would report an unsafe name as a broken archive, so names are checked here.
    const options = { lazyEntries: true, validateEntrySizes: true, decodeStrings: false };
    fromBuffer(Buffer.from(bytes), options, (error, zip) => {
      if (error) return reject(unreadable(error));
      let total = 0;
      const refuse = (problem: string) => reject(new SmiError('workbook-unsafe', `${file} has ${problem}`));
      if (zip.entryCount > MAX_ENTRIES) return refuse(`${zip.entryCount} entries`);
      zip.on('error', (cause) => reject(unreadable(cause)));
      zip.on('end', () => resolve());
      zip.on('entry', (entry: Entry) => {
        total += entry.uncompressedSize;
        const problem =
          problemOf(entry) ?? (total > MAX_BYTES ? `more content than a ${what} can have` : undefined);
        if (problem === undefined) zip.readEntry();
        else refuse(problem);
      });
      zip.readEntry();
    });
  });
}
