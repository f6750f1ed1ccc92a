import { exploreLocalStatistics } from '../layouts/explore-local-statistics.js';

export default exploreLocalStatistics({
  dataset: 'early-years',
  title: 'Early years foundation stage profile',
  producer: 'Department for Education',
  landing_page:
    'https://explore-education-statistics.service.gov.uk/find-statistics/early-years-foundation-stage-profile-results',
  indicators: [
    {
      code: 'literacy_at_5',
      title: 'Literacy at age 5',
      description:
        'Pupils at the expected level in all literacy goals at the end of the reception year, state-funded schools; all pupils, where they go to school.',
      unit: 'per cent',
      stated: { measure: 'Percentage', unit: '%' },
      level: 'lower_tier',
      measure: 'rate',
      range: [0, 100],
      select: ['Literacy'],
    },
  ],
});
