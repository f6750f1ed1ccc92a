import { jsonText } from '../../schemas/generate/json-schema.js';
import type { Checks } from '../../schemas/release/checks-file.js';
import type { TableData } from '../../schemas/table.js';
import { catalogueOf } from '../formats/catalogue.js';
import { dataPackageText } from '../formats/data-package.js';
import { dictionaryText } from '../formats/dictionary.js';
import { pngOf } from '../formats/png.js';
import { receiptText } from '../formats/receipt.js';
import { tableFiles } from '../formats/table-files.js';
import { tableMetadata } from '../formats/table-metadata.js';
import { writeGeoParquet } from '../maps/geoparquet.js';
import type { AreaTopology } from '../maps/topology.js';
import type { CatalogueFacts, Release } from '../release.js';
import { type FileGroup, mediaTypeOf, oneFile, releaseFiles, type Writer } from '../writer.js';

/* Writers that several lists of `outputs/writers.ts` have in common. */

/** JSON as the program writes it: two spaces, every digit, no time. */
export const jsonOf = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/**
 * `report.html`.
 * @param writers the list that the writer is in: the page lists their files
 */
export const reportFile = <R extends Release>(
  writers: () => readonly Writer<R>[],
  content: (release: R, files: readonly FileGroup[]) => string,
): Writer<R> =>
  oneFile('report.html', 'report', { title: 'Report', description: 'One page to read or print' }, (release) =>
    content(release, releaseFiles(writers(), release)),
  );

/** `map.svg`. */
export const mapFile = <R extends Release>(
  description: string,
  content: (release: R) => string,
  when?: (release: R) => boolean,
): Writer<R> =>
  oneFile('map.svg', 'maps', { title: 'Map', description, ...(when !== undefined && { when }) }, content);

/**
 * A picture as SVG, and once more as PNG for programs that take no SVG; lists of files have both in one
 * line.
 */
export const pictureFiles = <R extends Release>(
  name: string,
  about: { readonly title: string; readonly description: string },
  content: (release: R) => string,
): readonly Writer<R>[] => [
  oneFile(`${name}.svg`, 'maps', about, content),
  oneFile(`${name}.png`, 'maps', { ...about, title: `${about.title}, PNG` }, (release) =>
    pngOf(content(release)),
  ),
];

/**
 * `rank_chart.svg`, `.png` and `rank_names.svg`: the ranks with their intervals as pictures. All names
 * together are too tall for a slide.
 */
export const rankPictures = <R extends Release>(
  chart: (release: R) => string,
  names: (release: R) => string,
): readonly Writer<R>[] => [
  ...pictureFiles(
    'rank_chart',
    {
      title: 'Chart of the ranks',
      description: 'The ranks with their intervals as a picture, for slides and pages',
    },
    chart,
  ),
  oneFile(
    'rank_names.svg',
    'maps',
    {
      title: 'Chart of the ranks with names',
      description: 'The same with the name of every area, in one tall picture',
    },
    names,
  ),
];

/** Boundaries with the columns of a table, as GeoJSON or TopoJSON by the end of `path`. */
export function boundaryFile<R extends Release>(
  path: `${string}.geojson` | `${string}.topojson`,
  description: string,
  content: (release: R) => string,
  when?: (release: R) => boolean,
): Writer<R> {
  const format = path.endsWith('.geojson') ? 'GeoJSON' : 'TopoJSON';
  const title = `Boundaries of the areas with their results, ${format}`;
  return oneFile(
    path,
    'maps',
    { title, description, data: true, ...(when !== undefined && { when }) },
    content,
  );
}

/** A table of a release with the boundaries of its areas, as GeoParquet. */
export const geoParquetFile = <R extends Release>(
  path: `${string}.parquet`,
  description: string,
  content: (release: R) => { readonly data: TableData; readonly topology: AreaTopology },
): Writer<R> => ({
  path,
  mediaType: mediaTypeOf(path),
  title: 'Boundaries of the areas with their results, GeoParquet',
  description,
  data: true,
  stage: 'maps',
  *files(release, { engine }) {
    const { data, topology } = content(release);
    const about = tableMetadata(data.table, release.head);
    yield { path, content: (full) => writeGeoParquet(engine, data, topology, full, about) };
  },
});

/** How sure the ranks of an index are, and what drives them. */
export const robustnessFiles: readonly Writer[] = [
  ...tableFiles(
    'robustness',
    'How sure each rank is: median, both intervals, from figures alone and with choices, and probabilities',
  ),
  ...tableFiles('sensitivity', 'What drives the ranks: Sobol indices with their limits'),
  ...tableFiles('leave_one_out', 'Every rank with each indicator left out'),
];

export const checksJson: Writer<Release & { readonly checked: Checks }> = oneFile(
  'checks.json',
  'checks',
  {
    title: 'Checks',
    description: 'Weights in effect, correlations, Cronbach’s alpha, principal components, and warnings',
  },
  ({ checked }) => jsonOf(checked),
);

/** What `checks.csv` has. */
export const CHECKS_TABLE = 'Weights in effect of each indicator and aggregate, with warnings';

export const methodFile: Writer = oneFile(
  'method.yaml',
  'descriptions',
  {
    title: 'Method',
    description: 'The method as data: indicators, directions, weights, periods, steps',
    when: ({ methodText }) => methodText !== undefined,
  },
  ({ methodText }) => methodText ?? '',
);

/** After the tables and the maps, whose sizes and hashes it gives. */
export const catalogueFile: Writer<Release & { readonly catalogue: CatalogueFacts }> = oneFile(
  'catalogue.jsonld',
  'descriptions',
  {
    title: 'Catalogue record',
    description: 'The release as catalogues and search engines read it: DCAT-AP 3 and schema.org',
  },
  (release, { files }) => jsonText(catalogueOf(release, release.catalogue, files)),
);

const DESCRIBED =
  'What every column means, for people and for programs (CSV on the Web metadata are next to each CSV)';

/** The last files of every release: data package and receipt describe the files before them. */
export const descriptions: readonly Writer[] = [
  oneFile(
    'data-dictionary.md',
    'descriptions',
    { title: 'Data dictionary', description: DESCRIBED },
    dictionaryText,
  ),
  oneFile(
    'datapackage.json',
    'descriptions',
    { title: 'Data package', description: DESCRIBED },
    dataPackageText,
  ),
  oneFile(
    'receipt.json',
    'descriptions',
    {
      title: 'Receipt',
      description: 'Hashes of every input, official file and output, and versions, to check and repeat it',
    },
    receiptText,
  ),
];
