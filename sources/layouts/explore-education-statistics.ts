import { z } from 'zod';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import { GSS_CODE } from '../../schemas/fields.js';
import type { IndicatorDeclaration } from '../../schemas/indicator.js';
import { parseJson } from '../../schemas/parse-json.js';
import type { SourceDeclaration, SourceFile } from '../../schemas/source.js';
import { Problems } from '../problems.js';
import { fileOf, type IndicatorSource, OGL, type SeriesObservation } from '../source.js';
import { EXPLORE_EDUCATION_STATISTICS_SYMBOLS, parseNumber, readCell } from '../symbols.js';
import { type CsvTable, decodeUtf8, readCsv } from './csv.js';
import { otherThan } from './stated.js';

/** Levels of areas that are read, with the column of their codes. */
const CODE_COLUMNS = {
  National: 'country_code',
  Regional: 'region_code',
  'Local authority': 'new_la_code',
  'Local authority district': 'lad_code',
} as const;
export type EducationLevel = keyof typeof CODE_COLUMNS;
/** Every level that can be read. */
export const EDUCATION_LEVELS = Object.keys(CODE_COLUMNS) as [EducationLevel, ...EducationLevel[]];

const PERIOD = /^\d{4}(\d{2})?$/;

/** Spellings of a value of a filter, any of which is meant; capitals do not matter. */
export type Spellings = readonly [string, ...string[]];

export interface EducationSeries {
  readonly name: string;
  /** The column of the value. */
  readonly value: string;
  /** Values of filter columns that the rows of the series have, besides those of the data set. */
  readonly where?: Readonly<Record<string, Spellings>>;
  /** The column with the number of people behind a percentage, from which its 95 % limits follow. */
  readonly people?: string;
}

export interface EducationDataSet {
  /** Short name, after `ees-`. */
  readonly name: string;
  /** Title of the data set and of the publication that it is part of. */
  readonly title: string;
  readonly publication: string;
  readonly landing_page: string;
  /** Where a version of the data set is served; its name in the project is that of the data set. */
  readonly address: string;
  readonly interface?: SourceFile['interface'];
  /** What was never seen, and where the layout is known from. */
  readonly not_seen_live: string;
  /** Levels whose rows are read, and others that the file has and that are passed over. */
  readonly levels: readonly EducationLevel[];
  readonly passed?: readonly string[];
  /** Values of filter columns that the rows of every series have. */
  readonly where: Readonly<Record<string, Spellings>>;
  readonly series: readonly EducationSeries[];
  readonly indicators: readonly IndicatorDeclaration[];
  /** The column that says whether a figure is provisional, revised or final, where there is one. */
  readonly version?: string;
}

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();
const isOneOf = (text: string, spellings: Spellings) => spellings.some((each) => same(each, text));

/** The sign of a flag that follows from a column `version`. */
const versionFlag = (text: string): string => (same(text, 'provisional') ? 'provisional' : '');

/** 1.96: the quantile of a 95 % interval. */
const Z = 1.959964;

/**
 * The 95 % limits of a percentage of `people`, by Wilson's formula: they hold the percentage and stay between
 * 0 and 100. Wilson (1927), Journal of the American Statistical Association 22, 209–212.
 */
export function wilsonLimits(per_cent: number, people: number): readonly [number, number] {
  const p = per_cent / 100;
  const spread = (Z * Z) / people;
  const middle = p + spread / 2;
  const reach = Z * Math.sqrt((p * (1 - p)) / people + spread / (4 * people));
  const limit = (value: number) => Math.min(100, Math.max(0, (100 * value) / (1 + spread)));
  // At 0 and 100 rounding could put the percentage outside its own limits.
  return [Math.min(per_cent, limit(middle - reach)), Math.max(per_cent, limit(middle + reach))];
}

