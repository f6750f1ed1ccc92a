import { exploreLocalStatistics } from '../layouts/explore-local-statistics.js';

export default exploreLocalStatistics({
  dataset: 'first-time-buyer-mortgage-sales',
  title: 'First-time buyer mortgage sales',
  producer: 'Office for National Statistics',
  landing_page:
    'https://www.ons.gov.uk/peoplepopulationandcommunity/housing/datasets/firsttimebuyermortgagesalesbylocalauthorityuk2006to2023',
  indicators: [
    {
      code: 'first_time_buyers',
      title: 'First-time buyers',
      description: 'Mortgages sold to first-time buyers in the year.',
      unit: 'per 1,000 dwellings',
      stated: { measure: 'Rate per 1,000 dwelling stock', unit: 'Rate per 1,000 dwelling stock' },
      level: 'lower_tier',
      measure: 'rate',
      range: [0, 200],
      select: ['First-time buyer mortgage sales'],
    },
  ],
});
