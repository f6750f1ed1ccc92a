import { SmiError } from '../../errors/smi-error.js';
import { type DownloadOptions, download } from './download.js';
import { looksLikeWebPage } from './lock.js';

/** How much an interface may send before it is taken for one that never ends. */
export interface PageLimits {
  readonly pages: number;
  /** All pages together. */
  readonly bytes: number;
  /** From the first request to the last reply. */
  readonly ms: number;
}

export const PAGE_LIMITS: PageLimits = { pages: 1000, bytes: 200_000_000, ms: 30 * 60_000 };

export interface PagingOptions extends DownloadOptions {
  readonly now: () => Date;
  /** `PAGE_LIMITS` when not given. */
  readonly limits?: PageLimits;
}

/** One page of an interface, read and checked. */
export interface Page {
  /** What the page adds to the joined file. */
  readonly text: string;
  readonly records: number;
  /** Whether the interface says that nothing follows. */
  readonly last: boolean;
}

/** How an interface is paged, and how its pages become one file. */
export interface Pager {
  /** The address of the page that begins after `start` records. */
  readonly addressOf: (start: number) => string;
  /**
   * Reads the page that begins after `start` records; pages come in order. Throws `SmiError` for a reply that
   * is not such a page.
   */
  readonly read: (bytes: Uint8Array, start: number) => Page;
  /** The end of the joined file, after its last page. */
  readonly end: string;
}

/**
 * All bytes of one reply. Throws `answer-unreadable` where there are more than `limit`, and `file-web-page`.
 */
export async function collect(
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
  shown: string,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > limit)
      throw new SmiError('answer-unreadable', `${shown}: a reply of more than ${limit / 1e6} MB`);
    parts.push(chunk);
  }
  const all = Buffer.concat(parts);
  if (looksLikeWebPage(all.subarray(0, 1024)))
    throw new SmiError('file-web-page', `${shown}: a web page in place of data`);
  return all;
}

/** A reply as a whole, with retries. Throws `network`, and as `collect`. */
export const reply = (
  address: string,
  options: DownloadOptions,
  { limit, shown = address }: { readonly limit: number; readonly shown?: string },
): Promise<Uint8Array> => download(address, options, (chunks) => collect(chunks, limit, shown), shown);

const sameBytes = (a: Uint8Array, b: Uint8Array | undefined) => b !== undefined && Buffer.compare(a, b) === 0;

/**
 * The pages of an interface as one file, in pieces: the same pages give the same bytes. Each page is fetched
 * with retries of its own. Throws `pages-broken` for pages without end, for one that repeats the page before
 * it and for one that is empty too early; what `reply` and the pager throw.
 * @param shown the address of the file, for messages
 */
export async function* joinedPages(
  shown: string,
  pager: Pager,
  options: PagingOptions,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { pages, bytes: most, ms } = options.limits ?? PAGE_LIMITS;
  const broken = (problem: string) => new SmiError('pages-broken', `${shown}: ${problem}`);
  const began = options.now().getTime();
  let before: Uint8Array | undefined;
  let start = 0;
  let total = 0;
  for (let number = 1; ; number += 1) {
    if (number > pages) throw broken(`more than ${pages} pages, or pages without end`);
    const bytes = await reply(pager.addressOf(start), options, { limit: most, shown });
    total += bytes.byteLength;
    if (total > most) throw broken(`more than ${most / 1e6} MB in ${number} pages`);
    if (options.now().getTime() - began > ms)
      throw broken(`${number} pages took more than ${ms / 60_000} minutes`);
    if (sameBytes(bytes, before)) throw broken(`page ${number} is the same as page ${number - 1}`);
    const page = pager.read(bytes, start);
    yield Buffer.from(page.text);
    if (page.last) break;
    if (page.records === 0) throw broken(`page ${number} is empty, though ${start} records are not all`);
    start += page.records;
    before = bytes;
  }
  yield Buffer.from(pager.end);
}

/** An address with more parameters in its query, in the given order. */
export function withParameters(address: string, parameters: Readonly<Record<string, string>>): string {
  const added = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${address}${address.includes('?') ? '&' : '?'}${added.join('&')}`;
}
