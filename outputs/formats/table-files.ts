import { blocksIn, type Release, type ReleaseTable, type TableFormat } from '../release.js';
import { type Content, mediaTypeOf, type WriteContext, type Writer } from '../writer.js';
import { csvPieces } from './csv.js';
import { csvwText } from './csvw.js';
import { type Metadata, tableMetadata } from './table-metadata.js';

/** The text of the CSV; its rows are counted on the way, for the receipt. */
function countedCsv(of: ReleaseTable, { rowCounts }: WriteContext): Content {
  let count = 0;
  function* counted() {
    for (const block of blocksIn(of)) {
      count += block.rows;
      yield block;
    }
    rowCounts.set(of.table.name, count);
  }
  return csvPieces(of.table, counted());
}

type Contents = Readonly<
  Record<
    TableFormat,
    (
      table: ReleaseTable,
      context: WriteContext,
      about: Metadata,
    ) => Content | Promise<Content> | ((fullPath: string) => Promise<void>)
  >
>;

// What writes Arrow and Parquet is loaded when it is needed: most commands write neither.
const CONTENTS: Contents = {
  csv: countedCsv,
  arrow: async (of, _, about) => (await import('./arrow.js')).arrowPieces(of.table, blocksIn(of), about),
  parquet:
    (table, { engine }, about) =>
    async (path) =>
      (await import('./parquet.js')).writeTableParquet(engine, table, path, about),
};

/** All formats, in the order of lists of files. */
export const ALL_FORMATS: readonly TableFormat[] = ['csv', 'parquet', 'arrow'];

/**
 * The formats of what may leave a secure setting: those of its tables, and those of its map. Page and
 * descriptions have one format only.
 */
export const OUTPUT_FORMATS = [...ALL_FORMATS, 'geojson', 'svg'] as const;
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

function writerOf<R extends Release>(name: string, format: TableFormat, description: string): Writer<R> {
  const path = `${name}.${format}`;
  return {
    path,
    mediaType: mediaTypeOf(path),
    title: `${name}, ${format}`,
    description,
    data: true,
    table: name,
    stage: 'tables',
    async files(release, context) {
      const found = release.tables.find(({ table }) => table.name === name);
      if (found === undefined || !found.formats.includes(format)) return [];
      const about = tableMetadata(found.table, release.head);
      return [{ path, content: await CONTENTS[format](found, context, about) }];
    },
  };
}

const csvwWriter = <R extends Release>(name: string): Writer<R> => ({
  path: `${name}.csv-metadata.json`,
  mediaType: 'application/csvm+json',
  title: `${name}, W3C metadata of the CSV`,
  description: 'What each column of the CSV means, for programs (CSV on the Web)',
  stage: 'descriptions',
  when: ({ tables }) => tables.some(({ table, formats }) => table.name === name && formats.includes('csv')),
  *files({ head, tables }) {
    const found = tables.find(({ table }) => table.name === name);
    if (found?.formats.includes('csv'))
      yield { path: `${name}.csv-metadata.json`, content: csvwText(found.table, head) };
  },
});

/**
 * The writers of a table: one for each format and, with a CSV, one for its W3C metadata. They write nothing
 * where the release does not have the table.
 * @param description its line in lists of files
 */
export function tableFiles<R extends Release>(
  name: string,
  description: string,
  formats: readonly TableFormat[] = ALL_FORMATS,
): Writer<R>[] {
  const writers = formats.map((format) => writerOf<R>(name, format, description));
  return formats.includes('csv') ? [...writers, csvwWriter<R>(name)] : writers;
}

/** The writer of a table that is published as CSV only, without metadata. */
export const plainCsv = <R extends Release>(name: string, description: string): Writer<R> =>
  writerOf(name, 'csv', description);
