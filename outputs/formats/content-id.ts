import { sha256 } from '../../pipeline/system/hash.js';
import type { WrittenFile } from '../writer.js';

/**
 * Identifies the content of some files: the same files give the same id, whatever they were made with. It is
 * the SHA-256 of a line `<hash>  <path>` each, as `sha256sum` prints them.
 */
export const contentId = (files: readonly Pick<WrittenFile, 'path' | 'sha256'>[]): string =>
  `sha256:${sha256(files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join(''))}`;
