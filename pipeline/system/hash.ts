import { createHash } from 'node:crypto';
import { onDisk } from '../../errors/file-system.js';
import { openRegular } from './read-regular.js';

/** SHA-256 of bytes, or of a text in UTF-8, as hexadecimal digits. */
export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** The same of bytes, on another thread: several at once take as many processors. */
export const sha256Aside = async (content: Uint8Array<ArrayBuffer>): Promise<string> =>
  Buffer.from(await crypto.subtle.digest('SHA-256', content)).toString('hex');

/** Bytes read at a time. */
const PIECE = 2 ** 20;

/**
 * Size and SHA-256 of a file, read in pieces.
 * @param name what messages call the file
 * @param signal aborts the reading
 */
export const hashFile = (
  path: string,
  name: string,
  signal?: AbortSignal,
): Promise<{ readonly bytes: number; readonly sha256: string }> =>
  onDisk(`reading ${name}`, async () => {
    const hash = createHash('sha256');
    let bytes = 0;
    const options = signal === undefined ? {} : { signal };
    const file = await openRegular(path);
    for await (const piece of file.createReadStream({ highWaterMark: PIECE, ...options })) {
      hash.update(piece);
      bytes += piece.length;
    }
    return { bytes, sha256: hash.digest('hex') };
  });
