import { quoteFound, SmiError } from '../errors/smi-error.js';
import type { IndicatorDeclaration } from '../schemas/indicator.js';
import { DECLARED_AUTHORITY_NUMBERS } from './authority-numbers.js';
import { looseCsv, readCsv } from './layouts/csv.js';
import { checkParquetLayout } from './layouts/parquet.js';
import { otherThan, type Stated, type StatedIndicator, statedBySeries } from './layouts/stated.js';
import neetParticipation from './neet-participation.js';
import { Problems } from './problems.js';
import { fileOf, type IndicatorSource, OGL, type SeriesObservation, type SourceReader } from './source.js';
import { INTERACTIVE_TOOL_SYMBOLS, readCell } from './symbols.js';

const LAYOUT = {
  'Short Desc': 'VARCHAR',
  'Data item': 'VARCHAR',
  Years: 'VARCHAR',
  'LA and Regions': 'VARCHAR',
  Values: 'VARCHAR',
  'LA Number': 'DOUBLE',
  Region: 'VARCHAR',
};

const upperTier = (
  code: string,
  title: string,
  series: string,
  stated: Stated,
  description: string,
  more: Partial<Omit<IndicatorDeclaration, 'stated'>> = {},
): StatedIndicator => ({
  code,
  title,
  description,
  unit: 'per cent',
  level: 'upper_tier',
  measure: 'rate',
  range: [0, 100],
  select: [series],
  stated,
  ...more,
});

const indicators = [
  upperTier(
    'good_development_fsm',
    'Good level of development, free school meals',
    'FSP_Gooddev_FSM',
    {
      measure: 'Foundation Stage - % Achieving Good Level of Development - FSM',
      unit: '% achieving expected level',
    },
    'Pupils eligible for free school meals who reach a good level of development at the end of the reception year, where they go to school.',
  ),
  upperTier(
    'early_education_quality',
    'Early education rated good or outstanding',
    '3&4yr_Ofsted_rating',
    {
      measure: '% 3&4 yr olds in funded early education - Good/Outstanding providers',
      unit: '% 3 & 4 year olds',
    },
    'Children aged 3 and 4 in funded early education whose provider Ofsted rates good or outstanding.',
  ),
  upperTier(
    'key_stage_2_fsm',
    'Expected standard at age 11, free school meals',
    'FSM_NEW_KS2_RWM',
    {
      measure: 'KS2 RWM Expected Level - attainment pupils eligible for FSM',
      unit: '% achieving expected level',
    },
    'Pupils eligible for free school meals who meet the expected standard in reading, writing and maths at the end of Key Stage 2, where they go to school.',
  ),
  upperTier(
    'attainment_8_fsm',
    'Attainment 8, free school meals',
    'FSM_AVG_Attain8_Score',
    { measure: 'Average Attainment 8 score per pupil eligible for FSM', unit: 'Score per pupil' },
    'Average Attainment 8 score (eight GCSE-level subjects) of pupils eligible for free school meals, where they go to school.',
    { unit: 'points', measure: 'mean', range: [0, 90] },
  ),
  upperTier(
    'neet',
    'Not in education, employment or training, or not known',
    '16-17_not known_NEET',
    {
      measure: '% of 16-17 who are NEET or whose activity is not known(from 2016)',
      unit: '% of 16 - 17 year olds',
    },
    'People aged 16 and 17 who are not in education, employment or training, or whose activity the council does not know.',
  ),
  upperTier(
    'neet_16_17',
    'Not in education, employment or training at 16 and 17',
    '16-17 NEET',
    { measure: '16-17 NEET (from 2016)', unit: '% of 16 - 17 year olds' },
    'People aged 16 and 17 who are known not to be in education, employment or training; those whose activity the council does not know are not counted.',
  ),
  upperTier(
    'level_3_by_19_fsm',
    'Level 3 by age 19, free school meals',
    'Level3_FMS_Attain',
    { measure: 'Attainment of Level 3 qualification, pupils - FSM', unit: '% of 19 year olds' },
    'Young people who were eligible for and claiming free school meals at 15 to 16 and who have reached Level 3 (two A levels or the equivalent) by 19.',
  ),
  upperTier(
    'higher_education_by_19_fsm',
    'Higher education by age 19, free school meals',
    'HE_19_FSM',
    {
      measure: '% 15 year old pupils from state funded schools entered HE by age 19 - FSM',
      unit: '% entered',
    },
    'Pupils who were eligible for and claiming free school meals at 15 to 16 and who have entered higher education by 19.',
  ),
  upperTier(
    'a_level_points',
    'Points in the best three A levels',
    'APSE_Best_3ALevels',
    { measure: 'APS per entry, best 3 A levels', unit: 'Average Point Score' },
    'Average points of the best three A levels of students who take at least one, where they study.',
    { unit: 'points', measure: 'mean', range: [0, 60] },
  ),
  upperTier(
    'attainment_8_other',
    'Attainment 8, all other pupils',
    'NonFSM_AVG_Attain8_Score',
    { measure: 'Average Attainment 8 score per pupil not eligible for FSM', unit: 'Score per pupil' },
    'Average Attainment 8 score (eight GCSE-level subjects) of pupils not eligible for free school meals, where they go to school.',
    { unit: 'points', measure: 'mean', range: [0, 90] },
  ),
  upperTier(
    'level_3_by_19_other',
    'Level 3 by age 19, all others',
    'NonFSM_L3_aged19',
    { measure: 'Attainment of Level 3 qualification, pupils - Non FSM', unit: '% of 19 year olds' },
    'Young people who were not eligible for free school meals at 15 to 16, or did not claim them, and who have reached Level 3 (two A levels or the equivalent) by 19.',
  ),
  upperTier(
    'level_3_gap_by_19',
    'Gap in Level 3 by age 19, as printed',
    'L3Age19Gap',
    { measure: 'Inequality gap in Level 3 qualification', unit: '% gap' },
    'All others less those who were eligible for and claiming free school meals, in Level 3 by 19, as the department prints it.',
    { unit: 'percentage points', range: [-100, 100] },
  ),
  upperTier(
    'higher_education_by_19_other',
    'Higher education by age 19, all others',
    'HE_19_Non_FSM',
    {
      measure: '% 15 year old pupils from state funded schools entered HE by age 19 - Non-FSM',
      unit: '% entered',
    },
    'Pupils who were not eligible for free school meals at 15 to 16, or did not claim them, and who have entered higher education by 19.',
  ),
];

