import { exploreLocalStatistics } from '../layouts/explore-local-statistics.js';

export default exploreLocalStatistics({
  dataset: 'average-travel-time',
  title: 'Average travel time to work centres',
  producer: 'Department for Transport',
  landing_page: 'https://www.gov.uk/government/statistical-data-sets/journey-time-statistics-data-tables-jts',
  indicators: [
    {
      code: 'travel_to_work',
      title: 'Time to the nearest work centre',
      description: 'Minutes to the nearest centre of 500 to 4,999 jobs by public transport or on foot.',
      unit: 'minutes',
      stated: { measure: 'Minutes', unit: 'mins' },
      level: 'lower_tier',
      measure: 'mean',
      range: [0, 240],
      select: ['Public transport or walk to work'],
    },
  ],
});
