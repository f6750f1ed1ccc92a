import { realpath, stat } from 'node:fs/promises';
import { isAbsent, onDisk } from '../../errors/file-system.js';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import { mirrorSegments } from './mirror-path.js';

/** A copy of the official files, laid out as `<host>/<path>`. */
export type Mirror =
  | { readonly kind: 'folder'; readonly root: string }
  | { readonly kind: 'address'; readonly base: string; readonly allows: (url: URL) => boolean };

/** What the network is asked: https, and nothing else. */
export const allowsHttps = (url: URL): boolean => url.protocol === 'https:';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);
const isLoopbackHttp = (url: URL) => url.protocol === 'http:' && LOOPBACK.has(url.hostname);

const invalid = (mirror: string, why: string) =>
  new SmiError('mirror-invalid', `${quoteFound(mirror, 200)} ${why}`);

function mirrorAddress(mirror: string): Mirror {
  if (!URL.canParse(mirror)) throw invalid(mirror, 'is not an address');
  const url = new URL(mirror);
  const loopback = isLoopbackHttp(url);
  if (!loopback && !allowsHttps(url)) {
    throw invalid(mirror, 'is neither https nor http on this machine');
  }
  // A name and password would end in messages and in records.
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw invalid(mirror, 'holds more than a host and a path');
  }
  return {
    kind: 'address',
    base: url.href.replace(/\/+$/, ''),
    allows: loopback ? (next) => allowsHttps(next) || isLoopbackHttp(next) : allowsHttps,
  };
}

/** Reads what the user gave as a mirror. Throws `mirror-invalid`, or `no-permission` when it may not be read. */
export async function openMirror(mirror: string): Promise<Mirror> {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(mirror)) return mirrorAddress(mirror);
  try {
    if (!(await stat(mirror)).isDirectory()) throw invalid(mirror, 'is not a folder');
    return { kind: 'folder', root: await realpath(mirror) };
  } catch (error) {
    if (isAbsent(error)) throw invalid(mirror, 'is not there');
    return onDisk(`reading ${mirror}`, () => Promise.reject(error));
  }
}

/** Where a mirror at `base` serves `address`. Throws `mirror-lacks` for an address that no mirror can hold. */
export const addressInMirror = (base: string, address: string): string =>
  `${base}/${mirrorSegments(address).map(encodeURIComponent).join('/')}`;
