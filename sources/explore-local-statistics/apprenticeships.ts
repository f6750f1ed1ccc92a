import { exploreLocalStatistics } from '../layouts/explore-local-statistics.js';

export default exploreLocalStatistics({
  dataset: 'apprenticeships',
  title: 'Apprenticeships (England)',
  producer: 'Department for Education',
  landing_page:
    'https://explore-education-statistics.service.gov.uk/find-statistics/further-education-and-skills',
  indicators: [
    {
      code: 'apprenticeship_starts_england',
      title: 'Apprenticeship starts (England)',
      description:
        'Apprenticeships started in the academic year by people aged 16 or above who live in the area.',
      unit: 'per 100,000 people',
      stated: { measure: 'Rate per 100,000 population', unit: 'Rate per 100,000 population' },
      level: 'lower_tier',
      measure: 'rate',
      range: [0, 20000],
      select: ['Apprenticeship starts (England)'],
    },
  ],
});
