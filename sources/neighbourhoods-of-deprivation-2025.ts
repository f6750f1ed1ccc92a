import { quoteFound } from '../errors/smi-error.js';
import { GSS_CODE } from '../schemas/fields.js';
import { readCsv } from './layouts/csv.js';
import { Problems } from './problems.js';
import { fileOf, OGL, type ReferenceSource } from './source.js';
import { NO_SYMBOLS, parseNumber } from './symbols.js';

/** A neighbourhood (LSOA of 2021) of the Indices of Deprivation 2025. */
export interface Neighbourhood {
  readonly code: string;
  /** The district of 2024 that it is in. */
  readonly district_code: string;
  readonly score: number;
  /** 1 is the most deprived. */
  readonly rank: number;
  /** People in the middle of 2022. */
  readonly population: number;
}

const CODE = 'LSOA code (2021)';
const DISTRICT = 'Local Authority District code (2024)';
const SCORE = 'Index of Multiple Deprivation (IMD) Score';
const RANK = 'Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)';
const POPULATION = 'Total population: mid 2022';
const COLUMNS = [CODE, DISTRICT, SCORE, RANK, POPULATION];

const declaration = {
  name: 'neighbourhoods-of-deprivation-2025',
  title:
    'English indices of deprivation 2025, File 7: all ranks, scores, deciles and population denominators',
  publisher: 'Ministry of Housing, Communities and Local Government',
  ...OGL,
  citation:
    'Ministry of Housing, Communities and Local Government, English indices of deprivation 2025, File 7, October 2025.',
  landing_page: 'https://www.gov.uk/government/statistics/english-indices-of-deprivation-2025',
  not_seen_live:
    'No reply was ever seen. The address and the names of columns are those of public programs that use the file.',
  files: [
    {
      name: 'File_7_IoD2025_All_Ranks_Scores_Deciles_Population_Denominators.csv',
      address:
        'https://assets.publishing.service.gov.uk/media/691ded56d140bbbaa59a2a7d/File_7_IoD2025_All_Ranks_Scores_Deciles_Population_Denominators.csv',
      kind: 'csv' as const,
    },
  ],
};

/** Every neighbourhood of England with its district, score, rank and people. */
const neighbourhoods: ReferenceSource<readonly Neighbourhood[]> = {
  ...declaration,
  symbols: NO_SYMBOLS,
  async read(reader) {
    const file = fileOf(declaration);
    const table = readCsv(await reader.bytes(file), file.name, COLUMNS, 'passed');
    const problems = new Problems(file.name);
    const seen = new Set<string>();
    const found = table.rows.map((fields, i): Neighbourhood => {
      const text = (column: string) => fields[table.indexOf(column)] ?? '';
      const number = (column: string, holds: (value: number) => boolean, what: string) => {
        const value = parseNumber(text(column)) ?? Number.NaN;
        if (!holds(value)) problems.add(i + 2, column, `not ${what}, found ${quoteFound(text(column))}`);
        return value;
      };
      for (const column of [CODE, DISTRICT])
        if (!GSS_CODE.test(text(column)))
          problems.add(i + 2, column, `not an area code, found ${quoteFound(text(column))}`);
      if (seen.has(text(CODE))) problems.add(i + 2, CODE, `comes twice, found ${quoteFound(text(CODE))}`);
      seen.add(text(CODE));
      return {
        code: text(CODE),
        district_code: text(DISTRICT),
        score: number(SCORE, (value) => value >= 0 && value <= 100, 'a score from 0 to 100'),
        rank: number(RANK, (value) => Number.isInteger(value) && value > 0, 'a rank'),
        population: number(
          POPULATION,
          (value) => Number.isInteger(value) && value >= 0,
          'a number of people',
        ),
      };
    });
    problems.check();
    return found;
  },
};

export default neighbourhoods;
