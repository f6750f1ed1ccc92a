import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SmiError } from '../../../errors/smi-error.js';

export const EDITION = 'england-2026';

/** An empty folder that every user may enter, and a function that removes it. */
export function emptyFolder() {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'publish-')));
  chmodSync(root, 0o755);
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

export const hashOf = (mark: string) => createHash('sha256').update(mark).digest('hex').slice(0, 16);

export const receiptOf = (mark: string, edition = EDITION, program = 'social-mobility-index') =>
  JSON.stringify({ edition, program: { name: program, version: '0' }, mark, end: true });

/** Writes a small release with a mark: enough files for a reader to find it half-written. */
export const releaseOf =
  (mark: string, edition = EDITION) =>
  async (folder: string) => {
    for (const name of ['a.csv', 'b.csv', 'c.csv']) await writeFile(join(folder, name), mark.repeat(1000));
    await writeFile(join(folder, 'receipt.json'), receiptOf(mark, edition));
    return hashOf(mark);
  };

/** The mark of the release that a reader finds; throws when there is none or when it is incomplete. */
export function markAt(release: string, edition = EDITION): string {
  const { mark, end } = JSON.parse(readFileSync(join(release, edition, 'receipt.json'), 'utf8'));
  if (end !== true || readFileSync(join(release, edition, 'c.csv'), 'utf8') !== mark.repeat(1000))
    throw new Error('a release that is not whole');
  return mark;
}

/** The content of the folder of builds, sorted: builds, and temporary folders. */
export const aside = (release: string) => readdirSync(join(release, '.builds')).sort();

/** An error as of the file system. */
export const systemError = (code: string) =>
  Object.assign(new Error(`${code}: the system says no`), { code });

/** The `SmiError` that `work` throws; fails the test when it throws anything else, or nothing. */
export async function refusal(work: Promise<unknown>): Promise<SmiError> {
  const outcome = await work.then(
    () => new Error('nothing was thrown'),
    (error: unknown) => error,
  );
  if (outcome instanceof SmiError) return outcome;
  throw outcome;
}

/** The id of a process that has ended. */
export const deadPid = () => spawnSync(process.execPath, ['--version']).pid;
