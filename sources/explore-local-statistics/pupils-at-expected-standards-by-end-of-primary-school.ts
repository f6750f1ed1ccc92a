import { exploreLocalStatistics } from '../layouts/explore-local-statistics.js';

export default exploreLocalStatistics({
  dataset: 'pupils-at-expected-standards-by-end-of-primary-school',
  title: 'Pupils at expected standards by end of primary school',
  producer: 'Department for Education',
  landing_page:
    'https://explore-education-statistics.service.gov.uk/find-statistics/key-stage-2-attainment/2024-25-revised',
  indicators: [
    {
      code: 'key_stage_2',
      title: 'Expected standard at age 11',
      description:
        'Pupils who meet the expected standard in reading, writing and maths at the end of Key Stage 2, state-funded schools; all pupils, where they go to school.',
      unit: 'per cent',
      stated: { measure: 'Percentage', unit: '%' },
      level: 'lower_tier',
      measure: 'rate',
      range: [0, 100],
      select: ['Pupils meeting the expected standard in reading, writing and maths'],
    },
  ],
});
