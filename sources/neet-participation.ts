import { quoteFound } from '../errors/smi-error.js';
import { GSS_CODE } from '../schemas/fields.js';
import { readCsv } from './layouts/csv.js';
import { Problems } from './problems.js';
import { fileOf, OGL, type ReferenceSource } from './source.js';
import { EXPLORE_EDUCATION_STATISTICS_SYMBOLS } from './symbols.js';

/** GSS code of an authority by the number that the Department for Education gives it. */
export type AuthorityNumbers = ReadonlyMap<number, string>;

const COLUMNS = [
  'time_period',
  'time_identifier',
  'geographic_level',
  'country_code',
  'country_name',
  'region_code',
  'region_name',
  'old_la_code',
  'new_la_code',
  'la_name',
  'Age',
  'Cohort_DJFavg',
  'NEET_not_known_percent',
  'NEET_percent',
  'Notknown_percent',
  'annual_change_ppts_NEET_not_known',
  'annualchange_NEET',
  'annualchange_notknown',
  'cohort_March',
  'TOTAL_participating_in_education_and_training_percent',
  'Full_time_education_percent',
  'Apprenticeship_percent',
  'Other_education_and_training_percent',
  'annual_change_Participation_in_education_training',
  'annual_change_FTE',
  'annual_change_apprenticeship',
  'annual_change_other_education_training',
  'September_guarantee_Offer_made_percent',
  'September_guarantee_annual_change_ppts',
  'cohort_noSEN_percent',
  'NEET_NK_noSEN_percent',
  'cohort_EHCP_percent',
  'NEET_NK_EHCP_percent',
  'cohort_SENDsupport_percent',
  'NEET_NK_SENDsupport_percent',
  'VG_cohort_DJF_avg',
  'VG_cohort_percentage',
  'VG_NEET_NK_percentage',
  'Level_3',
  'L2_em_GCSE_othL2',
  'avg_att8',
  'pt_l2basics_94',
  'sess_overall_percent',
  'sess_overall_percent_pa_10_exact',
  'Age1617_ONS_population',
  'NEET_NK_quintile',
  'NEET_quintile',
  'Notknown_quintile',
  'Participation_ET_quintile',
  'Sep_guarantee_quintile',
];

const declaration = {
  name: 'neet-participation',
  title: 'Participation in education, training and NEET age 16 to 17 by local authority, underlying data',
  publisher: 'Department for Education',
  ...OGL,
  citation:
    'Department for Education, NEET and participation local authority figures, underlying data for 2023. Used as the official bridge between the numbers that the department gives authorities and their GSS codes.',
  landing_page:
    'https://explore-education-statistics.service.gov.uk/find-statistics/participation-in-education-training-and-neet-age-16-to-17-by-local-authority',
  newest: {
    by: 'github' as const,
    repository: 'dfe-analytical-services/nccis_localauthority_dashboard',
    branch: 'main',
  },
  files: [
    {
      name: 'UD_NEETNK_LA_dashboard_2023_final.csv',
      address:
        'https://raw.githubusercontent.com/dfe-analytical-services/nccis_localauthority_dashboard/{version}/data/UD_NEETNK_LA_dashboard_2023_final.csv',
      kind: 'csv' as const,
    },
  ],
};

/** The official list of DfE authority numbers with their GSS codes: 150 authorities. */
const neetParticipation: ReferenceSource<AuthorityNumbers> = {
  ...declaration,
  symbols: EXPLORE_EDUCATION_STATISTICS_SYMBOLS,
  async read(reader) {
    const file = fileOf(declaration);
    const table = readCsv(await reader.bytes(file), file.name, COLUMNS);
    const level = table.indexOf('geographic_level');
    const number = table.indexOf('old_la_code');
    const code = table.indexOf('new_la_code');
    const problems = new Problems(file.name);
    const numbers = new Map<number, string>();
    table.rows.forEach((fields, index) => {
      if (fields[level] !== 'Local authority') return;
      const numberText = fields[number] ?? '';
      const codeText = fields[code] ?? '';
      if (!/^\d{3}$/.test(numberText))
        problems.add(index + 2, 'old_la_code', `not an authority number, found ${quoteFound(numberText)}`);
      if (!GSS_CODE.test(codeText))
        problems.add(index + 2, 'new_la_code', `not an area code, found ${quoteFound(codeText)}`);
      if (numbers.has(Number(numberText)))
        problems.add(index + 2, 'old_la_code', `appears twice, found ${quoteFound(numberText)}`);
      numbers.set(Number(numberText), codeText);
    });
    problems.check();
    return numbers;
  },
};

export default neetParticipation;
