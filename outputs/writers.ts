import type { AreaProfile } from '../schemas/release/area-profile.js';
import type { AuthorityProfile } from '../schemas/release/authority-profile.js';
import type { Checks } from '../schemas/release/checks-file.js';
import type { DrawsFile } from '../schemas/release/draws-file.js';
import type { RobustnessFile } from '../schemas/release/robustness.js';
import type { Row } from '../schemas/table.js';
import { areaPages } from './area-page/writer.js';
import { areaWriters, authorityWriters } from './areas/writers.js';
import { authorityPages } from './authority-page/writer.js';
import type { CustomReport } from './custom-report/parts.js';
import { customReportHtml } from './custom-report/report.js';
import { datasetOf } from './formats/catalogue.js';
import { workbookFile } from './formats/release-workbook.js';
import { type OutputFormat, plainCsv, tableFiles } from './formats/table-files.js';
import { indexPicture, indexRankNames, indexRankPicture, mapPicture } from './index-report/picture.js';
import { reportHtml } from './index-report/report.js';
import { type OutputCheck, outputCheckSheet } from './kind-report/output-check.js';
import { type ClassReport, classReportHtml, coldspotsPictureOf } from './kind-report/report.js';
import { drawnOf, type TableRelease, tableReport } from './kind-report/table-release.js';
import { coldspotsPicture } from './long-shadow-report/map.js';
import { shadowRankNames, shadowRankPicture } from './long-shadow-report/ranks.js';
import { longShadowHtml } from './long-shadow-report/report.js';
import { areasGeoJson, coldspotsGeoJson, coldspotsTopoJson, tableGeoJson } from './maps/geojson.js';
import { areasTopoJson } from './maps/topojson.js';
import type { CatalogueFacts, Release } from './release.js';
import type { IndexRelease, LongShadowRelease } from './release-data.js';
import { oneFile, type Writer } from './writer.js';
import {
  boundaryFile,
  CHECKS_TABLE,
  catalogueFile,
  checksJson,
  descriptions,
  geoParquetFile,
  jsonOf,
  mapFile,
  methodFile,
  pictureFiles,
  rankPictures,
  reportFile,
  robustnessFiles,
} from './writers/shared.js';

/*
 * Every file that the program publishes: a list of writers for each kind of release, in the order in which a
 * reader meets the files. The lists of files on the pages, the table in the README, the data package and the
 * receipt all derive from these lists; an entry is all that a new file needs. Writers that several lists
 * share are in `writers/shared.ts`.
 */

/** A release of an edition of an index. */
export interface IndexOutputs extends Release {
  readonly catalogue: CatalogueFacts;
  readonly data: IndexRelease;
  readonly checked: Checks;
  /** What its replicates are computed from. */
  readonly draws: DrawsFile;
  /** The profiles of all areas that have files, in the order of the codes; none where these are left out. */
  readonly profiles?: readonly AreaProfile[];
}

const areasOf = ({ data }: IndexOutputs) =>
  new Map(data.index.rows.map((row): [string, Row] => [String(row.area_code), row]));

const INDEX_TABLE =
  'One row an area: score, rank, fifth, group, share at own level, scores and ranks of its domains; median rank, interval and probabilities';
const INDICATORS_TABLE =
  'Every value with status, source, period, official cell, normalised value and contribution';
const COLDSPOTS_TABLE =
  'One row an authority and outcome: level, gap, unexplained gap, class, score, rank with interval, probabilities';
const VALIDITY_TABLE =
  'How the index and its parts go with measured mobility and with others’ indices, with limits';
const TREND_TABLE =
  'Every area in several editions on the scale of one of them: indicators, domains, faces, index; only of a trend';
const TREND_CODES_TABLE = 'Means, scales and breaks of the trend; only of a trend';
const REVISIONS_TABLE =
  'Every published figure that a later official file changed, before and after; only where there is one';
const COMPARISON_TABLE =
  'Score, rank and group of each area here and in the edition that this one follows; only where it follows one';
const BOUNDARIES = 'Generalised boundaries of the areas with the columns of the index, for maps';

