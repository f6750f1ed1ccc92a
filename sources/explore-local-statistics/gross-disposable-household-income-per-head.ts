import { exploreLocalStatistics } from '../layouts/explore-local-statistics.js';

export default exploreLocalStatistics({
  dataset: 'gross-disposable-household-income-per-head',
  title: 'Gross disposable household income per head',
  producer: 'Office for National Statistics',
  landing_page:
    'https://www.ons.gov.uk/economy/regionalaccounts/grossdisposablehouseholdincome/bulletins/regionalgrossdisposablehouseholdincomegdhi/previousreleases',
  indicators: [
    {
      code: 'disposable_income',
      title: 'Disposable household income',
      description:
        'Income of households after taxes and with benefits, for each person who lives in the area.',
      unit: 'pounds a year',
      stated: { measure: 'Pounds', unit: '£' },
      level: 'lower_tier',
      measure: 'mean',
      range: [1000, 500000],
      select: ['Gross disposable household income'],
    },
  ],
});
