import { exploreLocalStatistics } from '../layouts/explore-local-statistics.js';

export default exploreLocalStatistics({
  dataset: 'housing-affordability-ratio',
  title: 'Housing affordability ratio (residence-based)',
  producer: 'Office for National Statistics',
  landing_page:
    'https://www.ons.gov.uk/peoplepopulationandcommunity/housing/bulletins/housingaffordabilityinenglandandwales/previousreleases',
  indicators: [
    {
      code: 'housing_affordability',
      title: 'House prices against earnings',
      description:
        'Median house price divided by the median gross annual full-time earnings of the people who live in the area. A ratio, although the file says per cent.',
      unit: 'years of earnings',
      stated: { measure: 'Percentage', unit: '%' },
      level: 'lower_tier',
      measure: 'ratio',
      range: [0.5, 100],
      select: ['Housing affordability ratio (residence-based)'],
    },
  ],
});