export const INDEX_WRITERS: readonly Writer<IndexOutputs>[] = [
  reportFile(
    () => INDEX_WRITERS,
    (release, files) =>
      reportHtml(release.data, files, datasetOf(release, release.catalogue), release.checked),
  ),
  ...tableFiles('index', INDEX_TABLE),
  workbookFile('index', INDEX_TABLE),
  ...tableFiles('indicators', INDICATORS_TABLE),
  workbookFile('indicators', INDICATORS_TABLE),
  boundaryFile('areas.geojson', BOUNDARIES, (release) =>
    areasGeoJson(release.data.topology, areasOf(release)),
  ),
  boundaryFile('areas.topojson', BOUNDARIES, (release) =>
    areasTopoJson(release.data.topology, areasOf(release)),
  ),
  geoParquetFile('areas.parquet', BOUNDARIES, ({ data: { index, topology } }) => ({ data: index, topology })),
  ...pictureFiles<IndexOutputs>(
    'map',
    {
      title: 'Map',
      description: 'The map as a picture, for slides and pages: kinds of place where the index has two faces',
    },
    ({ data }) => mapPicture(data),
  ),
  oneFile(
    'index_map.svg',
    'maps',
    { title: 'Map of the index', description: 'The map of the index by fifth as a picture' },
    ({ data }) => indexPicture(data),
  ),
  ...rankPictures<IndexOutputs>(
    ({ data }) => indexRankPicture(data),
    ({ data }) => indexRankNames(data),
  ),
  ...tableFiles(
    'scales',
    'Mean and standard deviation of every indicator, domain and the index: enough to redo the sums by hand',
  ),
  ...robustnessFiles,
  ...tableFiles('figure_errors', 'How far each figure may be off, by what, and whose draw it shares', [
    'csv',
  ]),
  oneFile(
    'draws.json',
    'tables',
    {
      title: 'What replicates are computed from',
      description:
        'What replicates are computed from, for programs: figures, their errors, structure, steps and seed',
    },
    ({ draws }) => `${JSON.stringify(draws)}\n`,
  ),
  ...tableFiles('normalised', 'Every indicator on one scale'),
  ...tableFiles('treatment', 'Skewness and kurtosis before and after the treatment of outliers'),
  ...tableFiles('treated', 'Every value that the treatment of outliers changed'),
  checksJson,
  ...tableFiles<IndexOutputs>('checks', CHECKS_TABLE, ['csv']),
  ...tableFiles(
    'moves',
    'Who moved in the year before the census: arrivals, departures, stayers, and how many left for a better place',
  ),
  ...tableFiles('moves_between', 'Moves between the fifths, and between the regions'),
  ...tableFiles('moves_elsewhere', 'Moves from and to places that the index does not rank', ['csv']),
  ...tableFiles('trend', TREND_TABLE, ['csv']),
  ...tableFiles('trend_codes', TREND_CODES_TABLE, ['csv']),
  ...tableFiles('validity', VALIDITY_TABLE, ['csv']),
  ...tableFiles('validity_places', 'Mean scores of the larger places that these are about', ['csv']),
  ...tableFiles('evidence', 'What others measured there, with its official cells', ['csv']),
  ...tableFiles('context', 'Figures shown for comparison and never scored', ['csv']),
  ...tableFiles(
    'harmonised',
    'What became of each official figure: used, mapped, inherited, duplicate, aggregate, outside, left over',
    ['csv'],
  ),
  ...tableFiles('revisions', REVISIONS_TABLE, ['csv']),
  ...tableFiles('comparison', COMPARISON_TABLE, ['csv']),
  ...tableFiles(
    'model',
    'Which figures of counties are spread over their districts, and how far off that is where the truth is known',
    ['csv'],
  ),
  ...tableFiles('model_parameters', 'Coefficients and joint covariance behind modelled figures', ['csv']),
  ...tableFiles(
    'chances_upper_tier',
    'Chances of the counties and single-tier authorities, from published figures alone: score, rank, fifth',
    ['csv'],
  ),
  ...areaWriters(() => INDEX_WRITERS, [areaPages(() => INDEX_WRITERS)]),
  methodFile,
  catalogueFile,
  ...descriptions,
];

