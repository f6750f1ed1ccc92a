import { exploreLocalStatistics } from '../layouts/explore-local-statistics.js';

export default exploreLocalStatistics({
  dataset: 'healthy-life-expectancy',
  title: 'Healthy life expectancy',
  producer: 'Office for National Statistics',
  landing_page:
    'https://www.ons.gov.uk/peoplepopulationandcommunity/healthandsocialcare/healthandlifeexpectancies/bulletins/healthstatelifeexpectanciesuk/previousreleases',
  indicators: [
    {
      code: 'healthy_life_expectancy',
      title: 'Healthy life expectancy',
      description:
        'Years that a child born in the period would live in good health: the mean of the figures for females and for males.',
      unit: 'years',
      stated: { measure: 'Years', unit: 'yrs' },
      level: 'upper_tier',
      measure: 'mean',
      range: [30, 100],
      select: ['Female healthy life expectancy', 'Male healthy life expectancy'],
    },
  ],
});
