import { gunzipSync } from 'node:zlib';
import { SmiError } from '../../errors/smi-error.js';

/** Limits that official files stay far below, and that a file made to fill the memory exceeds. */
const MAX_BYTES = 200_000_000;
const MAX_RATIO = 200;

/**
 * The content of a gzip file. Throws `workbook-unsafe` for one that unpacks to an unreasonable size, before
 * it is unpacked to its end, and `file-unreadable` for any other that cannot be unpacked.
 */
export function gunzip(bytes: Uint8Array, file: string): Uint8Array {
  const maxOutputLength = Math.min(MAX_BYTES, bytes.length * MAX_RATIO + 100_000);
  try {
    return gunzipSync(bytes, { maxOutputLength });
  } catch (cause) {
    if (cause instanceof RangeError)
      throw new SmiError('workbook-unsafe', `${file} unpacks to an unreasonable size`, { cause });
    throw new SmiError('file-unreadable', `${file} is not a gzip file, or is damaged`, { cause });
  }
}
