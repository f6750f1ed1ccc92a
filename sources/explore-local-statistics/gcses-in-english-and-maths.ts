import { exploreLocalStatistics } from '../layouts/explore-local-statistics.js';

export default exploreLocalStatistics({
  dataset: 'gcses-in-english-and-maths',
  title: 'GCSEs in English and maths by age 19',
  producer: 'Department for Education',
  landing_page:
    'https://explore-education-statistics.service.gov.uk/find-statistics/level-2-and-3-attainment-by-young-people-aged-19',
  indicators: [
    {
      code: 'english_and_maths_by_19',
      title: 'English and maths by age 19',
      description:
        'Young people with GCSEs, or the equivalent, in English and maths by age 19; all pupils, where they went to school.',
      unit: 'per cent',
      stated: { measure: 'Percentage', unit: '%' },
      level: 'lower_tier',
      measure: 'rate',
      range: [0, 100],
      select: ['GCSEs in English and Maths'],
    },
  ],
});
