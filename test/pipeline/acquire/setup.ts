import { createHash } from 'node:crypto';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AcquireOptions } from '../../../pipeline/acquire/acquire.js';
import type { Log } from '../../../pipeline/system/log.js';
import type { LockFile, SourceFile } from '../../../schemas/source.js';

export const HOST = 'data.example';
export const NOW = new Date('2026-03-04T05:06:07.000Z');

export const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex');

export const fileAt = (path: string): SourceFile => ({
  name: path.replaceAll('/', '_').replace(/^_/, ''),
  address: `https://${HOST}${path}`,
  kind: 'csv',
});

/** A lock of these texts, dated a year ago. */
export const lockOf = (texts: Readonly<Record<string, string | Uint8Array>>): LockFile =>
  Object.fromEntries(
    Object.entries(texts).map(([path, text]) => [
      fileAt(path).address,
      { bytes: Buffer.byteLength(text), sha256: sha256(text), locked_on: '2025-01-02' },
    ]),
  );

/** Every file below a folder, sorted; none when there is no folder. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** Root has every permission: where the tests run as root, `work` runs as another user. */
export async function asOrdinaryUser<T>(work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

export const text =
  (body: string | Uint8Array, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(200, headers).end(body);

export const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(code, headers).end('an answer that nobody wants');

/** A log that keeps its messages. */
export function keepingLog() {
  const lines: string[] = [];
  const steps: string[] = [];
  const log: Log = {
    stage: (label, line) => lines.push(`${label} ${line}`),
    warn: (line) => lines.push(`note: ${line}`),
    progress: (label, done, total) => steps.push(`${label} ${done}/${total}`),
  };
  return { log, lines, steps };
}

/** A publisher on this machine, and an empty folder to work in. */
export async function createWorkspace() {
  const root = await mkdtemp(join(tmpdir(), 'acquire-'));
  await chmod(root, 0o755);
  const asked: string[] = [];
  const answers = new Map<string, Answer>();
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    (answers.get(request.url ?? '') ?? status(404))(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const store = join(root, 'store');
  const kept = keepingLog();

  const toServer: typeof fetch = (input, init) =>
    fetch(String(input).replace(`https://${HOST}`, origin), init);
  const options = (changes: Partial<AcquireOptions> = {}): AcquireOptions => ({
    store,
    offline: false,
    lock: {},
    relock: false,
    fetch: toServer,
    now: () => NOW,
    log: kept.log,
    retries: 2,
    retryDelayMs: 1,
    ...changes,
  });
  /** Serves each text at its path. */
  const serve = (texts: Readonly<Record<string, string | Uint8Array>>) => {
    for (const [path, body] of Object.entries(texts)) answers.set(path, text(body));
  };
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await rm(root, { recursive: true, force: true });
  };
  return { root, store, origin, asked, answers, serve, options, close, lines: kept.lines, steps: kept.steps };
}

export type Workspace = Awaited<ReturnType<typeof createWorkspace>>;
