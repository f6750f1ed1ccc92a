import { exploreLocalStatistics } from '../layouts/explore-local-statistics.js';

export default exploreLocalStatistics({
  dataset: 'qualifications-level-3-or-above-ni',
  title: 'Level 3 or above qualifications (Northern Ireland)',
  producer: 'Northern Ireland Statistics and Research Agency',
  landing_page: 'https://www.nisra.gov.uk/publications/highest-qualification-level-2023',
  indicators: [
    {
      code: 'level_3_or_above_northern_ireland',
      title: 'Adults with Level 3 or above (Northern Ireland)',
      description:
        'People aged 16 to 64 with qualifications at Level 3 or above (two A levels or the equivalent), as the agency of Northern Ireland counts them.',
      unit: 'per cent',
      stated: { measure: 'Percentage', unit: '%' },
      level: 'lower_tier',
      measure: 'rate',
      range: [0, 100],
      select: ['Level 3 or above qualifications (Northern Ireland)'],
    },
  ],
});
