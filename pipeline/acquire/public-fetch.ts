import { lookup as lookUp } from 'node:dns/promises';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { isPublicAddress } from './public-address.js';
import { type AskInit, DownloadFailure } from './response.js';

/** One address of a host. */
export interface Resolved {
  readonly address: string;
  readonly family: number;
}

/** The addresses of a host, as the system finds them. Throws the system's error where there is none. */
export type Resolve = (host: string) => Promise<readonly Resolved[]>;

const resolveBySystem: Resolve = (host) => lookUp(host, { all: true });

const refused = (host: string, address: string) =>
  new DownloadFailure(`${host} is ${address}, which is not an address of the public internet`, {
    passing: false,
  });

/** Resolves a host, and refuses one of whose addresses a single one is not public. */
const lookupOf =
  (resolve: Resolve, anyAddress: boolean): LookupFunction =>
  (host, options, done) => {
    resolve(host).then(
      (found) => {
        const wrong = anyAddress ? undefined : found.find(({ address }) => !isPublicAddress(address));
        const [first] = found;
        if (wrong !== undefined) return done(refused(host, wrong.address), '');
        if (first === undefined)
          return done(Object.assign(new Error(`${host} has no address`), { code: 'ENOTFOUND' }), '');
        // The connection goes to what was checked: the host is not resolved a second time.
        if (options.all === true) return done(null, [...found]);
        done(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => done(error, ''),
    );
  };

const UNPACK: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** A body that the server compressed, although it was asked not to, as the file that it is of. */
function bodyOf(answer: IncomingMessage): Readable {
  const unpack = UNPACK[answer.headers['content-encoding']?.toLowerCase() ?? ''];
  if (unpack === undefined) return answer;
  const unpacked = unpack();
  answer.once('error', (error) => unpacked.emit('error', error));
  return Readable.from(answer.pipe(unpacked));
}

const NO_BODY = new Set([204, 205, 304]);

function responseOf(answer: IncomingMessage, method: string): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers))
    for (const each of [value ?? []].flat()) headers.append(name, each);
  const status = answer.statusCode ?? 0;
  if (status < 200 || status > 599)
    throw new DownloadFailure(`an answer with the status ${status}`, { passing: false });
  const hasBody = method !== 'HEAD' && !NO_BODY.has(status);
  if (!hasBody) answer.resume();
  const body = hasBody ? (Readable.toWeb(bodyOf(answer)) as ReadableStream<Uint8Array>) : null;
  return new Response(body, { status, headers });
}

/**
 * Asks for an address as `fetch` does, without following redirects, and only where its host is on the public
 * internet, unless the user has named it. The check is of the address that the connection goes to.
 * @param resolve finds the addresses of a host
 */
export const publicFetch =
  (resolve: Resolve = resolveBySystem): typeof globalThis.fetch =>
  (input, init: AskInit = {}) => {
    const url = new URL(input instanceof Request ? input.url : String(input));
    const { anyAddress = false, signal, method = 'GET' } = init;
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const request = url.protocol === 'http:' ? requestHttp : requestHttps;
    return new Promise((settle, reject) => {
      // An address in numbers is not resolved.
      if (!anyAddress && isIP(host) !== 0 && !isPublicAddress(host)) return reject(refused(host, host));
      const asked = request(
        url,
        {
          method,
          headers: Object.fromEntries(new Headers(init.headers)),
          lookup: lookupOf(resolve, anyAddress),
          ...(signal == null ? {} : { signal }),
        },
        (answer) => {
          try {
            settle(responseOf(answer, method));
          } catch (error) {
            answer.destroy();
            reject(error);
          }
        },
      );
      asked.once('error', reject);
      asked.end();
    });
  };
