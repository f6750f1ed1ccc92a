import { exploreLocalStatistics } from '../layouts/explore-local-statistics.js';

export default exploreLocalStatistics({
  dataset: 'apprenticeships-scotland',
  title: 'Apprenticeships (Scotland)',
  producer: 'Skills Development Scotland',
  landing_page:
    'https://www.skillsdevelopmentscotland.co.uk/publications-statistics/statistics/modern-apprenticeships',
  indicators: [
    {
      code: 'apprenticeship_starts_scotland',
      title: 'Modern Apprenticeship starts (Scotland)',
      description:
        'Modern Apprenticeships started in the financial year by people aged 16 or above who live in the area.',
      unit: 'per 100,000 people',
      stated: { measure: 'Rate per 100,000 population', unit: 'Rate per 100,000 population' },
      level: 'lower_tier',
      measure: 'rate',
      range: [0, 20000],
      select: ['Apprenticeship starts (Scotland)'],
    },
    {
      code: 'apprenticeship_achievements_scotland',
      title: 'Modern Apprenticeship achievements (Scotland)',
      description:
        'Modern Apprenticeships achieved in the financial year by people aged 16 or above who live in the area.',
      unit: 'per 100,000 people',
      stated: { measure: 'Rate per 100,000 population', unit: 'Rate per 100,000 population' },
      level: 'lower_tier',
      measure: 'rate',
      range: [0, 20000],
      select: ['Apprenticeship achievements (Scotland)'],
    },
  ],
});
