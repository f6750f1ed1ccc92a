import type { Checks } from '../schemas/release/checks-file.js';
import type { RobustnessFile } from '../schemas/release/robustness.js';
import type { Row } from '../schemas/table.js';
import type { CustomReport } from './custom-report/parts.js';
import { customReportHtml } from './custom-report/report.js';
import { dataPackageText } from './formats/data-package.js';
import { dictionaryText } from './formats/dictionary.js';
import { receiptText } from './formats/receipt.js';
import { plainCsv, tableFiles } from './formats/table-files.js';
import { mapPicture } from './index-report/picture.js';
import { reportHtml } from './index-report/report.js';
import { type ClassReport, classReportHtml, coldspotsPictureOf } from './kind-report/report.js';
import { drawnOf, type TableRelease, tableReport } from './kind-report/table-release.js';
import { coldspotsPicture } from './long-shadow-report/map.js';
import { longShadowHtml } from './long-shadow-report/report.js';
import { areasGeoJson, coldspotsGeoJson, tableGeoJson } from './maps/geojson.js';
import { areasTopoJson } from './maps/topojson.js';
import type { Release } from './release.js';
import type { IndexRelease, LongShadowRelease } from './release-data.js';
import { oneFile, releaseFiles, type Writer } from './writer.js';

/*
 * Every file that the program publishes, in the order in which a reader meets it. The lists of files on the pages, the
 * table in the README, the data package and the receipt all derive from these lists; an entry is all that a new file
 * needs. Data package and receipt come last: they describe the files before them.
 */

const methodFile: Writer = oneFile(
  'method.yaml',
  'descriptions',
  {
    title: 'Method',
    description: 'The method as data: indicators, directions, weights, periods, steps',
    when: ({ methodText }) => methodText !== undefined,
  },
  ({ methodText }) => methodText ?? '',
);

const DESCRIBED = 'What every column means, for people and for programs (CSVW lies next to each CSV)';

