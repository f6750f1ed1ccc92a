import type { IndicatorDeclaration } from '../schemas/indicator.js';
import { type IndicatorSource, OGL } from './source.js';
import { NO_SYMBOLS } from './symbols.js';

const rate = (code: string, title: string, series: string, who: string): IndicatorDeclaration => ({
  code,
  title,
  description: `Pupils of state-funded schools at 15 ${who} and who have entered higher education by 25. The period is the school year in which they were 15 when it began.`,
  unit: 'per cent',
  level: 'upper_tier',
  measure: 'rate',
  range: [0, 100],
  year: 'academic',
  select: [series],
});

/** The figures are in `retyped.csv` of an edition: no file of the publisher could be had. */
const higherEducationBy25: IndicatorSource = {
  name: 'higher-education-by-25',
  title: 'Entry into higher education by age 25, by local authority and free school meals',
  publisher: 'Department for Education',
  ...OGL,
  citation:
    'Department for Education, cohort-based higher education participation, 2026: entry rates by age 25 of pupils aged 15 in 2014/15, by local authority and free school meals.',
  landing_page:
    'https://explore-education-statistics.service.gov.uk/find-statistics/participation-measures-in-higher-education',
  files: [],
  retyped:
    'Typed again from a stored copy of the page of the data set, to one decimal place, as no file of the publisher could be had: there are no official bytes to check the figures against.',
  symbols: NO_SYMBOLS,
  indicators: [
    rate(
      'higher_education_by_25_fsm',
      'Higher education by age 25, free school meals',
      'entry_rate_fsm',
      'who were eligible for free school meals',
    ),
    rate(
      'higher_education_by_25_other',
      'Higher education by age 25, all others',
      'entry_rate_all_other_pupils',
      'who were not eligible for free school meals',
    ),
  ],
  observe: async () => [],
};

export default higherEducationBy25;
