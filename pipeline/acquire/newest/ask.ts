import { createReadStream } from 'node:fs';
import type { z } from 'zod';
import { onDisk } from '../../../errors/file-system.js';
import { SmiError } from '../../../errors/smi-error.js';
import { parseJson } from '../../../schemas/parse-json.js';
import type { SourceFile } from '../../../schemas/source.js';
import { decodeUtf8 } from '../../../sources/layouts/csv.js';
import { download, isLacking } from '../download.js';
import { allowsDeclared } from '../hosts.js';
import { fromInterface, type InterfaceOptions } from '../interfaces.js';
import { addressInMirror, fileInMirror, type Mirror } from '../mirror.js';
import { collect, reply } from '../pages.js';
import { type Measure, Meter, measureFile } from '../receive.js';

/** How publishers are asked; with a mirror, it answers in their place. */
export interface AskContext extends Omit<InterfaceOptions, 'allows'> {
  readonly mirror: Mirror | undefined;
}

/** Largest answer that says which versions there are, in bytes. */
const LARGEST_ANSWER = 20_000_000;

async function metered(chunks: AsyncIterable<Uint8Array>): Promise<Measure> {
  const meter = new Meter();
  for await (const chunk of chunks) meter.add(chunk);
  return meter.result();
}

/** Asks publishers, or a mirror of their answers. Each address is asked once. */
export class Asker {
  readonly context: AskContext;
  readonly #answers = new Map<string, Promise<Uint8Array | undefined>>();

  constructor(context: AskContext) {
    this.context = context;
  }

  async #bytes(address: string): Promise<Uint8Array | undefined> {
    const { mirror } = this.context;
    const limit = LARGEST_ANSWER;
    if (mirror === undefined)
      return reply(address, { ...this.context, allows: allowsDeclared([{ address }]) }, { limit });
    try {
      if (mirror.kind === 'address') {
        const { base, ...rules } = mirror;
        return await reply(addressInMirror(base, address), { ...this.context, ...rules }, { limit });
      }
      const path = await fileInMirror(mirror.root, address);
      return await onDisk(`reading ${path}`, () => collect(createReadStream(path), limit, address));
    } catch (error) {
      if (isLacking(error)) return undefined;
      throw error;
    }
  }

  /**
   * The answer of an address, checked; undefined where the mirror has none. Throws `answer-unreadable` for
   * anything else than the schema says, `file-encoding`, `file-web-page` for a web page, and `network`.
   */
  async json<S extends z.ZodType>(address: string, schema: S): Promise<z.output<S> | undefined> {
    const asked = this.#answers.get(address) ?? this.#bytes(address);
    this.#answers.set(address, asked);
    const bytes = await asked;
    if (bytes === undefined) return undefined;
    const refuse = (problem: string, cause?: unknown) =>
      new SmiError('answer-unreadable', `${address}: ${problem}`, { cause });
    return parseJson(decodeUtf8(bytes, address), schema, refuse);
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
    const allows = allowsDeclared([{ address }]);
    await download(address, { ...this.context, fetch: head, allows }, drain);
    return headers;
  }

  /** Size and hash of a file that its publisher serves now. Throws as `fromInterface`. */
  served(file: SourceFile): Promise<Measure> {
    const { address, interface: kind } = file;
    const options = { ...this.context, allows: allowsDeclared([file]) };
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
      const { base, ...rules } = mirror;
      return await download(addressInMirror(base, address), { ...this.context, ...rules }, metered);
    } catch (error) {
      if (isLacking(error)) return undefined;
      throw error;
    }
  }
}