/** Refuses a file in which a filter has none of the spellings that are declared: it was renamed. */
function checkFilters(dataSet: EducationDataSet, table: CsvTable, file: string): void {
  const filters = [dataSet.where, ...dataSet.series.map(({ where = {} }) => where)].flatMap((where) =>
    Object.entries(where),
  );
  for (const [column, spellings] of filters) {
    const index = table.indexOf(column);
    const found = [...new Set(table.rows.map((fields) => fields[index] ?? ''))];
    if (found.some((text) => isOneOf(text, spellings))) continue;
    const known = found
      .slice(0, 8)
      .map((text) => quoteFound(text))
      .join(', ');
    throw new SmiError(
      'file-unreadable',
      `${file}: no row has ${column} ${spellings.map((text) => quoteFound(text)).join(' or ')}; found ${known}`,
      { next: 'see what the publisher calls it, then add that spelling to the source' },
    );
  }
}

function columnsOf({ levels, where, series, version }: EducationDataSet): string[] {
  const named = [
    'time_period',
    'geographic_level',
    ...levels.map((level) => CODE_COLUMNS[level]),
    ...Object.keys(where),
    ...series.flatMap(({ value, people, where: own = {} }) => [value, people ?? '', ...Object.keys(own)]),
    version ?? '',
  ];
  return [...new Set(named.filter((name) => name !== ''))];
}

function readRows(dataSet: EducationDataSet, table: CsvTable, file: string): SeriesObservation[] {
  const { levels, passed = [], where, series, version } = dataSet;
  const problems = new Problems(file);
  const seen = new Map<string, number>();
  const index = Object.fromEntries(columnsOf(dataSet).map((name) => [name, table.indexOf(name)]));
  const observations = table.rows.flatMap((fields, i): SeriesObservation[] => {
    const row = i + 2;
    const text = (column: string) => fields[index[column] ?? -1] ?? '';
    const holds = (filters: Readonly<Record<string, Spellings>>) =>
      Object.entries(filters).every(([column, spellings]) => isOneOf(text(column), spellings));
    const level = levels.find((each) => same(each, text('geographic_level')));
    if (level === undefined) {
      const known = passed.some((each) => same(each, text('geographic_level')));
      if (!known)
        problems.add(
          row,
          'geographic_level',
          `not a level of this data set, found ${quoteFound(text('geographic_level'))}`,
        );
      return [];
    }
    if (!holds(where)) return [];
    const code = text(CODE_COLUMNS[level]);
    // An area outside the map, such as pupils who live elsewhere, has a symbol in place of a code.
    const isPlace = !Object.hasOwn(EXPLORE_EDUCATION_STATISTICS_SYMBOLS, code);
    if (!isPlace) return [];
    return series
      .filter(({ where: own = {} }) => holds(own))
      .map(({ name, value: column, people }) => {
        if (!GSS_CODE.test(code))
          problems.add(row, CODE_COLUMNS[level], `not an area code, found ${quoteFound(code)}`);
        if (!PERIOD.test(text('time_period')))
          problems.add(row, 'time_period', `not a period, found ${quoteFound(text('time_period'))}`);
        const key = `${code} ${name} ${text('time_period')}`;
        if (seen.has(key))
          problems.add(
            row,
            CODE_COLUMNS[level],
            `the same figure as row ${seen.get(key)}: a filter is missing`,
          );
        seen.set(key, row);
        const reading = readCell(text(column), EXPLORE_EDUCATION_STATISTICS_SYMBOLS);
        if (reading === undefined)
          problems.add(row, column, `neither a number nor a known symbol, found ${quoteFound(text(column))}`);
        const count = people === undefined ? undefined : parseNumber(text(people));
        const value = reading?.value ?? null;
        const inRange = value !== null && value >= 0 && value <= 100;
        const limits =
          inRange && count !== undefined && count > 0 ? wilsonLimits(value, count) : [null, null];
        const flags = [reading?.flags ?? '', version === undefined ? '' : versionFlag(text(version))];
        return {
          area_code: code,
          series: name,
          period: text('time_period'),
          value,
          lower: limits[0] ?? null,
          upper: limits[1] ?? null,
          status: reading?.status ?? 'missing',
          reason: reading?.reason ?? '',
          flags: flags.filter((flag) => flag !== '').join(';'),
          cell: `${file}#${row}:${column}`,
          raw_text: text(column),
        };
      });
  });
  problems.check();
  return observations;
}

