import { exploreEducationStatistics } from '../layouts/explore-education-statistics.js';

export default exploreEducationStatistics({
  name: 'good-development-by-district',
  title: '1 Headline measures by characteristics',
  publication: 'Early years foundation stage profile results',
  landing_page:
    'https://explore-education-statistics.service.gov.uk/data-catalogue/data-set/48e53a9f-7129-4723-b077-94e8a6b594d0',
  // The interface has no identifier for this data set: the catalogue serves it as it is.
  address:
    'https://explore-education-statistics.service.gov.uk/data-catalogue/data-set/48e53a9f-7129-4723-b077-94e8a6b594d0/csv',
  not_seen_live:
    'No reply was ever seen. Columns, levels and periods are those of the catalogue page; the spellings of filters are taken from other data sets of the publisher. The interface does not have this data set, so that nothing states its unit: another one would show only as a jump.',
  levels: ['Local authority district', 'Regional', 'National'],
  // A single-tier authority has its figure a second time, as a district.
  passed: ['Local authority'],
  where: {
    breakdown_topic: [
      'Free school meals',
      'FSM',
      'FSM status',
      'FSM eligibility',
      'Free school meal eligibility',
    ],
    breakdown: [
      'FSM',
      'FSM eligible',
      'Eligible for free school meals',
      'Known to be eligible for free school meals',
    ],
    sex: ['Total'],
  },
  series: [
    {
      name: 'Good level of development, free school meals',
      value: 'gld_percentage',
      people: 'children_number',
    },
  ],
  indicators: [
    {
      code: 'good_development_fsm_district',
      title: 'Good level of development, free school meals, by district',
      description:
        'Pupils eligible for free school meals who reach a good level of development at the end of the reception year, by the district of their school.',
      unit: 'per cent',
      level: 'lower_tier',
      measure: 'rate',
      range: [0, 100],
      select: ['Good level of development, free school meals'],
    },
  ],
});
