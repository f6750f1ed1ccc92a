import { exploreEducationStatistics } from '../layouts/explore-education-statistics.js';

export default exploreEducationStatistics({
  name: 'attainment-8-by-district',
  title: 'Local authority district data',
  publication: 'Key stage 4 performance',
  landing_page:
    'https://explore-education-statistics.service.gov.uk/data-catalogue/data-set/82fbd7b9-1b25-4e65-aae7-5923fb6fee0c',
  address:
    'https://api.education.gov.uk/statistics/v1/data-sets/18e39901-e1a0-3b70-aeae-b3fe542fcf1c/csv?dataSetVersion={version}',
  not_seen_live:
    'No reply was ever seen. Columns, levels and periods are those of the catalogue page; the spellings of filters are taken from other data sets of the publisher. The metadata name the unit of each column, in the words of the publisher’s public code: % for a percentage, nothing for a number.',
  levels: ['Local authority district', 'Regional', 'National'],
  // The file has each figure by where pupils live and by where they go to school.
  where: {
    geography_basis: ['Residency', 'Residence', 'Pupil residency'],
    establishment_type_group: ['All state-funded', 'All state-funded schools', 'State-funded', 'Total'],
    disadvantage_status: ['Total'],
    fsm_status: [
      'FSM eligible',
      'FSM',
      'Eligible for free school meals',
      'Known to be eligible for free school meals',
    ],
  },
  series: [{ name: 'Attainment 8, free school meals, by residence', value: 'attainment8_average' }],
  version: 'version',
  indicators: [
    {
      code: 'attainment_8_fsm_district',
      title: 'Attainment 8, free school meals, by district of residence',
      description:
        'Average Attainment 8 score (eight GCSE-level subjects) of pupils eligible for free school meals, where they live.',
      unit: 'points',
      stated: { unit: '' },
      level: 'lower_tier',
      measure: 'mean',
      range: [0, 90],
      select: ['Attainment 8, free school meals, by residence'],
    },
  ],
});
