import { exploreLocalStatistics } from '../layouts/explore-local-statistics.js';

export default exploreLocalStatistics({
  dataset: 'claimant-count',
  title: 'Claimant count',
  producer: 'Office for National Statistics',
  landing_page:
    'https://www.ons.gov.uk/employmentandlabourmarket/peopleinwork/employmentandemployeetypes/bulletins/regionallabourmarket/previousreleases',
  indicators: [
    {
      code: 'claimant_count',
      title: 'Claimant count',
      description:
        'People claiming benefits mainly because they are unemployed, as a share of residents aged 16 to 64.',
      unit: 'per cent',
      stated: { measure: 'Percentage', unit: '%' },
      level: 'lower_tier',
      measure: 'rate',
      range: [0, 100],
      select: ['Claimant Count'],
    },
  ],
});
