import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { isAbsent, onDisk } from '../../errors/file-system.js';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import { allowsDeclared, isHttps } from './hosts.js';

const refused = (address: string, why: string) =>
  new SmiError('mirror-lacks', `${address}: no mirror can contain it: ${why}`, {
    next: 'correct the address in the source',
  });

function decoded(segment: string, address: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw refused(address, 'a percent sign that does not begin an escape');
  }
}

function checked(segment: string, address: string): string {
  if (segment === '') throw refused(address, 'an empty segment');
  if (segment === '.' || segment === '..') throw refused(address, `a segment ${segment}`);
  if (/[\\/]/.test(segment) || segment.includes('\0'))
    throw refused(address, 'a slash or NUL inside a segment');
  return segment;
}

/**
 * Where a mirror keeps an address: the host, then the segments of the path with their escapes undone. A query
 * belongs to the last segment, after a question mark, so that two queries of one path are two files. Throws
 * `mirror-lacks` for an address that could lead out of the mirror.
 */
export function mirrorSegments(address: string): string[] {
  // The address is read as written: a URL parser would resolve `..` and convert backslashes before they are
  // checked.
  const [, path, query] = /^https:\/\/[^/?#]*\/([^?#]*)(?:\?([^#]*))?/i.exec(address) ?? [];
  if (path === undefined) throw refused(address, 'no path');
  const segments = path.split('/').map((segment) => checked(decoded(segment, address), address));
  const host = checked(new URL(address).host, address);
  if (query === undefined) return [host, ...segments];
  const last = `${segments.at(-1)}?${query.replaceAll('/', '%2F').replaceAll('\\', '%5C')}`;
  return [host, ...segments.slice(0, -1), last];
}

const lacks = (address: string, path: string) =>
  new SmiError('mirror-lacks', `${address}: the mirror has no file ${path}`);

/**
 * The real path of the file for `address` in a folder; `root` must be a real path itself. Throws
 * `mirror-lacks` when there is none, `mirror-invalid` when a link leads out of the folder, `no-permission` or
 * `file-system`.
 */
export async function fileInMirror(root: string, address: string): Promise<string> {
  const path = join(root, ...mirrorSegments(address));
  const real = await realpath(path).catch((error: unknown) => {
    if (isAbsent(error)) throw lacks(address, path);
    return onDisk(`reading ${path}`, () => Promise.reject(error));
  });
  const below = relative(root, real);
  if (below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below)) {
    throw new SmiError('mirror-invalid', `${path} is a link that leads out of the mirror`, {
      next: 'put the file itself there',
    });
  }
  // Reading a pipe or a device might never end.
  const found = await onDisk(`reading ${path}`, () => stat(real));
  if (!found.isFile()) throw lacks(address, path);
  return real;
}

/** A copy of the official files, laid out as `<host>/<path>`. */
export type Mirror =
  | { readonly kind: 'folder'; readonly root: string }
  | {
      readonly kind: 'address';
      readonly base: string;
      readonly allows: (url: URL) => boolean;
      /** Which addresses the user has named with it: they may be on this machine or in its network. */
      readonly anyAddress: (url: URL) => boolean;
    };

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);
const isLoopbackHttp = (url: URL) => url.protocol === 'http:' && LOOPBACK.has(url.hostname);

const invalid = (mirror: string, why: string) =>
  new SmiError('mirror-invalid', `${quoteFound(mirror, 200)} ${why}`);

function mirrorAddress(mirror: string): Mirror {
  if (!URL.canParse(mirror)) throw invalid(mirror, 'is not an address');
  const url = new URL(mirror);
  const loopback = isLoopbackHttp(url);
  if (!loopback && !isHttps(url)) {
    throw invalid(mirror, 'is neither https nor http on this machine');
  }
  // A name and password would appear in messages and in records.
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw invalid(mirror, 'has more than a host and a path');
  }
  const isNamed = (next: URL) => (loopback ? isLoopbackHttp(next) : isHttps(next) && next.host === url.host);
  return {
    kind: 'address',
    base: url.href.replace(/\/+$/, ''),
    allows: (next) => isNamed(next) || allowsDeclared()(next),
    anyAddress: isNamed,
  };
}

/**
 * Opens the mirror that the user gave. Throws `mirror-invalid`, or `no-permission` when it may not be read.
 */
export async function openMirror(mirror: string): Promise<Mirror> {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(mirror)) return mirrorAddress(mirror);
  try {
    if (!(await stat(mirror)).isDirectory()) throw invalid(mirror, 'is not a folder');
    return { kind: 'folder', root: await realpath(mirror) };
  } catch (error) {
    if (isAbsent(error)) throw invalid(mirror, 'does not exist');
    return onDisk(`reading ${mirror}`, () => Promise.reject(error));
  }
}

/**
 * Where a mirror at `base` serves `address`. Throws `mirror-lacks` for an address that no mirror can contain.
 */
export const addressInMirror = (base: string, address: string): string =>
  `${base}/${mirrorSegments(address).map(encodeURIComponent).join('/')}`;
