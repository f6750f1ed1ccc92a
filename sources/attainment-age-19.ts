import { quoteFound } from '../errors/smi-error.js';
import type { IndicatorDeclaration } from '../schemas/indicator.js';
import { readCsv } from './layouts/csv.js';
import { Problems } from './problems.js';
import { fileOf, type IndicatorSource, OGL, type SeriesObservation } from './source.js';
import { NO_SYMBOLS } from './symbols.js';

const COLUMNS = [
  'cohort_19_in',
  'number_in_ss_cohort',
  'region',
  'la_code_9',
  'la_code_3',
  'la_name',
  'gender',
  'fsm',
  'sen',
  'l2_by19',
  'l2_with_em_by19',
  'l3_by19',
  'l2_em_by16',
  'l2_em_by19_belowat16',
  'l2_by19_rate',
  'l2_with_em_by19_rate',
  'l3_by19_rate',
  'l2_em_by19_belowat16_rate',
];

/** The last cohort that had turned 19 when the file was made: of later ones, counts by 19 are not known. */
const LAST_KNOWN = 2022;

/** Columns that are counted, with the code and the words of what they count. */
const COUNTS = [
  [
    'cohort_at_19',
    'number_in_ss_cohort',
    'Young people of the cohort',
    'Pupils of state-funded schools at 15',
  ],
  ['level_2_count', 'l2_by19', 'Reached Level 2 by 19', 'Young people who have reached Level 2 by 19'],
  ['level_3_count', 'l3_by19', 'Reached Level 3 by 19', 'Young people who have reached Level 3 by 19'],
] as const;
const GROUPS = [
  ['fsm', 'Eligible for FSM', 'free school meals', 'who were eligible for free school meals'],
  ['other', 'Not eligible for FSM', 'all others', 'who were not eligible for free school meals'],
] as const;

const seriesOf = (column: string, group: string) => `${column} ${group}`;

const indicators = COUNTS.flatMap(([code, column, title, who]) =>
  GROUPS.map(
    ([ending, group, words, which]): IndicatorDeclaration => ({
      code: `${code}_${ending}`,
      title: `${title}, ${words}`,
      description: `${who}, ${which}, by the year in which they turn 19 and the authority of their school: a number of people.`,
      unit: 'people',
      level: 'upper_tier',
      measure: 'count',
      range: [0, 1e6],
      year: 'academic',
      select: [seriesOf(column, group)],
    }),
  ),
);

const declaration = {
  name: 'attainment-age-19',
  title: 'Level 2 and 3 attainment by age 19: counts by local authority and free school meals',
  publisher: 'Department for Education',
  ...OGL,
  citation:
    'Department for Education, Level 2 and 3 attainment by young people aged 19 in 2022, data of the local authority dashboard.',
  landing_page:
    'https://explore-education-statistics.service.gov.uk/find-statistics/level-2-and-3-attainment-by-young-people-aged-19',
  newest: { by: 'github' as const, repository: 'dfe-analytical-services/attainment-age-19', branch: 'main' },
  files: [
    {
      name: 'LA_Dashboard_2022_without_Scilly.csv',
      address:
        'https://raw.githubusercontent.com/dfe-analytical-services/attainment-age-19/{version}/data/LA_Dashboard_2022_without_Scilly.csv',
      kind: 'csv' as const,
    },
  ],
};

/** Regions and England have no code in the file: their rows have the word ALL. */
const ALL = 'ALL';

/**
 * Counts of the young people of each authority, and how many of them reached Level 2 and Level 3 by 19. A
 * cohort that has not turned 19 yet has 0 in place of each count, which is no figure: it is read as missing.
 */
const attainmentAge19: IndicatorSource = {
  ...declaration,
  symbols: NO_SYMBOLS,
  indicators,
  async observe(reader) {
    const file = fileOf(declaration);
    const table = readCsv(await reader.bytes(file), file.name, COLUMNS);
    const index = Object.fromEntries(COLUMNS.map((name) => [name, table.indexOf(name)]));
    const problems = new Problems(file.name);
    const seen = new Map<string, number>();
    const observations: SeriesObservation[] = [];
    table.rows.forEach((fields, i) => {
      const row = i + 2;
      const of = (name: string) => fields[index[name] ?? -1] ?? '';
      const group = GROUPS.find(([, name]) => name === of('fsm'));
      if (of('gender') !== ALL || of('sen') !== ALL || group === undefined || of('la_code_9') === ALL) return;
      const period = of('cohort_19_in');
      if (!/^\d{4}$/.test(period))
        problems.add(row, 'cohort_19_in', `not a year, found ${quoteFound(period)}`);
      const key = `${of('la_code_9')} ${period} ${group[0]}`;
      if (seen.has(key)) problems.add(row, 'la_code_9', `the same cohort as row ${seen.get(key)}`);
      seen.set(key, row);
      const cohort = Number(of('number_in_ss_cohort'));
      for (const [, column] of COUNTS) {
        const text = of(column);
        const isKnown = column === 'number_in_ss_cohort' || Number(period) <= LAST_KNOWN;
        if (!/^\d+$/.test(text)) problems.add(row, column, `not a count, found ${quoteFound(text)}`);
        else if (Number(text) > cohort)
          problems.add(row, column, `more than the cohort of ${cohort}, found ${text}`);
        else if (!isKnown && text !== '0')
          problems.add(row, column, `a count of a cohort that has not turned 19 yet, found ${text}`);
        observations.push({
          area_code: of('la_code_9'),
          series: seriesOf(column, group[1]),
          period,
          value: isKnown ? Number(text) : null,
          lower: null,
          upper: null,
          status: isKnown ? 'observed' : 'missing',
          reason: isKnown ? '' : 'not_known_yet',
          flags: '',
          cell: `${file.name}#${row}:${column}`,
          raw_text: text,
        });
      }
    });
    problems.check();
    return observations;
  },
};

export default attainmentAge19;