/** A release of an edition of the long shadow. */
export interface LongShadowOutputs extends Release {
  readonly catalogue: CatalogueFacts;
  readonly data: LongShadowRelease;
  /** The checks of its scores; none where no outcome has any. */
  readonly checked?: Checks;
  /** The profiles of all authorities, in the order of the codes; none where these are left out. */
  readonly profiles?: readonly AuthorityProfile[];
}

const AUTHORITY_MAPS = 'Boundaries of the authorities with their classes, for maps';

export const LONG_SHADOW_WRITERS: readonly Writer<LongShadowOutputs>[] = [
  reportFile(
    () => LONG_SHADOW_WRITERS,
    (release, files) =>
      longShadowHtml(release.data, files, datasetOf(release, release.catalogue), release.checked),
  ),
  ...tableFiles('coldspots', COLDSPOTS_TABLE),
  workbookFile('coldspots', COLDSPOTS_TABLE),
  boundaryFile('coldspots.geojson', AUTHORITY_MAPS, ({ data }) => coldspotsGeoJson(data)),
  boundaryFile('coldspots.topojson', AUTHORITY_MAPS, ({ data }) => coldspotsTopoJson(data)),
  ...pictureFiles<LongShadowOutputs>(
    'map',
    { title: 'Map', description: 'The maps of the outcomes as a picture, for slides and pages' },
    ({ data }) => coldspotsPicture(data),
  ),
  ...rankPictures<LongShadowOutputs>(
    ({ data }) => shadowRankPicture(data),
    ({ data }) => shadowRankNames(data),
  ),
  ...tableFiles('coldspots_by_year', 'The same for every year'),
  ...tableFiles('persistence', 'How many years each authority is cold or hot'),
  ...tableFiles('agreement', 'The areas that were named in 2020, and what they are here'),
  ...tableFiles('lines', 'The lines that the unexplained gaps are measured from'),
  ...tableFiles('names_2020', 'How often a place named hot in 2020 has a higher figure than one named cold'),
  ...tableFiles('second_chances', 'Higher education by 25 less by 19, of the same young people'),
  ...tableFiles('calibration', 'What was said of the next year against what was found'),
  ...tableFiles('local_level', 'Parameters of the model that shrinks level and gap'),
  ...tableFiles('two_sources', 'Level 3 as two data sets give it'),
  ...tableFiles('figures', 'Every figure with its cells in the official files'),
  ...tableFiles('context', 'The gap that the department prints, to check ours against', ['csv']),
  ...tableFiles('harmonised', 'What became of each official figure on its way to today’s areas', ['csv']),
  ...tableFiles('revisions', REVISIONS_TABLE, ['csv']),
  ...tableFiles('comparison', COMPARISON_TABLE, ['csv']),
  ...authorityWriters(() => LONG_SHADOW_WRITERS, [authorityPages(() => LONG_SHADOW_WRITERS)]),
  methodFile,
  catalogueFile,
  ...descriptions,
];

/** The replicates of an edition, or a part of them: `smi robustness --out`. */
export interface SweepOutputs extends Release {
  readonly about: RobustnessFile;
}

