import Papa from 'papaparse';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import type { Page, Pager } from './pages.js';
import { withParameters } from './pages.js';

/** Rows of a page for anybody, and for who has a key. */
export const NOMIS_ROWS = { anybody: 25_000, withKey: 100_000 } as const;

/** Columns that a query must select, because its pages are joined by them. */
const NEEDED = ['RECORD_COUNT', 'OBS_VALUE'];

const textOf = (bytes: Uint8Array, shown: string): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new SmiError('answer-unreadable', `${shown}: a page that is not UTF-8`, { cause });
  }
};

/**
 * The interface of Nomis: CSV in pages by `RecordOffset` and `RecordLimit`, 25,000 rows at most without a
 * key. Each row has the number of all rows in `RECORD_COUNT`, which says when the pages are complete. The
 * joined file has the header once, and the rows as the publisher wrote them.
 * @param address of the query, without offset and limit; its `select` must have record_count and obs_value
 * @param uid the reader's key, which raises the limit; it is never in a message, a record or the lock
 * @see https://www.nomisweb.co.uk/api/v01/help
 */
export function nomisPager(address: string, uid?: string, rows?: number): Pager {
  const limit = rows ?? (uid === undefined ? NOMIS_ROWS.anybody : NOMIS_ROWS.withKey);
  let header: string | undefined;
  let expected: string | undefined;
  const broken = (problem: string) => new SmiError('pages-broken', `${address}: ${problem}`);

  const read = (bytes: Uint8Array, start: number): Page => {
    const text = textOf(bytes, address);
    const { data, errors } = Papa.parse<string[]>(text, { delimiter: ',', skipEmptyLines: true });
    const [names = [], ...records] = data;
    const lacking = NEEDED.find((name) => !names.includes(name));
    if (lacking !== undefined) {
      const found = quoteFound(text.slice(0, 60));
      if (header !== undefined)
        throw new SmiError('column-missing', `${address}: the page after row ${start} has no ${lacking}`);
      throw new SmiError('answer-unreadable', `${address}: no column ${lacking}; found ${found}`);
    }
    if (errors.some(({ type }) => type === 'Quotes')) throw broken(`a cell without end after row ${start}`);
    header ??= names.join(',');
    if (names.join(',') !== header)
      throw broken(`the page after row ${start} has other columns than the first: ${names.join(', ')}`);
    const ragged = records.findIndex((record) => record.length !== names.length);
    if (ragged >= 0)
      throw broken(`row ${start + ragged + 1} has ${records[ragged]?.length} cells, not ${names.length}`);
    const counts = new Set(records.map((record) => record[names.indexOf('RECORD_COUNT')]));
    const [count] = counts;
    expected ??= count;
    if (counts.size > 1 || (count !== undefined && count !== expected))
      throw broken(`${expected} rows at first, then ${[...counts].at(-1)}: the data set changed in between`);
    const got = start + records.length;
    if (expected === undefined || !/^\d+$/.test(expected))
      throw new SmiError('answer-unreadable', `${address}: no row, or rows that are not counted`);
    if (got > Number(expected)) throw broken(`${got} rows came, of ${expected}`);
    const body = start === 0 ? text : text.slice(text.indexOf('\n') + 1);
    const ended = body === '' || body.endsWith('\n') ? body : `${body}\n`;
    return { text: ended, records: records.length, last: got === Number(expected) };
  };

  return {
    addressOf: (start) =>
      withParameters(address, {
        RecordOffset: String(start),
        RecordLimit: String(limit),
        ...(uid === undefined ? {} : { uid }),
      }),
    read,
    end: '',
  };
}
