import { exploreLocalStatistics } from '../layouts/explore-local-statistics.js';

export default exploreLocalStatistics({
  dataset: 'apprenticeships-ni',
  title: 'Apprenticeships (Northern Ireland)',
  producer:
    'Department for the Economy (Northern Ireland), Further Education colleges and CAFRE, and Higher Education Institutions',
  landing_page: 'https://www.economy-ni.gov.uk/publications/apprenticeshipsni-ad-hoc-tables',
  indicators: [
    {
      code: 'apprenticeship_starts_northern_ireland',
      title: 'Apprenticeship starts (Northern Ireland)',
      description:
        'People aged 16 or above who live in the area and are in the first year of an apprenticeship, for 28 days or more.',
      unit: 'per 100,000 people',
      stated: { measure: 'Rate per 100,000 population', unit: 'Rate per 100,000 population' },
      level: 'lower_tier',
      measure: 'rate',
      range: [0, 20000],
      select: ['Apprenticeship starts (Northern Ireland)'],
    },
  ],
});
