import { describe, expect, test } from 'vitest';
import { joinedPages, type PageLimits, type Pager, withParameters } from '../../../pipeline/acquire/pages.js';
import { silentLog } from '../../../pipeline/system/log.js';
import { refusal } from '../../fixtures/refusal.js';

const ADDRESS = 'https://data.example/listing';
/** An interface of pages of one record each, which never says that it ends. */
const endless = (last: (start: number) => boolean = () => false): Pager => ({
  addressOf: (start) => `${ADDRESS}?from=${start}`,
  read: (bytes, start) => ({ text: `${Buffer.from(bytes)}\n`, records: 1, last: last(start) }),
  end: 'end\n',
});
const LIMITS: PageLimits = { pages: 5, bytes: 1000, ms: 60_000 };

/** Runs through the pages; each minute of `clock` is one look at it. */
interface Changes extends Partial<PageLimits> {
  readonly minutes?: number;
  readonly body?: (address: string) => string;
}
async function joined(pager: Pager, { minutes = 0, body = (address) => address, ...limits }: Changes = {}) {
  let looked = 0;
  const pieces: string[] = [];
  const options = {
    fetch: async (address: Parameters<typeof fetch>[0]) => new Response(body(String(address))),
    allows: () => true,
    retries: 0,
    retryDelayMs: 1,
    timeoutMs: 1000,
    signal: new AbortController().signal,
    log: silentLog,
    now: () => new Date(60_000 * minutes * looked++),
    limits: { ...LIMITS, ...limits },
  };
  for await (const piece of joinedPages(ADDRESS, pager, options)) pieces.push(Buffer.from(piece).toString());
  return pieces.join('');
}

describe('pages joined into one file', () => {
  test('come in order, with the end after the last', async () => {
    const text = await joined(endless((start) => start === 2));
    expect(text).toBe(`${[0, 1, 2].map((start) => `${ADDRESS}?from=${start}\n`).join('')}end\n`);
  });

  test('may be as many as the limit, and not one more', async () => {
    expect((await joined(endless((start) => start === 4))).split('\n')).toHaveLength(7);
    const error = await refusal(joined(endless((start) => start === 5)));
    expect([error.code, error.message]).toEqual(['pages-broken', expect.stringContaining('5 pages')]);
  });

  test('that never end are refused by the limit of time', async () => {
    const error = await refusal(joined(endless(), { minutes: 0.4, pages: 1000 }));
    expect([error.code, error.message]).toEqual(['pages-broken', expect.stringContaining('minutes')]);
  });

  test('that are too large together are refused by the limit of bytes', async () => {
    const large = (address: string) => address.padEnd(400, '.');
    const error = await refusal(joined(endless(), { body: large }));
    expect([error.code, error.message]).toEqual(['pages-broken', expect.stringContaining('3 pages')]);
    const single = await refusal(joined(endless(), { body: () => '.'.repeat(1001) }));
    expect(single.code).toBe('answer-unreadable');
  });

  test('of which one repeats the page before it are refused', async () => {
    const error = await refusal(joined(endless(), { body: () => 'the same' }));
    expect([error.code, error.message]).toEqual(['pages-broken', expect.stringContaining('page 2')]);
  });
});

test('parameters are added to an address with a query and without', () => {
  expect(withParameters('https://a.example/b', { from: '1' })).toBe('https://a.example/b?from=1');
  expect(withParameters('https://a.example/b?c=d', { e: 'f&g', h: '' })).toBe(
    'https://a.example/b?c=d&e=f%26g&h=',
  );
});
