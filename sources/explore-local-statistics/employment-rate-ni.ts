import { exploreLocalStatistics } from '../layouts/explore-local-statistics.js';

export default exploreLocalStatistics({
  dataset: 'employment-rate-ni',
  title: 'Employment rate (Northern Ireland)',
  producer: 'Northern Ireland Statistics and Research Agency',
  landing_page: 'https://www.nisra.gov.uk/statistics/labour-market-and-social-welfare/labour-force-survey',
  indicators: [
    {
      code: 'employment_rate_northern_ireland',
      title: 'Employment rate (Northern Ireland)',
      description: 'People aged 16 to 64 who are in work, from a survey.',
      unit: 'per cent',
      stated: { measure: 'Percentage', unit: '%' },
      level: 'lower_tier',
      measure: 'rate',
      range: [0, 100],
      select: ['Employment rate (Northern Ireland)'],
    },
  ],
});