const declaration = {
  name: 'lait',
  title: 'Local Authority Interactive Tool',
  publisher: 'Department for Education',
  ...OGL,
  citation: 'Department for Education, Local Authority Interactive Tool, {version_date}.',
  landing_page: 'https://www.gov.uk/government/publications/local-authority-interactive-tool-lait',
  newest: {
    by: 'github' as const,
    repository: 'dfe-analytical-services/local-authority-interactive-tool',
    branch: 'main',
  },
  files: [
    {
      name: 'bds_long_0.parquet',
      address:
        'https://raw.githubusercontent.com/dfe-analytical-services/local-authority-interactive-tool/{version}/01_data/02_prod/bds_long_0.parquet',
      kind: 'parquet' as const,
    },
    // What each series is, in which unit: the values themselves do not say.
    {
      name: 'lait_data_dictionary.csv',
      address:
        'https://raw.githubusercontent.com/dfe-analytical-services/local-authority-interactive-tool/{version}/01_data/02_prod/lait_data_dictionary.csv',
      kind: 'csv' as const,
    },
    // The GSS codes of the authority numbers are in another source: neet-participation.ts.
  ],
};

/** Columns of the dictionary with the short name of a series, and what it states of it. */
const DICTIONARY = { series: 'Measure_short', measure: 'Measure', unit: 'y_axis_name' } as const;

/**
 * Checks that the dictionary states of each declared series the measure and the unit that are declared.
 * Throws `rows-unreadable` for others, and `file-unreadable` for a series that it does not name.
 */
async function checkStated(reader: SourceReader, indicators: readonly StatedIndicator[]): Promise<void> {
  const file = fileOf(declaration, 1);
  const { series, measure, unit } = DICTIONARY;
  const table = readCsv(await reader.bytes(file), file.name, [series, measure, unit], 'passed');
  const problems = new Problems(file.name);
  const must = statedBySeries(indicators);
  const found = new Set<string>();
  table.rows.forEach((fields, i) => {
    const of = (column: string) => fields[table.indexOf(column)] ?? '';
    const stated = must.get(of(series));
    if (stated === undefined) return;
    found.add(of(series));
    for (const name of ['measure', 'unit'] as const) {
      const column = DICTIONARY[name];
      if (of(column) !== stated[name]) problems.add(i + 2, column, otherThan(stated[name], of(column)));
    }
  });
  problems.check();
  const absent = [...must.keys()].find((each) => !found.has(each));
  if (absent !== undefined)
    throw new SmiError('file-unreadable', `${file.name} has no row of the series ${quoteFound(absent)}`, {
      next: 'see what the publisher renamed, then correct the series in the source',
    });
}

