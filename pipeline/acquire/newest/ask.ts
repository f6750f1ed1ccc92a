import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { onDisk } from '../../../errors/file-system.js';
import { SmiError } from '../../../errors/smi-error.js';
import { parseJson } from '../../../schemas/parse-json.js';
import type { SourceFile } from '../../../schemas/source.js';
import { download } from '../download.js';
import { fromInterface, type InterfaceOptions } from '../interfaces.js';
import { looksLikeWebPage } from '../lock.js';
import { addressInMirror, allowsHttps, fileInMirror, type Mirror } from '../mirror.js';
import { type Measure, Meter, measureFile } from '../receive.js';
import { DownloadFailure } from '../response.js';

/** How publishers are asked; with a mirror, it answers in their place. */
export interface AskContext extends Omit<InterfaceOptions, 'allows'> {
  readonly mirror: Mirror | undefined;
}

/** Largest answer of an interface, in bytes. */
const LARGEST_ANSWER = 10_000_000;

const unreadable = (address: string, problem: string, cause?: unknown) =>
  new SmiError('answer-unreadable', `${address}: ${problem}`, { cause });

async function collected(address: string, chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > LARGEST_ANSWER)
      throw unreadable(address, `the answer has more than ${LARGEST_ANSWER / 1e6} MB`);
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

async function metered(chunks: AsyncIterable<Uint8Array>): Promise<Measure> {
  const meter = new Meter();
  for await (const chunk of chunks) meter.add(chunk);
  return meter.result();
}

/** True for an error that says only that a mirror lacks a file. */
const mirrorLacks = (error: unknown): boolean =>
  error instanceof SmiError &&
  (error.code === 'mirror-lacks' ||
    (error.cause instanceof DownloadFailure && (error.cause.status === 404 || error.cause.status === 410)));

/** Asks publishers, or a mirror of their answers. Each address is asked once. */
export class Asker {
  readonly context: AskContext;
  readonly #answers = new Map<string, Promise<Uint8Array | undefined>>();

  constructor(context: AskContext) {
    this.context = context;
  }

  async #bytes(address: string): Promise<Uint8Array | undefined> {
    const { mirror } = this.context;
    const intake = (chunks: AsyncIterable<Uint8Array>) => collected(address, chunks);
    if (mirror === undefined) return download(address, { ...this.context, allows: allowsHttps }, intake);
    try {
      if (mirror.kind === 'address') {
        const { base, allows } = mirror;
        return await download(addressInMirror(base, address), { ...this.context, allows }, intake);
      }
      const path = await fileInMirror(mirror.root, address);
      return await onDisk(`reading ${path}`, () => readFile(path));
    } catch (error) {
      if (mirrorLacks(error)) return undefined;
      throw error;
    }
  }

  /**
   * The answer of an address, checked; undefined where the mirror has none. Throws `answer-unreadable` for
   * anything else than the schema says, `file-web-page` for a web page, and `network`.
   */
  async json<S extends z.ZodType>(address: string, schema: S): Promise<z.output<S> | undefined> {
    const asked = this.#answers.get(address) ?? this.#bytes(address);
    this.#answers.set(address, asked);
    const bytes = await asked;
    if (bytes === undefined) return undefined;
    if (looksLikeWebPage(bytes.subarray(0, 1024)))
      throw new SmiError('file-web-page', `${address}: a web page in place of JSON`);
    const refuse = (problem: string, cause?: unknown) => unreadable(address, problem, cause);
    return parseJson(new TextDecoder().decode(bytes), schema, refuse);
  }

  /** The headers with which a file is served, without the file. Throws `network`. */
  async headers(address: string): Promise<Headers> {
    let headers = new Headers();
    const head: typeof globalThis.fetch = async (url, init) => {
      const response = await this.context.fetch(url, { ...init, method: 'HEAD' });
      headers = response.headers;
      // Without the length, or the missing body would count as one that was cut off.
      const kept = new Headers(headers);
      kept.delete('content-length');
      return new Response(null, { status: response.status, headers: kept });
    };
    const drain = async (chunks: AsyncIterable<Uint8Array>) => {
      for await (const _ of chunks);
    };
    await download(address, { ...this.context, fetch: head, allows: allowsHttps }, drain);
    return headers;
  }

  /** Size and hash of a file that its publisher serves now. Throws as `fromInterface`. */
  served({ address, interface: kind }: SourceFile): Promise<Measure> {
    const options = { ...this.context, allows: allowsHttps };
    return kind === undefined
      ? download(address, options, metered)
      : fromInterface(kind, address, options, metered);
  }

  /** Size and hash of what a mirror holds at an address; undefined without a mirror, or where it lacks it. */
  async measure(address: string): Promise<Measure | undefined> {
    const { mirror, signal } = this.context;
    if (mirror === undefined) return undefined;
    try {
      if (mirror.kind === 'folder')
        return await measureFile(await fileInMirror(mirror.root, address), signal);
      const { base, allows } = mirror;
      return await download(addressInMirror(base, address), { ...this.context, allows }, metered);
    } catch (error) {
      if (mirrorLacks(error)) return undefined;
      throw error;
    }
  }
}
