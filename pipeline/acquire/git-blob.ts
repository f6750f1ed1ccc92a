import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { onDisk } from '../../errors/file-system.js';

/** True for a file that GitHub serves as it is in a repository. */
export const isOnGitHub = (address: string): boolean =>
  URL.canParse(address) && new URL(address).host === 'raw.githubusercontent.com';

/**
 * The name of a file's content in Git, 40 hexadecimal digits: SHA-1 of `blob`, its length and its bytes. The
 * listing of a repository has it, so that a changed file is noticed without fetching it.
 * @param bytes length of the file
 */
export const gitBlobOf = (path: string, bytes: number): Promise<string> =>
  onDisk(`reading ${path}`, async () => {
    const hash = createHash('sha1').update(`blob ${bytes}\0`);
    const chunks: AsyncIterable<Uint8Array> = createReadStream(path);
    for await (const chunk of chunks) hash.update(chunk);
    return hash.digest('hex');
  });
