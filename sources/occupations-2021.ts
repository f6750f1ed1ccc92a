import { group } from 'd3-array';
import { quoteFound, SmiError } from '../errors/smi-error.js';
import { GSS_CODE } from '../schemas/fields.js';
import { type CsvTable, readCsv } from './layouts/csv.js';
import { Problems } from './problems.js';
import { fileOf, type IndicatorSource, OGL, type SeriesObservation } from './source.js';
import { type CellReading, NOMIS_SYMBOLS, readCell } from './symbols.js';

const SERIES = 'Managers and professionals, per cent of people in employment';
const VALUE = 'OBS_VALUE';
const NAME = 'C2021_OCC_10_NAME';
const COLUMNS = ['DATE_NAME', 'GEOGRAPHY_CODE', NAME, VALUE, 'OBS_STATUS', 'RECORD_COUNT'];

/** The three categories that the query asks for, by what their names begin with. */
const CATEGORIES = {
  all: /^Total\b/i,
  managers: /^(1\. ?)?Managers, directors/i,
  professionals: /^(2\. ?)?Professional occupations/i,
} as const;
type Category = keyof typeof CATEGORIES;
const isCategory = (name: string): name is Category => name in CATEGORIES;

const QUERY = [
  // England, and the lower-tier authorities of 2022.
  'geography=2092957699,TYPE154',
  'date=latest',
  'c2021_occ_10=0...2',
  'measures=20100',
  'select=date_name,geography_code,c2021_occ_10_name,obs_value,obs_status,record_count',
].join('&');

const declaration = {
  name: 'occupations-2021',
  title: 'Census 2021, TS063: occupation',
  publisher: 'Office for National Statistics',
  ...OGL,
  citation: 'Office for National Statistics, Census 2021, TS063: occupation; from Nomis.',
  landing_page: 'https://www.nomisweb.co.uk/datasets/c2021ts063',
  not_seen_live:
    'No reply was ever seen. Query, codes and columns are those of the documentation of the interface and of public programs that use it.',
  files: [
    {
      name: 'occupations-2021.csv',
      address: `https://www.nomisweb.co.uk/api/v01/dataset/NM_2080_1.data.csv?${QUERY}`,
      kind: 'csv' as const,
      interface: 'nomis' as const,
    },
  ],
};

/** A count of one category, with its row in the file. */
interface Row {
  readonly row: number;
  readonly code: string;
  readonly period: string;
  readonly category: Category;
  readonly reading: CellReading;
  readonly text: string;
}

function readRows(table: CsvTable, file: string): Row[] {
  const problems = new Problems(file);
  const rows = table.rows.flatMap((fields, i): Row[] => {
    const row = i + 2;
    const text = (column: string) => fields[table.indexOf(column)] ?? '';
    const [category] = Object.entries(CATEGORIES).flatMap(([name, pattern]) =>
      pattern.test(text(NAME)) && isCategory(name) ? [name] : [],
    );
    if (category === undefined)
      problems.add(row, NAME, `not a category that was asked for, found ${quoteFound(text(NAME))}`);
    const code = text('GEOGRAPHY_CODE');
    if (!GSS_CODE.test(code))
      problems.add(row, 'GEOGRAPHY_CODE', `not an area code, found ${quoteFound(code)}`);
    const sign = text(VALUE) === '' ? text('OBS_STATUS') : text(VALUE);
    const reading = readCell(sign, NOMIS_SYMBOLS);
    if (reading === undefined || (reading.value ?? 0) < 0)
      problems.add(row, VALUE, `neither a count nor a known status, found ${quoteFound(sign)}`);
    if (category === undefined || reading === undefined) return [];
    return [{ row, code, period: text('DATE_NAME'), category, reading, text: sign }];
  });
  problems.check();
  return rows;
}

/** The share of an area from its three counts. Throws `rows-unreadable` where one lacks or comes twice. */
function shareOf(rows: readonly Row[], file: string): SeriesObservation {
  const { code, period } = rows[0]!;
  const refused = (problem: string) => new SmiError('rows-unreadable', `${file}: ${code} ${problem}`);
  const part = (category: Category): Row => {
    const found = rows.filter((row) => row.category === category);
    if (found.length !== 1) throw refused(`has ${found.length} counts of the category ${category}, not one`);
    return found[0]!;
  };
  const parts = [part('managers'), part('professionals'), part('all')] as const;
  const [managers, professionals, all] = parts.map(({ reading }) => reading.value);
  const missing = parts.find(({ reading }) => reading.value === null);
  const known = managers != null && professionals != null && all != null;
  if (known && managers + professionals > all)
    throw refused('has more managers and professionals than people in employment');
  if (known && all === 0) throw refused('has no people in employment');
  return {
    area_code: code,
    series: SERIES,
    period,
    value: known ? (100 * (managers + professionals)) / all : null,
    lower: null,
    upper: null,
    status: known ? 'observed' : 'missing',
    reason: missing?.reading.reason ?? '',
    flags: '',
    cell: parts.map(({ row }) => `${file}#${row}:${VALUE}`).join(';'),
    raw_text: parts.map(({ text }) => text).join(';'),
  };
}

/** People in managerial and professional occupations by district of residence, from the census. */
const occupations: IndicatorSource = {
  ...declaration,
  symbols: NOMIS_SYMBOLS,
  indicators: [
    {
      code: 'managers_and_professionals',
      title: 'Managers and professionals',
      description:
        'Usual residents aged 16 and over in employment in the week before the census of March 2021 who work as managers, directors and senior officials or in professional occupations (major groups 1 and 2 of SOC 2020), of all in employment. A lockdown year.',
      unit: 'per cent',
      level: 'lower_tier',
      measure: 'rate',
      range: [0, 100],
      select: [SERIES],
    },
  ],
  async observe(reader) {
    const { name } = fileOf(declaration);
    const rows = readRows(readCsv(await reader.bytes(fileOf(declaration)), name, COLUMNS, 'passed'), name);
    return [...group(rows, ({ code, period }) => `${code} ${period}`).values()].map((own) =>
      shareOf(own, name),
    );
  },
};

export default occupations;