const descriptions: readonly Writer[] = [
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

/** JSON as the program writes it: two spaces, every digit, no time. */
const jsonOf = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const REPORT = { title: 'Report', description: 'One page to read or print' };

/** `checks.json` and `checks.csv` of an index. */
const checksJson: Writer<Release & { readonly checked: Checks }> = oneFile(
  'checks.json',
  'checks',
  {
    title: 'Checks',
    description: 'Weights in effect, correlations, Cronbach’s alpha, principal components, and warnings',
  },
  ({ checked }) => jsonOf(checked),
);
const CHECKS_TABLE = 'Weights in effect of each indicator and aggregate, with warnings';

const robustnessFiles: readonly Writer[] = [
  ...tableFiles(
    'robustness',
    'How sure each rank is: median, intervals and probabilities, with and without the draw for inherited figures',
  ),
  ...tableFiles('sensitivity', 'What drives the ranks: Sobol indices with their limits'),
  ...tableFiles('leave_one_out', 'Every rank with each indicator left out'),
];

/** A release of an edition of an index. */
export interface IndexOutputs extends Release {
  readonly data: IndexRelease;
  readonly checked: Checks;
}

const areasOf = ({ data }: IndexOutputs) =>
  new Map(data.index.rows.map((row): [string, Row] => [String(row.area_code), row]));

const BOUNDARIES = 'Generalised boundaries of the areas with the columns of the index, for maps';

export const INDEX_WRITERS: readonly Writer<IndexOutputs>[] = [
  oneFile('report.html', 'report', REPORT, (release) =>
    reportHtml(release.data, releaseFiles(INDEX_WRITERS, release)),
  ),
  ...tableFiles(
    'index',
    'One row an area: score, rank, fifth, group, share at own level, scores and ranks of its domains; median rank, interval and probabilities',
  ),
  ...tableFiles(
    'indicators',
    'Every value with status, source, period, official cell, normalised value and contribution',
  ),
  oneFile(
    'areas.geojson',
    'maps',
    { title: 'Boundaries of the areas with their results, GeoJSON', description: BOUNDARIES, data: true },
    (release) => areasGeoJson(release.data.topology, areasOf(release)),
  ),
  oneFile(
    'areas.topojson',
    'maps',
    { title: 'Boundaries of the areas with their results, TopoJSON', description: BOUNDARIES, data: true },
    (release) => areasTopoJson(release.data.topology, areasOf(release)),
  ),
  oneFile(
    'map.svg',
    'maps',
    { title: 'Map', description: 'The map of the index as a picture, for slides and pages' },
    ({ data }) => mapPicture(data),
  ),
  ...tableFiles(
    'scales',
    'Mean and standard deviation of every indicator, domain and the index: enough to redo the sums by hand',
  ),
  ...robustnessFiles,
  ...tableFiles('normalised', 'Every indicator on one scale'),
  ...tableFiles('treatment', 'What was found of outliers'),
  ...tableFiles('treated', 'Every value that the treatment of outliers changed'),
  checksJson,
  ...tableFiles<IndexOutputs>('checks', CHECKS_TABLE, ['csv']),
  ...tableFiles('context', 'Figures shown for comparison and never scored', ['csv']),
  ...tableFiles(
    'harmonised',
    'What became of each official figure: used, mapped, inherited, duplicate, aggregate, outside, left over',
    ['csv'],
  ),
  methodFile,
  ...descriptions,
];

/** A release of an edition of the long shadow. */
export interface LongShadowOutputs extends Release {
  readonly data: LongShadowRelease;
}

export const LONG_SHADOW_WRITERS: readonly Writer<LongShadowOutputs>[] = [
  oneFile('report.html', 'report', REPORT, (release) =>
    longShadowHtml(release.data, releaseFiles(LONG_SHADOW_WRITERS, release)),
  ),
  ...tableFiles(
    'coldspots',
    'One row an authority and outcome: level, gap, unexplained gap, class, score, rank with interval, probabilities',
  ),
  oneFile(
    'coldspots.geojson',
    'maps',
    {
      title: 'Boundaries of the areas with their results, GeoJSON',
      description: 'Boundaries of the authorities with their classes, for maps',
      data: true,
    },
    ({ data }) => coldspotsGeoJson(data),
  ),
  oneFile(
    'map.svg',
    'maps',
    { title: 'Map', description: 'The maps of the outcomes as a picture' },
    ({ data }) => coldspotsPicture(data),
  ),
  ...tableFiles('coldspots_by_year', 'The same for every year'),
  ...tableFiles('persistence', 'How many years each authority is cold or hot'),
  ...tableFiles('agreement', 'The areas that were named in 2020, and what they are here'),
  ...tableFiles('lines', 'The lines that the unexplained gaps are measured from'),
  ...tableFiles('figures', 'Every figure with its cells in the official files'),
  ...tableFiles('context', 'The gap that the department prints, to check ours against', ['csv']),
  ...tableFiles('harmonised', 'What became of each official figure on its way to today’s areas', ['csv']),
  methodFile,
  ...descriptions,
];

/** The replicates of an edition, or a part of them: `smi robustness --out`. */
export interface SweepOutputs extends Release {
  readonly about: RobustnessFile;
}

export const SWEEP_WRITERS: readonly Writer<SweepOutputs>[] = [
  ...robustnessFiles,
  ...tableFiles('replicates', 'Every rank of every replicate', ['parquet']),
  ...tableFiles('replicates_without_inheritance', 'The same with inherited figures taken as the area’s own', [
    'parquet',
  ]),
  oneFile(
    'robustness.json',
    'descriptions',
    { title: 'Sweep', description: 'Which replicates of which edition these are, for merging' },
    ({ about }) => jsonOf(about),
  ),
  ...descriptions,
];

/** An index of a table that the user has: `smi score --out`. */
export interface CustomIndexOutputs extends Release {
  readonly report: CustomReport;
  readonly checked: Checks;
}

export const CUSTOM_INDEX_WRITERS: readonly Writer<CustomIndexOutputs>[] = [
  oneFile('report.html', 'report', REPORT, (release) =>
    customReportHtml(release.report, releaseFiles(CUSTOM_INDEX_WRITERS, release)),
  ),
  ...tableFiles('index', 'One row a unit: score, rank, fifth, group and, with replicates, how sure they are'),
  ...tableFiles('indicators', 'Every value, normalised value and contribution'),
  ...tableFiles('normalised', 'Every indicator on one scale'),
  ...tableFiles('scales', 'Mean, standard deviation, smallest and largest value of each code'),
  ...tableFiles('structure', 'The hierarchy with nominal and used weights'),
  ...tableFiles('treatment', 'What was found of outliers'),
  ...tableFiles('treated', 'Every value that the treatment of outliers changed'),
  ...robustnessFiles,
  checksJson,
  ...tableFiles<CustomIndexOutputs>('checks', CHECKS_TABLE),
  methodFile,
  ...descriptions,
];

/** Coldspots by a table of estimates that the user has: `smi coldspots --out`. */
export interface CustomColdspotsOutputs extends Release {
  readonly given: TableRelease;
}

const CLASS_MAPS = 'Boundaries of the areas with their classes, for maps';

export const CUSTOM_COLDSPOTS_WRITERS: readonly Writer<CustomColdspotsOutputs>[] = [
  oneFile('report.html', 'report', REPORT, (release) =>
    classReportHtml(tableReport(release.given), releaseFiles(CUSTOM_COLDSPOTS_WRITERS, release)),
  ),
  ...tableFiles('coldspots', 'The table with ranks and classes'),
  ...tableFiles('districts', 'The same on the districts of today'),
  oneFile(
    'coldspots.geojson',
    'maps',
    { title: 'Boundaries of the areas with their results, GeoJSON', description: CLASS_MAPS, data: true },
    ({ given }) => tableGeoJson(given.topologyThere, given.coldspots.rows, given.level),
  ),
  oneFile(
    'districts.geojson',
    'maps',
    { title: 'Boundaries of the areas with their results, GeoJSON', description: CLASS_MAPS, data: true },
    ({ given }) => tableGeoJson(given.topologyToday, given.today.rows, 'districts'),
  ),
  oneFile(
    'map.svg',
    'maps',
    { title: 'Map', description: 'The map of the classes as a picture' },
    ({ given }) => coldspotsPictureOf(tableReport(given), drawnOf(given)),
  ),
  ...descriptions,
];

/** What may leave a secure setting of individual records: `smi estimate --out`. */
export interface EstimatesOutputs extends Release {
  readonly report: ClassReport;
  readonly disclosure: object;
}

const isDrawn = ({ report }: EstimatesOutputs): boolean => report.drawn !== null;

export const ESTIMATES_WRITERS: readonly Writer<EstimatesOutputs>[] = [
  oneFile('report.html', 'report', REPORT, (release) =>
    classReportHtml(release.report, releaseFiles(ESTIMATES_WRITERS, release)),
  ),
  ...tableFiles('estimates', 'Every area'),
  ...tableFiles('totals', 'Regions and countries'),
  ...tableFiles('suppression', 'What is withheld, and by which rule'),
  oneFile(
    'estimates.geojson',
    'maps',
    {
      title: 'Boundaries of the areas with their results, GeoJSON',
      description: CLASS_MAPS,
      data: true,
      when: isDrawn,
    },
    ({ report: { drawn, rows } }) => (drawn === null ? '' : tableGeoJson(drawn.topology, rows, drawn.object)),
  ),
  oneFile(
    'map.svg',
    'maps',
    { title: 'Map', description: 'The map of the classes as a picture', when: isDrawn },
    ({ report }) => (report.drawn === null ? '' : coldspotsPictureOf(report, report.drawn)),
  ),
  oneFile(
    'disclosure.json',
    'descriptions',
    { title: 'Disclosure control', description: 'What later outputs are held against' },
    ({ disclosure }) => `${JSON.stringify(disclosure, null, 1)}\n`,
  ),
  ...descriptions,
];

/** What must not leave: everything unrounded, for checking inside: `smi estimate --out-private`. */
export interface PrivateOutputs extends Release {
  /** What was found of the records, and the cuts of the fifths. */
  readonly checked: unknown;
}

const NOT_READY = `NOT READY TO LEAVE THE SECURE SETTING

What lies here is unrounded and before disclosure control: counts of a few people, sums that tell of one. It is for
checking the estimates inside. What may leave is in the folder of --out, after the checks of the setting itself.
`;

const PRIVATE = 'For checking inside; it must not leave';

export const PRIVATE_WRITERS: readonly Writer<PrivateOutputs>[] = [
  oneFile(
    'NOT-READY-TO-LEAVE.txt',
    'descriptions',
    { title: 'Warning', description: PRIVATE },
    () => NOT_READY,
  ),
  plainCsv('private_estimates', PRIVATE),
  plainCsv('private_cells', PRIVATE),
  oneFile('checks.json', 'checks', { title: 'Checks', description: PRIVATE }, ({ checked }) =>
    jsonOf(checked),
  ),
];

/** The checks of an index in a folder of their own: `smi check --out`. */
export const CHECKS_WRITERS: readonly Writer<Release & { readonly checked: Checks }>[] = [
  checksJson,
  plainCsv('checks', CHECKS_TABLE),
];

/** What made-up records were made from: `smi synthesise --out`. */
export const TRUTH_WRITERS: readonly Writer[] = [
  plainCsv('truth', 'The model that the made-up records follow'),
  plainCsv('true-values', 'What an estimate should find'),
];
