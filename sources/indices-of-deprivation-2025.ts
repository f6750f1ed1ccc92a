import { quoteFound } from '../errors/smi-error.js';
import { GSS_CODE } from '../schemas/fields.js';
import { readWorkbook } from './layouts/workbook.js';
import { Problems } from './problems.js';
import { fileOf, type IndicatorSource, OGL, type SeriesObservation } from './source.js';
import { NO_SYMBOLS } from './symbols.js';

const SHEET = 'IMD';
const CODE = 'Local Authority District code (2024)';
const AVERAGE_SCORE = 'IMD - Average score';
const SERIES = 'IMD average score';

const declaration = {
  name: 'indices-of-deprivation-2025',
  title: 'English indices of deprivation 2025, File 10: local authority district summaries (lower-tier)',
  publisher: 'Ministry of Housing, Communities and Local Government',
  ...OGL,
  citation:
    'Ministry of Housing, Communities and Local Government, English indices of deprivation 2025, File 10, version 2 of 17 November 2025.',
  landing_page: 'https://www.gov.uk/government/statistics/english-indices-of-deprivation-2025',
  not_seen_live:
    'No reply was ever seen. The address and the names of columns are those of public programs that use the file.',
  files: [
    {
      name: 'File_10_-_IoD2025_Local_Authority_District_Summaries__lower-tier__v2.xlsx',
      address:
        'https://assets.publishing.service.gov.uk/media/6917412ebc34c86ce4e6e7fc/File_10_-_IoD2025_Local_Authority_District_Summaries__lower-tier__v2.xlsx',
      kind: 'xlsx' as const,
    },
  ],
};

/** Average deprivation of each district of 2024. */
const indicesOfDeprivation: IndicatorSource = {
  ...declaration,
  symbols: NO_SYMBOLS,
  indicators: [
    {
      code: 'deprivation_2025',
      title: 'Index of Multiple Deprivation 2025, average score',
      description:
        'Population-weighted average of the deprivation scores of the neighbourhoods of the district. Higher is more deprived.',
      unit: 'score',
      level: 'lower_tier',
      measure: 'mean',
      range: [0, 100],
      select: [SERIES],
    },
  ],
  async observe(reader) {
    const file = fileOf(declaration);
    const sheets = await readWorkbook(await reader.bytes(file), file.name, [SHEET]);
    const table = sheets.get(SHEET)!;
    // In 2019 the publisher's headers ended with a space.
    const codeIndex = table.indexOf(CODE, 'trimmed');
    const valueIndex = table.indexOf(AVERAGE_SCORE, 'trimmed');
    const problems = new Problems(`${file.name}, sheet ${SHEET}`);
    const seen = new Set<string>();
    const found = table.rows.map((fields, i): SeriesObservation => {
      const area_code = String(fields[codeIndex] ?? '');
      const value = fields[valueIndex];
      if (!GSS_CODE.test(area_code) || seen.has(area_code))
        problems.add(
          i + 2,
          CODE,
          `not an area code, or one that appeared before, found ${quoteFound(area_code)}`,
        );
      if (typeof value !== 'number' || !Number.isFinite(value) || value < 0)
        problems.add(
          i + 2,
          AVERAGE_SCORE,
          `not a number of at least zero, found ${quoteFound(String(value))}`,
        );
      seen.add(area_code);
      return {
        area_code,
        series: SERIES,
        period: '2025',
        value: Number(value),
        lower: null,
        upper: null,
        status: 'observed',
        reason: '',
        flags: '',
        cell: `${file.name}#${i + 2}:${AVERAGE_SCORE}`,
        raw_text: String(value),
      };
    });
    problems.check();
    return found;
  },
};

export default indicesOfDeprivation;
