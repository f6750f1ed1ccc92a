import { exploreLocalStatistics } from '../layouts/explore-local-statistics.js';

export default exploreLocalStatistics({
  dataset: 'persistent-absences-for-pupils-eligible-for-free-school-meals',
  title: 'Persistent absence of pupils eligible for free school meals',
  producer: 'Department for Education',
  landing_page:
    'https://explore-education-statistics.service.gov.uk/find-statistics/pupil-absence-in-schools-in-england',
  duplicate_columns: ['notes'],
  indicators: [
    {
      code: 'persistent_absence_fsm',
      title: 'Persistent absence, free school meals',
      description:
        'Pupils eligible for free school meals at any time in the last six years who missed at least a tenth of their sessions, state-funded schools.',
      unit: 'per cent',
      stated: { measure: 'Percentage', unit: '%' },
      level: 'upper_tier',
      measure: 'rate',
      range: [0, 100],
      select: ['Persistent absences for pupils eligible for free school meals'],
    },
  ],
});