export const SWEEP_WRITERS: readonly Writer<SweepOutputs>[] = [
  ...robustnessFiles,
  ...tableFiles('replicates', 'Every rank of every replicate', ['parquet']),
  ...tableFiles('replicates_figures', 'The same with figures alone drawn and the method as it is', [
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
  reportFile(
    () => CUSTOM_INDEX_WRITERS,
    (release, files) => customReportHtml(release.report, files),
  ),
  ...tableFiles('index', 'One row a unit: score, rank, fifth, group and, with replicates, how sure they are'),
  ...tableFiles('indicators', 'Every value, normalised value and contribution'),
  ...tableFiles('normalised', 'Every indicator on one scale'),
  ...tableFiles('scales', 'Mean, standard deviation, smallest and largest value of each code'),
  ...tableFiles('structure', 'The hierarchy with nominal and used weights'),
  ...tableFiles('unranked', 'What has no rank, and why'),
  ...tableFiles('treatment', 'Skewness and kurtosis before and after the treatment of outliers'),
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
  reportFile(
    () => CUSTOM_COLDSPOTS_WRITERS,
    (release, files) => classReportHtml(tableReport(release.given), files),
  ),
  ...tableFiles('coldspots', 'The table with ranks and classes'),
  ...tableFiles('districts', 'The same on the districts of today'),
  boundaryFile('coldspots.geojson', CLASS_MAPS, ({ given }) =>
    tableGeoJson(given.topologyThere, given.coldspots.rows, given.level),
  ),
  boundaryFile('districts.geojson', CLASS_MAPS, ({ given }) =>
    tableGeoJson(given.topologyToday, given.today.rows, 'districts'),
  ),
  mapFile('The map of the classes as a picture', ({ given }) =>
    coldspotsPictureOf(tableReport(given), drawnOf(given)),
  ),
  ...descriptions,
];

/** What may leave a secure setting of individual records: `smi estimate --out`. */
export interface EstimatesOutputs extends Release {
  readonly report: ClassReport;
  readonly disclosure: object;
  readonly formats: readonly OutputFormat[];
}

const drawnAs =
  (format: OutputFormat) =>
  ({ report, formats }: EstimatesOutputs): boolean =>
    report.drawn !== null && formats.includes(format);

export const ESTIMATES_WRITERS: readonly Writer<EstimatesOutputs>[] = [
  reportFile(
    () => ESTIMATES_WRITERS,
    (release, files) => classReportHtml(release.report, files),
  ),
  ...tableFiles('estimates', 'Every area'),
  ...tableFiles('totals', 'Regions and countries'),
  ...tableFiles('suppression', 'What is withheld'),
  boundaryFile(
    'estimates.geojson',
    CLASS_MAPS,
    ({ report: { drawn, rows } }) => (drawn === null ? '' : tableGeoJson(drawn.topology, rows, drawn.object)),
    drawnAs('geojson'),
  ),
  mapFile(
    'The map of the classes as a picture',
    ({ report }) => (report.drawn === null ? '' : coldspotsPictureOf(report, report.drawn)),
    drawnAs('svg'),
  ),
  oneFile(
    'disclosure.json',
    'descriptions',
    { title: 'Disclosure control', description: 'What later outputs are held against' },
    ({ disclosure }) => `${JSON.stringify(disclosure, null, 1)}\n`,
  ),
  ...descriptions,
];

/**
 * What must not leave a secure setting: everything unrounded, for checking inside: `smi estimate
 * --out-private`.
 */
export interface PrivateOutputs extends Release {
  /** Findings about the records, and the cuts of the fifths. */
  readonly checked: unknown;
  readonly check: OutputCheck;
}

const NOT_READY = `NOT READY TO LEAVE THE SECURE SETTING

These files are unrounded and without disclosure control: counts of a few people, sums that describe one person. They
are for checking the estimates inside; output-check.md is for who checks the output. What may leave is in the folder of --out, after the checks of the setting itself.
`;

const PRIVATE = 'For checking inside; must not leave';

const notReady: Writer = oneFile(
  'NOT-READY-TO-LEAVE.txt',
  'descriptions',
  { title: 'Warning', description: PRIVATE },
  () => NOT_READY,
);
const outOfRange: Writer = {
  ...plainCsv('private_out_of_range', PRIVATE),
  when: ({ tables }) => tables.some(({ table }) => table.name === 'private_out_of_range'),
};

/** What a run writes that stops at values out of range. */
export const OUT_OF_RANGE_WRITERS: readonly Writer[] = [notReady, outOfRange];

export const PRIVATE_WRITERS: readonly Writer<PrivateOutputs>[] = [
  notReady,
  outOfRange,
  oneFile(
    'output-check.md',
    'report',
    { title: 'Sheet for the output checker', description: PRIVATE },
    ({ check }) => outputCheckSheet(check),
  ),
  plainCsv('private_suppression', PRIVATE),
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
  plainCsv('validity', VALIDITY_TABLE),
];

/** What made-up records were made from: `smi synthesise --out`. */
export const TRUTH_WRITERS: readonly Writer[] = [
  plainCsv('truth', 'The model that the made-up records follow'),
  plainCsv('true-values', 'What an estimate should find'),
];
