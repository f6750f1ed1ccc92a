import { exploreEducationStatistics } from '../layouts/explore-education-statistics.js';

export default exploreEducationStatistics({
  name: 'key-stage-2-by-district',
  title: 'Attainment by pupil residency and pupil characteristics',
  publication: 'Key stage 2 attainment',
  landing_page:
    'https://explore-education-statistics.service.gov.uk/data-catalogue/data-set/2918fbc4-c5c2-423d-95f1-057c4c979e5a',
  address:
    'https://api.education.gov.uk/statistics/v1/data-sets/c62e9901-42f1-1e75-b95e-cd874bbf569b/csv?dataSetVersion={version}',
  not_seen_live:
    'No reply was ever seen. Columns, levels and periods are those of the catalogue page, the percentage and the spellings of filters those of other data sets of the publication. The metadata name the unit of each column, in the words of the publisher’s public code: % for a percentage, nothing for a number.',
  levels: ['Local authority district', 'Regional', 'National'],
  where: {
    establishment_type_group: ['All state-funded', 'All state-funded schools', 'State-funded', 'Total'],
    disadvantage_status: ['Total'],
    fsm_status: [
      'FSM eligible',
      'FSM',
      'Eligible for free school meals',
      'Known to be eligible for free school meals',
    ],
    sex: ['Total'],
    subject: ['Reading, writing and maths', 'Reading, writing and mathematics'],
  },
  series: [
    {
      name: 'Expected standard, free school meals, by residence',
      value: 'expected_standard_pupil_percent',
      people: 'eligible_pupil_count',
    },
  ],
  version: 'version',
  indicators: [
    {
      code: 'key_stage_2_fsm_district',
      title: 'Expected standard at age 11, free school meals, by district of residence',
      description:
        'Pupils eligible for free school meals who meet the expected standard in reading, writing and maths at the end of Key Stage 2, where they live.',
      unit: 'per cent',
      stated: { unit: '%' },
      level: 'lower_tier',
      measure: 'rate',
      range: [0, 100],
      select: ['Expected standard, free school meals, by residence'],
    },
  ],
});