const SIGNS = Object.keys(INTERACTIVE_TOOL_SYMBOLS).map((sign) => `'${sign.replaceAll("'", "''")}'`);
/**
 * Checks every row of the file, not only those of our series: one bad value anywhere shows that the layout
 * changed.
 */
const UNREADABLE = `SELECT row_number, "Values" AS found FROM input
  WHERE "Values" IS NULL OR ("Values" NOT IN (${SIGNS.join(', ')})
    AND NOT regexp_full_match("Values", '-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?')) ORDER BY row_number`;

const selected = (indicators: readonly IndicatorDeclaration[]): string => {
  const wanted = indicators
    .flatMap(({ select }) => select)
    .map((series) => `'${series.replaceAll("'", "''")}'`);
  return `SELECT row_number, "Short Desc" AS series, Years AS period, "Values" AS found, "LA Number" AS number
  FROM input WHERE "Short Desc" IN (${wanted.join(', ')}) ORDER BY row_number`;
};

/**
 * Values are text, years are mixed (`2025`, `2025 (Rev)`, `2023-24`), and areas have the department's own
 * numbers.
 * @param about the name of the source, and the indicators that it makes of the series of the file
 */
export const interactiveToolWith = (
  about: Pick<IndicatorSource, 'name' | 'title'> & { readonly indicators: readonly StatedIndicator[] },
): IndicatorSource => ({
  ...declaration,
  ...about,
  symbols: INTERACTIVE_TOOL_SYMBOLS,
  async observe(reader) {
    const file = fileOf(declaration);
    await checkStated(reader, about.indicators);
    await checkParquetLayout(reader, file, LAYOUT);
    const problems = new Problems(file.name);
    for (const { row_number, found } of await reader.parquet(file, UNREADABLE)) {
      problems.add(
        Number(row_number),
        'Values',
        `neither a number nor a known symbol, found ${quoteFound(String(found))}`,
      );
    }
    problems.check();
    const numbers = new Map([...DECLARED_AUTHORITY_NUMBERS, ...(await reader.reference(neetParticipation))]);
    const seen = new Map<string, number>();
    const observations = (await reader.parquet(file, selected(about.indicators))).map(
      (fields): SeriesObservation => {
        const row = Number(fields.row_number);
        const series = String(fields.series);
        const period = String(fields.period);
        const text = String(fields.found);
        const code = numbers.get(Number(fields.number));
        if (fields.period === null || period === '') problems.add(row, 'Years', 'no years');
        if (code === undefined)
          problems.add(row, 'LA Number', `no authority has this number, found ${fields.number}`);
        const key = `${code} ${series} ${period}`;
        if (seen.has(key)) problems.add(row, 'LA Number', `the same figure as row ${seen.get(key)}`);
        seen.set(key, row);
        const reading = readCell(text, INTERACTIVE_TOOL_SYMBOLS);
        // The pattern of the query accepts numbers that are too large for a double.
        if (reading === undefined)
          problems.add(row, 'Values', `neither a number nor a known symbol, found ${quoteFound(text)}`);
        return {
          area_code: code ?? '',
          series,
          period,
          value: reading?.value ?? null,
          lower: null,
          upper: null,
          status: reading?.status ?? 'missing',
          reason: reading?.reason ?? '',
          flags: reading?.flags ?? '',
          cell: `${file.name}#${row}:Values`,
          raw_text: text,
        };
      },
    );
    problems.check();
    return observations;
  },
  async shape(reader) {
    const [file, dictionary] = [fileOf(declaration), fileOf(declaration, 1)];
    const one = async (select: string) =>
      (await reader.parquet(file, select)).map(({ found }) => String(found));
    const { header, rows } = looseCsv(await reader.bytes(dictionary), dictionary.name);
    const stated = (name: 'measure' | 'unit') => {
      const [series, value] = [DICTIONARY.series, DICTIONARY[name]].map((column) => header.indexOf(column));
      if (series === -1 || value === -1) return [];
      return [...new Set(rows.map((row) => `${row[series ?? -1] ?? ''}: ${row[value ?? -1] ?? ''}`))].sort();
    };
    return {
      columns: await one(
        "SELECT column_name AS found FROM (DESCRIBE input) WHERE column_name <> 'row_number'",
      ),
      series: await one('SELECT DISTINCT "Short Desc" AS found FROM input ORDER BY found'),
      units: stated('unit'),
      measures: stated('measure'),
      symbols: await one(
        `SELECT DISTINCT "Values" AS found FROM input WHERE try_cast("Values" AS DOUBLE) IS NULL ORDER BY found LIMIT 50`,
      ),
    };
  },
});

export default interactiveToolWith({ ...declaration, indicators });
