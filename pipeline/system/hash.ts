import { createHash } from 'node:crypto';

/** SHA-256 of bytes, or of the UTF-8 of a text, in hexadecimal. */
export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');
