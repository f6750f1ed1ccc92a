import { createReadStream, realpathSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { fileSystemError } from '../../errors/file-system.js';
import { SmiError } from '../../errors/smi-error.js';
import { mediaTypeOf } from '../../outputs/writer.js';

/** The only address that is listened on: no other machine can reach it. */
const LOOPBACK = '127.0.0.1';

/**
 * Names by which a browser on this machine asks. Any other one was made to lead here by somebody who wants to
 * read what is served from another site (DNS rebinding).
 */
const HOSTS = new Set(['localhost', LOOPBACK, '[::1]']);

/** The name in a host header, without its port. */
const hostOf = (header: string | undefined): string => (header ?? '').toLowerCase().replace(/:\d+$/, '');

/** What is compressed: the rest is so already. */
const TEXT = /^text\/|json|xml|yaml|javascript/;

/** The media type of a file; that of unknown bytes where its ending says nothing. */
function typeOf(path: string): string {
  try {
    const type = mediaTypeOf(path);
    return TEXT.test(type) ? `${type}; charset=utf-8` : type;
  } catch {
    return 'application/octet-stream';
  }
}

type Found =
  | { readonly is: 'file'; readonly path: string }
  | { readonly is: 'folder'; readonly to: string }
  | { readonly is: 'refused'; readonly status: number; readonly why: string };

const refused = (status: number, why: string): Found => ({ is: 'refused', status, why });

/** The file that an address asks for, if it lies in the folder, with every link followed. */
function find(folder: string, url: string): Found {
  const [address = '/'] = url.split(/[?#]/);
  let asked: string;
  try {
    asked = decodeURIComponent(address);
  } catch {
    return refused(400, 'the address cannot be read');
  }
  const parts = asked.split(/[/\\]/);
  if (!asked.startsWith('/') || asked.includes('\0')) return refused(400, 'the address cannot be read');
  if (parts.includes('..')) return refused(403, 'the address leads out of the release');
  if (parts.some((part) => part.startsWith('.'))) return refused(404, 'there is no such file');
  try {
    const root = realpathSync(folder);
    const real = realpathSync(join(root, ...parts));
    if (real !== root && !real.startsWith(`${root}${sep}`))
      return refused(403, 'the address leads out of the release');
    if (!statSync(real).isDirectory())
      return asked.endsWith('/') ? refused(404, 'there is no such file') : { is: 'file', path: real };
    // Relative links of a page count from the folder: its address must end in a slash. `//name` would be a
    // host.
    if (!address.endsWith('/')) return { is: 'folder', to: `${address.replace(/^\/+/, '/')}/` };
    const index = join(real, 'index.html');
    return statSync(index, { throwIfNoEntry: false })?.isFile()
      ? { is: 'file', path: index }
      : refused(404, 'the folder has no index.html');
  } catch {
    return refused(404, 'there is no such file');
  }
}

const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-cache',
};

function say(
  response: ServerResponse,
  status: number,
  text: string,
  more: Record<string, string> = {},
): void {
  response.writeHead(status, { ...HEADERS, ...more, 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${text}\n`);
}

async function send(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
  const { size, mtimeMs } = statSync(path);
  const type = typeOf(path);
  const zipped = TEXT.test(type) && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const tag = `W/"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}${zipped ? '-z' : ''}"`;
  const headers = { ...HEADERS, 'Content-Type': type, ETag: tag, Vary: 'Accept-Encoding' };
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, {
    ...headers,
    ...(zipped ? { 'Content-Encoding': 'gzip' } : { 'Content-Length': size }),
  });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  const file = createReadStream(path);
  await (zipped ? pipeline(file, createGzip({ level: 6 }), response) : pipeline(file, response));
}

async function answer(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!HOSTS.has(hostOf(request.headers.host)))
    return say(response, 403, 'only asked for as localhost or 127.0.0.1');
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return say(response, 405, 'files are only read here', { Allow: 'GET, HEAD' });
  const found = find(folder, request.url ?? '/');
  if (found.is === 'refused') return say(response, found.status, found.why);
  if (found.is === 'folder') return say(response, 302, found.to, { Location: found.to });
  await send(request, response, found.path);
}

export interface FileServer {
  /** Where it is, ending in a slash. */
  readonly address: string;
  /** Ends it and every connection to it. */
  readonly close: () => void;
  /** Fulfilled when it has ended. */
  readonly ended: Promise<void>;
}

/**
 * Serves the files of a folder to this machine: read only, compressed where that helps, and nothing
 * outside it.
 * @param port 0 for any that is free
 * @throws SmiError `port-taken`, `no-permission`
 */
export async function serveFiles(folder: string, port: number): Promise<FileServer> {
  const server = createServer((request, response) => {
    answer(folder, request, response).catch(() => {
      // The browser has gone away, or a build has swapped the file while it was sent.
      if (response.headersSent) response.destroy();
      else say(response, 404, 'there is no such file');
    });
  });
  const ended = new Promise<void>((resolve) => server.once('close', resolve));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new SmiError('port-taken', `port ${port} of ${LOOPBACK} is in use`)
          : fileSystemError(error, `listening on port ${port}`),
      );
    });
    server.listen(port, LOOPBACK, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    address: `http://${LOOPBACK}:${taken}/`,
    ended,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