const metadata = z.looseObject({
  indicators: z.array(
    z.looseObject({
      column: z.string().min(1),
      label: z.string(),
      unit: z.string().nullish(),
    }),
  ),
});

/**
 * Checks what the metadata state of the column of each series: they name its unit, and the CSV does not.
 * Throws `unit-differs` for another unit or measure, and `file-unreadable` for a column that they do not
 * describe.
 */
function checkStated({ series, indicators }: EducationDataSet, bytes: Uint8Array, file: string): void {
  const refuse = (problem: string, cause?: unknown) =>
    new SmiError('file-unreadable', `${file}: ${problem}`, { cause });
  const described = parseJson(decodeUtf8(bytes, file), metadata, refuse).indicators;
  for (const { code, select, stated } of indicators) {
    if (stated === undefined) continue;
    for (const { value } of series.filter(({ name }) => select.includes(name))) {
      const found = described.find(({ column }) => column === value);
      if (found === undefined) throw refuse(`it says nothing of the column ${quoteFound(value)}`);
      const wrong =
        (found.unit ?? '') !== stated.unit
          ? `unit ${otherThan(stated.unit, found.unit ?? '')}`
          : stated.measure !== undefined && found.label !== stated.measure
            ? `label ${otherThan(stated.measure, found.label)}`
            : undefined;
      if (wrong !== undefined)
        throw new SmiError('unit-differs', `${file}: column ${quoteFound(value)} of ${code}: ${wrong}`);
    }
  }
}

/** The metadata of a version of a data set; undefined where the interface has no such data set. */
function metadataOf({ name, address, indicators }: EducationDataSet): SourceFile | undefined {
  if (indicators.every(({ stated }) => stated === undefined)) return undefined;
  if (!/\/data-sets\/[0-9a-f-]{36}\/csv\?/.test(address)) return undefined;
  return {
    name: `${name}.meta.json`,
    address: address.replace('/csv?', '/meta?'),
    kind: 'json',
    interface: 'explore_education_statistics',
  };
}

/** Its versions are listed under the id in its address, where the address is that of the interface. */
function newestOf(address: string): Partial<Pick<SourceDeclaration, 'newest'>> {
  const data_set = /\/data-sets\/([0-9a-f-]{36})\//.exec(address)?.[1];
  return data_set === undefined ? {} : { newest: { by: 'explore_education_statistics', data_set } };
}

/**
 * A data set of DfE's Explore Education Statistics: one row for each area, period and combination of filters,
 * read by the names of its columns, whatever their order and whichever others there are.
 */
export function exploreEducationStatistics(dataSet: EducationDataSet): IndicatorSource {
  const file: SourceFile = {
    name: `${dataSet.name}.csv`,
    address: dataSet.address,
    kind: 'csv',
    interface: dataSet.interface ?? 'explore_education_statistics',
  };
  const about = metadataOf(dataSet);
  const declaration = {
    name: `ees-${dataSet.name}`,
    title: dataSet.title,
    publisher: 'Department for Education',
    ...OGL,
    citation: `Department for Education, ${dataSet.publication}: ${dataSet.title}; Explore Education Statistics.`,
    landing_page: dataSet.landing_page,
    not_seen_live: dataSet.not_seen_live,
    ...newestOf(dataSet.address),
    files: about === undefined ? [file] : [file, about],
  };
  return {
    ...declaration,
    symbols: EXPLORE_EDUCATION_STATISTICS_SYMBOLS,
    indicators: dataSet.indicators,
    async observe(reader) {
      if (about !== undefined) checkStated(dataSet, await reader.bytes(about), about.name);
      const bytes = await reader.bytes(fileOf(declaration));
      const table = readCsv(bytes, file.name, columnsOf(dataSet), 'passed');
      checkFilters(dataSet, table, file.name);
      return readRows(dataSet, table, file.name);
    },
  };
}
