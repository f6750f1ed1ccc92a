import { quoteFound } from '../errors/smi-error.js';
import { GSS_CODE } from '../schemas/fields.js';
import { readWorkbook, type SheetTable } from './layouts/workbook.js';
import { Problems } from './problems.js';
import { fileOf, type IndicatorSource, OGL, type SeriesObservation, type SourceReader } from './source.js';
import { NO_SYMBOLS } from './symbols.js';

// The publisher's headers end with a space.
const CODE = 'Local Authority District code (2019)';
const AVERAGE_SCORE = 'IMD - Average score ';
const INCOME_SCORE = 'Income - Average score ';
const INCOME_SCALE = 'Income scale';

const declaration = {
  name: 'indices-of-deprivation-2019',
  title: 'English indices of deprivation 2019, File 10: local authority district summaries (lower-tier)',
  publisher: 'Ministry of Housing, Communities and Local Government',
  ...OGL,
  citation:
    'Ministry of Housing, Communities and Local Government, English indices of deprivation 2019, File 10, {published}.',
  landing_page: 'https://www.gov.uk/government/statistics/english-indices-of-deprivation-2019',
  newest: { by: 'gov_uk' as const, page: 'government/statistics/english-indices-of-deprivation-2019' },
  files: [
    {
      name: 'File_10_-_IoD2019_Local_Authority_District_Summaries__lower-tier__.xlsx',
      address:
        'https://assets.publishing.service.gov.uk/media/{version}/File_10_-_IoD2019_Local_Authority_District_Summaries__lower-tier__.xlsx',
      kind: 'xlsx' as const,
    },
  ],
};

/** The numbers of one column by district code, checked row by row. */
function readColumn(
  table: SheetTable,
  column: string,
  sheet: string,
): { code: string; value: number; row: number }[] {
  const code = table.indexOf(CODE);
  const i = table.indexOf(column);
  const problems = new Problems(`${fileOf(declaration).name}, sheet ${sheet}`);
  const seen = new Set<string>();
  const cells = table.rows.map((fields, index) => {
    const area = String(fields[code] ?? '');
    const value = fields[i];
    if (!GSS_CODE.test(area) || seen.has(area))
      problems.add(
        index + 2,
        CODE,
        `not an area code, or one that appeared before, found ${quoteFound(area)}`,
      );
    if (typeof value !== 'number' || !Number.isFinite(value) || value < 0)
      problems.add(index + 2, column, `not a number of at least zero, found ${quoteFound(String(value))}`);
    seen.add(area);
    return { code: area, value: Number(value), row: index + 2 };
  });
  problems.check();
  return cells;
}

interface Sheets {
  readonly imd: SheetTable;
  readonly income: SheetTable;
}

async function openSheets(reader: SourceReader): Promise<Sheets> {
  const file = fileOf(declaration);
  const sheets = await readWorkbook(await reader.bytes(file), file.name, ['IMD', 'Income']);
  return { imd: sheets.get('IMD')!, income: sheets.get('Income')! };
}

const opened = new WeakMap<SourceReader, Promise<Sheets>>();

/** The sheets of the workbook, which is used for context and for populations: each reader opens it once. */
function readSheets(reader: SourceReader): Promise<Sheets> {
  const sheets = opened.get(reader) ?? openSheets(reader);
  opened.set(reader, sheets);
  return sheets;
}

/** The people of a district of 2019, with the cells that they follow from. */
export interface CountedPeople {
  readonly code: string;
  readonly people: number;
  readonly cells: readonly string[];
  readonly raw_text: readonly string[];
}

/**
 * Population of each district of 2019: people in income deprivation ÷ their share of the population.
 * Leaves out a district whose share or number is 0, because it cannot be used as a weight.
 */
export async function readPeople(reader: SourceReader): Promise<Map<string, CountedPeople>> {
  const { income } = await readSheets(reader);
  const cellOf = (row: number, column: string) => `${fileOf(declaration).name}#${row}:${column.trim()}`;
  const scale = new Map(readColumn(income, INCOME_SCALE, 'Income').map((found) => [found.code, found]));
  return new Map(
    readColumn(income, INCOME_SCORE, 'Income').flatMap(({ code, value, row }) => {
      const counted = scale.get(code);
      const people = (counted?.value ?? 0) / value;
      if (counted === undefined || !Number.isFinite(people) || people <= 0) return [];
      const cells = [cellOf(row, INCOME_SCALE), cellOf(row, INCOME_SCORE)] as const;
      const raw_text = [String(counted.value), String(value)] as const;
      return [[code, { code, people, cells, raw_text }] as const];
    }),
  );
}

/** Population of each district of 2019, as in `readPeople`. */
export const readPopulations = async (reader: SourceReader): Promise<Map<string, number>> =>
  new Map([...(await readPeople(reader))].map(([code, { people }]) => [code, people]));

const indicesOfDeprivation: IndicatorSource = {
  ...declaration,
  symbols: NO_SYMBOLS,
  indicators: [
    {
      code: 'deprivation_2019',
      title: 'Index of Multiple Deprivation 2019, average score',
      description:
        'Population-weighted average of the deprivation scores of the neighbourhoods of the district. Higher is more deprived.',
      unit: 'score',
      level: 'lower_tier',
      measure: 'mean',
      range: [0, 100],
      select: ['IMD average score'],
    },
  ],
  async observe(reader) {
    const { imd } = await readSheets(reader);
    return readColumn(imd, AVERAGE_SCORE, 'IMD').map(
      ({ code, value, row }): SeriesObservation => ({
        area_code: code,
        series: 'IMD average score',
        period: '2019',
        value,
        lower: null,
        upper: null,
        status: 'observed',
        reason: '',
        flags: '',
        cell: `${fileOf(declaration).name}#${row}:${AVERAGE_SCORE.trim()}`,
        raw_text: String(value),
      }),
    );
  },
};

export default indicesOfDeprivation;
