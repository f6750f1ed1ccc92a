import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { SmiError } from '../../errors/smi-error.js';
import { askJson, isNotThere } from './ask-json.js';
import type { DownloadOptions } from './download.js';

const BASE = 'https://api.education.gov.uk/statistics/v1/data-sets';
/** The most that the listing of versions gives at once. */
const PAGE_SIZE = 20;
const MOST_PAGES = 100;

export const VERSION_NUMBER = /^\d+(\.\d+){1,2}$/;

const text = z.string().min(1);
const version = z.looseObject({
  version: z.string().regex(VERSION_NUMBER),
  type: z.enum(['Major', 'Minor']).optional(),
  status: text,
  published: z.iso.datetime({ offset: true }).optional(),
  notes: z.string().optional(),
  release: z.looseObject({ title: text }).optional(),
});
const versionPage = z.object({
  paging: z.object({
    page: z.int().min(1),
    totalPages: z.int().min(0),
    totalResults: z.int().min(0),
  }),
  results: z.array(version),
});

/** A published version of a data set. */
export type DataSetVersion = z.output<typeof version>;

const changeSet = z.record(z.string(), z.array(z.unknown()));
const changes = z.looseObject({ majorChanges: changeSet, minorChanges: changeSet });

/** What a version changes against the one before it, by kind, such as `filters` and `indicators`. */
export type DataSetChanges = z.output<typeof changes>;

const labelled = z.looseObject({ id: text, column: text, label: text });
const meta = z.looseObject({
  filters: z.array(labelled),
  indicators: z.array(labelled.extend({ unit: z.string().optional() })),
  geographicLevels: z.array(z.looseObject({ code: text, label: text })),
  timePeriods: z.array(z.looseObject({ code: text, period: text, label: z.string().optional() })),
});

/** Filters and indicators of a data set with the names of their columns, its levels and periods. */
export type DataSetMeta = z.output<typeof meta>;

/** Where the interface serves a version of a data set as CSV. */
export const csvAddress = (dataSet: string, number: string): string =>
  `${BASE}/${dataSet}/csv?dataSetVersion=${number}`;

/** Asks, and says `version-gone` where the interface does not have the data set or the version. */
async function ofVersion<T>(what: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (isNotThere(error))
      throw new SmiError('version-gone', `${what}: the interface does not have it (${error.message})`, {
        cause: error.cause,
      });
    throw error;
  }
}

/**
 * The published versions of a data set, in the order of the interface: the newest first. Throws
 * `answer-unreadable` for a listing that is none, `pages-broken` for one that changes while it is read or
 * never ends, `version-gone` for a data set that the interface does not have, `network`.
 */
export async function dataSetVersions(dataSet: string, options: DownloadOptions): Promise<DataSetVersion[]> {
  const broken = (problem: string) => new SmiError('pages-broken', `data set ${dataSet}: ${problem}`);
  const found: DataSetVersion[] = [];
  let expected: number | undefined;
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    if (page > MOST_PAGES) throw broken(`its versions take more than ${MOST_PAGES} pages`);
    const address = `${BASE}/${dataSet}/versions?page=${page}&pageSize=${PAGE_SIZE}`;
    const { paging, results } = await ofVersion(`data set ${dataSet}`, () =>
      askJson(address, versionPage, options),
    );
    expected ??= paging.totalResults;
    pages = paging.totalPages;
    if (paging.page !== page)
      throw broken(`page ${page} of its versions says that it is page ${paging.page}`);
    if (paging.totalResults !== expected)
      throw broken(`${expected} versions at first, then ${paging.totalResults}`);
    found.push(...results);
  }
  const numbers = found.map(({ version: number }) => number);
  const repeated = numbers.find((number, i) => numbers.indexOf(number) !== i);
  if (repeated !== undefined) throw broken(`version ${repeated} is listed twice`);
  if (found.length !== expected) throw broken(`${found.length} versions came, of ${expected}`);
  return found;
}

/**
 * What a version changes against the one before it, as the publisher says. Throws `version-gone` for a
 * version that the interface does not have (any more), `answer-unreadable`, `network`.
 */
export const versionChanges = (
  dataSet: string,
  number: string,
  options: DownloadOptions,
): Promise<DataSetChanges> =>
  ofVersion(`data set ${dataSet}, version ${number}`, () =>
    askJson(`${BASE}/${dataSet}/versions/${number}/changes`, changes, options),
  );

/** The metadata of a version of a data set. Throws as `versionChanges`. */
export const dataSetMeta = (
  dataSet: string,
  number: string,
  options: DownloadOptions,
): Promise<DataSetMeta> =>
  ofVersion(`data set ${dataSet}, version ${number}`, () =>
    askJson(`${BASE}/${dataSet}/meta?dataSetVersion=${number}`, meta, options),
  );

/** The pieces, after a first one that was read already; ends the reading of the others when it is ended. */
async function* following(
  first: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield first;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/** The first bytes, at least two where there are so many: enough to recognise gzip. */
async function firstBytes(iterator: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array();
  while (head.byteLength < 2) {
    const next = await iterator.next();
    if (next.done === true) return head;
    head = Buffer.concat([head, next.value]);
  }
  return head;
}

const isDamaged = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');

/**
 * The CSV as text: the interface sends it compressed by gzip, whether it was asked to or not, and the same
 * text may be compressed into different bytes. Whoever reads the pieces limits their size. Throws
 * `answer-unreadable` for a compressed body that is damaged or cut off, and what `chunks` throws.
 */
export async function* uncompressed(
  chunks: AsyncIterable<Uint8Array>,
  shown: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const iterator = chunks[Symbol.asyncIterator]();
  const head = await firstBytes(iterator);
  const all = following(head, iterator);
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    yield* all;
    return;
  }
  // An error of either stream ends the other; it reaches the loop below.
  const text: AsyncIterable<Uint8Array> = pipeline(Readable.from(all), createGunzip(), () => undefined);
  try {
    yield* text;
  } catch (cause) {
    if (!isDamaged(cause)) throw cause;
    throw new SmiError('answer-unreadable', `${shown}: compressed by gzip, and damaged or cut off`, {
      cause,
    });
  }
}
