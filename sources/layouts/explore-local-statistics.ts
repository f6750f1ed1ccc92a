import { quoteFound } from '../../errors/smi-error.js';
import { OFFICIAL_CODE } from '../../schemas/fields.js';
import { Problems } from '../problems.js';
import { type FileShape, fileOf, type IndicatorSource, OGL, type SeriesObservation } from '../source.js';
import { EXPLORE_LOCAL_STATISTICS_SYMBOLS, parseNumber, readCell } from '../symbols.js';
import { type CsvTable, looseCsv, readCsv } from './csv.js';
import { type Stated, type StatedIndicator, statedBySeries } from './stated.js';

const COLUMNS = [
  'areacd',
  'areanm',
  'geography',
  'indicator',
  'period',
  'observation',
  'measure',
  'unit',
  'lci_95',
  'uci_95',
  'status',
  'notes',
];
const PERIOD = /^\d{4}-\d{2}-\d{2}(\/P\d+[YM])?$/;
const REPOSITORY = 'ONSdigital/explore-local-statistics-data';
const HOST = `https://raw.githubusercontent.com/${REPOSITORY}/{version}`;

export interface ExploreLocalStatisticsDataSet {
  /** Name of the folder and file in the publisher's repository. */
  readonly dataset: string;
  readonly title: string;
  /** The organisation whose figures these are. */
  readonly producer: string;
  readonly landing_page: string;
  readonly indicators: readonly StatedIndicator[];
  /** Columns that this file is known to have twice. */
  readonly duplicate_columns?: readonly string[];
}

const STATED_COLUMNS = ['measure', 'unit', 'status'] as const;

/** What the file has, declared or not. Throws `file-encoding`. */
function shapeOf(bytes: Uint8Array, file: string): FileShape {
  const { header, rows } = looseCsv(bytes, file);
  const at = (column: string) => header.indexOf(column);
  const distinct = (...columns: readonly string[]) => {
    const indices = columns.map(at);
    if (indices.includes(-1)) return [];
    return [...new Set(rows.map((row) => indices.map((index) => row[index] ?? '').join(': ')))].sort();
  };
  const [measure, unit, status] = STATED_COLUMNS;
  return {
    columns: header,
    series: distinct('indicator'),
    units: distinct('indicator', unit),
    measures: distinct('indicator', measure),
    symbols: distinct(status),
  };
}

/** Flags from the publisher's note on a figure, where it matters to a reader. */
function noteFlags(notes: string): string[] {
  if (notes.startsWith('This data has been aggregated')) return ['aggregated_by_publisher'];
  if (notes.startsWith('Estimate and confidence interval unreliable')) return ['low_reliability'];
  return [];
}

function readRows(table: CsvTable, file: string, stated: ReadonlyMap<string, Stated>): SeriesObservation[] {
  const i = Object.fromEntries(COLUMNS.map((name) => [name, table.indexOf(name)]));
  const problems = new Problems(file);
  const seen = new Map<string, number>();
  const observations = table.rows.map((fields, index): SeriesObservation => {
    const row = index + 2;
    const text = (column: string) => fields[i[column] ?? -1] ?? '';
    // The words are made only where they are needed: there are millions of cells.
    const expect = (column: string, holds: boolean, problem: () => string) => {
      if (!holds) problems.add(row, column, `${problem()}, found ${quoteFound(text(column))}`);
    };
    const limit = (column: string) => {
      expect(
        column,
        text(column) === '' || parseNumber(text(column)) !== undefined,
        () => 'neither a number nor empty',
      );
      return parseNumber(text(column)) ?? null;
    };
    expect('areacd', OFFICIAL_CODE.test(text('areacd')), () => 'not an area code');
    expect('period', PERIOD.test(text('period')), () => 'not a period');
    const must = stated.get(text('indicator'));
    for (const column of ['measure', 'unit'] as const)
      if (must !== undefined)
        expect(column, text(column) === must[column], () => `not ${quoteFound(must[column])}`);
    const key = `${text('areacd')} ${text('indicator')} ${text('period')}`;
    expect('areacd', !seen.has(key), () => `the same figure as row ${seen.get(key)}`);
    seen.set(key, row);
    const reading = readCell(text('observation'), EXPLORE_LOCAL_STATISTICS_SYMBOLS, text('status'));
    if (text('observation') === '' || parseNumber(text('observation')) !== undefined) {
      const problem = () => `not a known status for the value ${quoteFound(text('observation'))}`;
      expect('status', reading !== undefined, problem);
    } else expect('observation', false, () => 'neither a number nor empty');
    return {
      area_code: text('areacd'),
      series: text('indicator'),
      period: text('period'),
      value: reading?.value ?? null,
      lower: limit('lci_95'),
      upper: limit('uci_95'),
      status: reading?.status ?? 'missing',
      reason: reading?.reason ?? '',
      flags: [...new Set([reading?.flags ?? '', ...noteFlags(text('notes'))])]
        .filter((flag) => flag !== '')
        .join(';'),
      cell: `${file}#${row}:observation`,
      raw_text: text('observation'),
    };
  });
  problems.check();
  return observations;
}

/** A data set of ONS Explore Local Statistics. All share one layout, so each takes only a few lines. */
export function exploreLocalStatistics(dataSet: ExploreLocalStatisticsDataSet): IndicatorSource {
  const { dataset, title, producer, landing_page, indicators, duplicate_columns = [] } = dataSet;
  const file = {
    name: `${dataset}.csv`,
    address: `${HOST}/${dataset}/${dataset}.csv`,
    kind: 'csv' as const,
    dated_by: { address: `${HOST}/${dataset}/${dataset}.json`, field: 'sourceDate' },
  };
  const declaration = {
    name: `els-${dataset}`,
    title,
    publisher: producer,
    ...OGL,
    citation: `${producer}, ${title}, published {published}; Office for National Statistics, Explore Local Statistics, {version_date}.`,
    landing_page,
    newest: { by: 'github' as const, repository: REPOSITORY, branch: 'main' },
    files: [file],
  };
  return {
    ...declaration,
    symbols: EXPLORE_LOCAL_STATISTICS_SYMBOLS,
    indicators,
    async observe(reader) {
      const bytes = await reader.bytes(fileOf(declaration));
      // A column more does no harm: the change report names it.
      const table = readCsv(bytes, file.name, [...COLUMNS, ...duplicate_columns], 'passed');
      return readRows(table, file.name, statedBySeries(indicators));
    },
    shape: async (reader) => shapeOf(await reader.bytes(fileOf(declaration)), file.name),
  };
}
