import { exploreLocalStatistics } from '../layouts/explore-local-statistics.js';

export default exploreLocalStatistics({
  dataset: 'children-in-relative-poverty',
  title: 'Children in relative poverty',
  producer: 'Department for Work and Pensions',
  landing_page:
    'https://www.gov.uk/government/collections/children-in-low-income-families-local-area-statistics',
  indicators: [
    {
      code: 'child_poverty',
      title: 'Children in relative poverty',
      description: 'Children under 16 in families with a relatively low income after housing costs.',
      unit: 'per cent',
      stated: { measure: 'Percentage', unit: '%' },
      level: 'lower_tier',
      measure: 'rate',
      range: [0, 100],
      select: ['Children in relative poverty after housing costs'],
    },
  ],
});
