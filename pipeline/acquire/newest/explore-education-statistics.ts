import { z } from 'zod';
import { SmiError } from '../../../errors/smi-error.js';
import type { LockEntry, SourceFile } from '../../../schemas/source.js';
import { addressAt } from '../../../sources/versions.js';
import { isNotThere } from '../download.js';
import { type Answer, day, gone, type Kind, laterVersion } from './answer.js';
import type { Asker } from './ask.js';

const BASE = 'https://api.education.gov.uk/statistics/v1/data-sets';
/** The most that the listing of versions gives at once. */
const PAGE_SIZE = 20;
const MOST_PAGES = 100;

const text = z.string().min(1);
const version = z.looseObject({
  version: z.string().regex(/^\d+(\.\d+){1,2}$/),
  status: text,
  published: z.iso.datetime({ offset: true }).optional(),
});
const versionPage = z.object({
  paging: z.object({
    page: z.int().min(1),
    totalPages: z.int().min(0),
    totalResults: z.int().min(0),
  }),
  results: z.array(version),
});

/** A version of a data set, as the interface lists it. */
export type DataSetVersion = z.output<typeof version>;

const changeSet = z.record(z.string(), z.array(z.looseObject({})));
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

/** Asks, and says `version-gone` where the interface does not have the data set or the version. */
async function ofVersion<T>(what: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!isNotThere(error)) throw error;
    throw new SmiError('version-gone', `${what}: the interface does not have it (${error.message})`, {
      cause: error.cause,
    });
  }
}

/**
 * The versions of a data set, in the order of the interface: the newest first. Undefined where a mirror does
 * not have its listing. Throws `answer-unreadable` for a listing that is none, `pages-broken` for one that
 * changes while it is read, never ends or of which a mirror lacks a page, `version-gone` for a data set that
 * the interface does not have, `network`.
 */
export async function dataSetVersions(dataSet: string, ask: Asker): Promise<DataSetVersion[] | undefined> {
  const broken = (problem: string) => new SmiError('pages-broken', `data set ${dataSet}: ${problem}`);
  const found: DataSetVersion[] = [];
  let expected: number | undefined;
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    if (page > MOST_PAGES) throw broken(`its versions take more than ${MOST_PAGES} pages`);
    const address = `${BASE}/${dataSet}/versions?page=${page}&pageSize=${PAGE_SIZE}`;
    const listed = await ofVersion(`data set ${dataSet}`, () => ask.json(address, versionPage));
    if (listed === undefined && page === 1) return undefined;
    if (listed === undefined) throw broken(`the mirror lacks page ${page} of ${pages} of its versions`);
    const { paging, results } = listed;
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
 * What a version changes against the one before it, as the publisher says; undefined where a mirror does not
 * have it. Throws `version-gone` for a version that the interface does not have (any more),
 * `answer-unreadable`, `network`.
 */
export const versionChanges = (
  dataSet: string,
  number: string,
  ask: Asker,
): Promise<DataSetChanges | undefined> =>
  ofVersion(`data set ${dataSet}, version ${number}`, () =>
    ask.json(`${BASE}/${dataSet}/versions/${number}/changes`, changes),
  );

/** The metadata of a version of a data set. Undefined, or throws, as `versionChanges`. */
export const dataSetMeta = (dataSet: string, number: string, ask: Asker): Promise<DataSetMeta | undefined> =>
  ofVersion(`data set ${dataSet}, version ${number}`, () =>
    ask.json(`${BASE}/${dataSet}/meta?dataSetVersion=${number}`, meta),
  );

/** The highest version of a data set that is published and was not withdrawn. Throws as `dataSetVersions`. */
export async function newestOfEducation(
  file: SourceFile,
  { data_set }: Kind<'explore_education_statistics'>,
  locked: LockEntry | undefined,
  ask: Asker,
): Promise<Answer> {
  const versions = await dataSetVersions(data_set, ask);
  if (versions === undefined) return undefined;
  const [newest] = versions
    .filter(({ status }) => status === 'Published')
    .toSorted((a, b) => laterVersion(b.version, a.version));
  if (newest === undefined) throw gone(file, `data set ${data_set}`);
  const { version: number, published } = newest;
  if (number === locked?.version) return 'same';
  const date = published === undefined ? {} : { published: day(published), version_date: day(published) };
  return { address: addressAt(file.address, number), version: number, ...date };
}
