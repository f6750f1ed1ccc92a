import { posix } from 'node:path';
import { z } from 'zod';
import { SmiError } from '../../../errors/smi-error.js';
import type { LockEntry, SourceFile } from '../../../schemas/source.js';
import { VERSION_PLACE } from '../../../schemas/source.js';
import { addressAt, lockedVersion } from '../../../sources/versions.js';
import { type Answer, day, gone, type Kind, TIME } from './answer.js';
import type { Asker } from './ask.js';

const COMMIT = z.string().regex(/^[0-9a-f]{40}$/, 'not the name of an object of Git');

const folderOf = z.array(z.object({ path: z.string(), sha: COMMIT }));
const commits = z
  .array(z.object({ sha: COMMIT, commit: z.object({ committer: z.object({ date: TIME }) }) }))
  .min(1);

/** The newest commit that changed the file, unless the file is the locked one. */
export async function newestOnGitHub(
  file: SourceFile,
  { repository, branch }: Kind<'github'>,
  locked: LockEntry | undefined,
  ask: Asker,
): Promise<Answer> {
  const [, path = ''] = file.address.split(`${VERSION_PLACE}/`);
  const api = `https://api.github.com/repos/${repository}`;
  const folder = posix.dirname(path) === '.' ? '' : `/${posix.dirname(path)}`;
  const listing = await ask.json(`${api}/contents${encodeURI(folder)}?ref=${branch}`, folderOf);
  const mark = listing?.find((entry) => entry.path === decodeURIComponent(path))?.sha;
  if (listing !== undefined && mark === undefined) throw gone(file, `${repository}, branch ${branch},`);
  const have = locked && { ...lockedVersion(file.address, locked), mark: locked.mark };
  if (have !== undefined && mark !== undefined && mark === have.mark) return 'same';
  const query = `path=${encodeURIComponent(decodeURIComponent(path))}&sha=${branch}&per_page=1`;
  const [commit] = (await ask.json(`${api}/commits?${query}`, commits)) ?? [];
  if (commit === undefined) return undefined;
  const { sha: version } = commit;
  const version_date = day(commit.commit.committer.date);
  if (have !== undefined && have.version === version) return 'same';
  // The lock names a later commit, which did not change the file.
  const since = have?.version_date;
  const unmarked = mark === undefined || have?.mark === undefined;
  if (have !== undefined && unmarked && since !== undefined && version_date.slice(0, since.length) <= since)
    return 'same';
  return { address: addressAt(file.address, version), version, version_date, mark };
}

const item = z.object({ id: z.string(), modified: z.int().min(0) });

/** The day on which an item of ArcGIS was last changed; the time is its mark. */
export async function newestItem(
  file: SourceFile,
  { item: id }: Kind<'arcgis'>,
  locked: LockEntry | undefined,
  ask: Asker,
): Promise<Answer> {
  const address = `https://www.arcgis.com/sharing/rest/content/items/${id}?f=json`;
  const found = await ask.json(address, item);
  if (found === undefined) return undefined;
  if (found.id !== id)
    throw new SmiError('answer-unreadable', `${address}: the answer is about another item`);
  const time = new Date(found.modified).toISOString();
  if (time === locked?.mark) return 'same';
  return { address: file.address, version: day(time), version_date: day(time), mark: time };
}

/** What the headers of a plain file say; without a mark in the lock, its size and its date are compared. */
export async function newestByHeaders(
  file: SourceFile,
  locked: LockEntry | undefined,
  ask: Asker,
): Promise<Answer> {
  // A mirror serves files and not the headers of their publishers; its bytes are compared instead.
  if (ask.context.mirror !== undefined) return undefined;
  const headers = await ask.headers(file.address);
  const modified = Date.parse(headers.get('last-modified') ?? '');
  const version_date = Number.isNaN(modified) ? undefined : day(new Date(modified).toISOString());
  const mark = headers.get('etag') ?? headers.get('last-modified') ?? undefined;
  const newest = { address: file.address, version: version_date, version_date, mark };
  if (locked === undefined) return newest;
  if (locked.mark !== undefined) return locked.mark === mark ? 'same' : newest;
  const length = headers.get('content-length');
  const sameSize = length === null || Number(length) === locked.bytes;
  return sameSize && (version_date ?? '') <= locked.locked_on ? 'same' : newest;
}

/** A file of an interface without versions: only its bytes show that it changed. */
export async function newestByBytes(
  file: SourceFile,
  locked: LockEntry | undefined,
  ask: Asker,
): Promise<Answer> {
  if (ask.context.mirror !== undefined) return undefined;
  const newest = { address: file.address };
  if (locked === undefined) return newest;
  const { sha256: mark } = await ask.served(file);
  return mark === locked.sha256 ? 'same' : { ...newest, mark };
}
